import type { EnrolmentState, Side } from '../programs/program-kind.ts';

/** The states in which somebody has one of a side's places. */
export const takenStates = [
  'accepted',
  'matched',
  'paused',
  'completed',
] as const satisfies EnrolmentState[];

/** How many places a side has left; without a limit there is always one. */
export function placesLeft(places: number | null, taken: number): number {
  return places === null ? Number.POSITIVE_INFINITY : Math.max(0, places - taken);
}

export interface Queue {
  side: Side;
  taken: number;
  waiting: number;
}

/** Of each side that somebody waits for, how many have a place and how many wait. */
export function queuesOf(
  counts: readonly { side: Side; state: EnrolmentState; count: number }[],
): Queue[] {
  const sum = (side: Side, states: readonly EnrolmentState[]) =>
    counts
      .filter((entry) => entry.side === side && states.includes(entry.state))
      .reduce((total, { count }) => total + count, 0);
  return [...new Set(counts.map(({ side }) => side))]
    .map((side) => ({
      side,
      taken: sum(side, takenStates),
      waiting: sum(side, ['waitlisted']),
    }))
    .filter(({ waiting }) => waiting > 0);
}
