/** The only source of 'now'. */
export interface Clock {
  now(): Date;
}

/** Today in UTC, '2026-11-25': days that people share turn at the same moment for all of them. */
export function todayOf({ clock }: { clock: Clock }): string {
  return clock.now().toISOString().slice(0, 10);
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: for tests and for the example organization. */
export function createManualClock(start: Date): Clock & { moveTo(moment: Date): void } {
  let current = start;
  return {
    now: () => current,
    moveTo(moment) {
      current = moment;
    },
  };
}
