import { useCallback, useEffect, useState } from 'react';

interface Timers {
  /** Seconds that each has run, without the present run. */
  used: Record<string, number>;
  running: string | null;
  /** When the present run began, in ms. */
  since: number;
}

const none: Timers = { used: {}, running: null, since: 0 };

/** One timer runs at a time, and goes on over a reload of the page in the same window. */
export function useTimers(key: string) {
  const [timers, setTimers] = useState(none);
  const [now, setNow] = useState(0);
  useEffect(() => setTimers(remembered(key)), [key]);
  useEffect(() => {
    if (timers.running === null) return;
    setNow(Date.now());
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, [timers.running]);
  const secondsOf = (name: string) =>
    (timers.used[name] ?? 0) + (timers.running === name ? sinceThen(timers, now) : 0);
  const toggle = useCallback(
    (name: string) => {
      setTimers((before) => {
        const at = Date.now();
        const used = { ...before.used };
        if (before.running) {
          used[before.running] = (used[before.running] ?? 0) + sinceThen(before, at);
        }
        const after = { used, running: before.running === name ? null : name, since: at };
        remember(key, after);
        return after;
      });
    },
    [key],
  );
  return { running: timers.running, secondsOf, toggle };
}

function sinceThen({ since }: Timers, now: number): number {
  return Math.max(0, Math.floor((now - since) / 1_000));
}

// Without the browser's memory the timers run all the same, until the page is left.
function remembered(key: string): Timers {
  try {
    return { ...none, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Timers>) };
  } catch {
    return none;
  }
}

function remember(key: string, timers: Timers): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(timers));
  } catch {}
}
