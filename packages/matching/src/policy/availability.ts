import type { WeeklyWindow } from './person.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Half-open spans of UTC minutes from Monday 00:00 UTC, sorted, apart from each other, within one week. */
export type UtcSpans = readonly (readonly [start: number, end: number])[];

export function isTimeZone(name: string): boolean {
  try {
    offsetReader(name);
    return true;
  } catch {
    return false;
  }
}

export function isMonday(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) && day.getUTCDay() === 1
  );
}

/**
 * Weekly local hours as UTC spans in the week of `monday`. Weeks repeat, so that a Monday morning in
 * Auckland, Sunday in UTC, stands at the week's end. DST is that of the week.
 */
export function toUtcSpans(
  windows: readonly WeeklyWindow[],
  timeZone: string,
  monday: string,
): UtcSpans {
  const zone = offsetReader(timeZone);
  const first = Date.parse(`${monday}T00:00:00Z`) / 60_000;
  const spans: [number, number][] = [];
  for (const { day, start, end } of windows) {
    const midnight = first + (day - 1) * DAY;
    const from = toUtc(midnight + start, zone) - first;
    const length = toUtc(midnight + end, zone) - first - from;
    const at = ((from % WEEK) + WEEK) % WEEK;
    spans.push([at, Math.min(WEEK, at + length)]);
    if (at + length > WEEK) spans.push([0, at + length - WEEK]);
  }
  return merged(spans);
}

/** Minutes that two people share in a week; O(spans). */
export function overlapMinutes(a: UtcSpans, b: UtcSpans): number {
  let minutes = 0;
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    const [aStart, aEnd] = a[x]!;
    const [bStart, bEnd] = b[y]!;
    minutes += Math.max(0, Math.min(aEnd, bEnd) - Math.max(aStart, bStart));
    if (aEnd < bEnd) x++;
    else y++;
  }
  return minutes;
}

function merged(spans: readonly [number, number][]): UtcSpans {
  const result: [number, number][] = [];
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (end <= start) continue;
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** UTC minutes of a local time (both since 1970). A time that DST skips moves on by the gap. */
function toUtc(local: number, offsetAt: (utc: number) => number): number {
  const guess = local - offsetAt(local);
  return local - offsetAt(guess);
}

type OffsetReader = (utc: number) => number;

/** Zones and what was asked of them: `Intl` takes longer to answer than all the rest together. */
const readers = new Map<string, OffsetReader>();
const mostOffsets = 10_000;

/** Reads a zone's offset in minutes at a UTC minute; throws `RangeError` where there is no such zone. */
function offsetReader(timeZone: string): OffsetReader {
  const key = timeZone.toLowerCase();
  const known = readers.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const offsets = new Map<number, number>();
  const reader = (utc: number) => {
    const before = offsets.get(utc);
    if (before !== undefined) return before;
    const part = Object.fromEntries(
      format.formatToParts(utc * 60_000).map(({ type, value }) => [type, Number(value)]),
    );
    const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!);
    const offset = local / 60_000 - utc;
    if (offsets.size === mostOffsets) offsets.clear();
    offsets.set(utc, offset);
    return offset;
  };
  readers.set(key, reader);
  return reader;
}
