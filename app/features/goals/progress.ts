import { Temporal } from 'temporal-polyfill';
import type { Timeframe } from './goal.ts';

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Where a day lies in the timeframe: 0 at its start, 1 at its end, never outside. */
export function placeInTime(day: string, { startsOn, endsOn }: Timeframe): number {
  const length = daysBetween(startsOn, endsOn);
  if (length <= 0) return 0;
  return Math.min(1, Math.max(0, daysBetween(startsOn, day) / length));
}

/** The day at which this share of the timeframe is over: 0 its start, 1 its end. */
export function dayAt(share: number, { startsOn, endsOn }: Timeframe): string {
  const days = Math.round(share * daysBetween(startsOn, endsOn));
  return Temporal.PlainDate.from(startsOn).add({ days }).toString();
}

/** The even pace: 0 when the goal begins, 100 on the day it is due. */
export function expectedProgress(day: string, begunOn: string, dueOn: string): number {
  if (day >= dueOn) return 100;
  return Math.round(100 * placeInTime(day, { startsOn: begunOn, endsOn: dueOn }));
}

/** The day a goal begins: when it was written, but not before the engagement. */
export function beginOf(createdOn: string, { startsOn }: Timeframe): string {
  return createdOn > startsOn ? createdOn : startsOn;
}
