import { movesUp, type Timeframe } from './program.ts';

/** Who gets the next free place: whoever waits longest, whom managers choose, or nobody in an order, after a draw. */
export type WhatDecides = 'longestWait' | 'managers' | 'lots';

/** What somebody on the waitlist may know of it: figures only, and nobody's name. */
export interface WaitingPlace {
  decides: WhatDecides;
  /** Their place, from 1, where waiting decides. */
  place: number;
  /** How many wait with them. */
  waiting: number;
}

export function whatDecides(
  program: Timeframe & { approvesEnrolment: boolean },
  { drewLots }: { drewLots: boolean },
): WhatDecides {
  if (drewLots) return 'lots';
  return movesUp(program) ? 'longestWait' : 'managers';
}
