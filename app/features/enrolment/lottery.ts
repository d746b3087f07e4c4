import { z } from 'zod';
import { wholeNumber } from '../../http/fields.ts';
import { shuffled } from '../../platform/random.ts';
import { sides } from './enrolment.ts';

export const mostPlaces = 100_000;
export const lotteryForm = z.object({ side: z.enum(sides), places: wholeNumber(1, mostPlaces) });
export type LotteryForm = z.output<typeof lotteryForm>;

/** The order in which lots are drawn: the ids in their own order, shuffled by the seed. */
export function drawLots(entrants: readonly string[], seed: number): string[] {
  return shuffled([...entrants].sort(), seed);
}
