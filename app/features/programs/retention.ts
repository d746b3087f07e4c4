import { Temporal } from 'temporal-polyfill';

/** Days between the word to everybody concerned and the deletion: time to keep one's documents. */
const daysOfWarning = 30;

export interface Kept {
  /** Of the program or of its last engagement, whichever is later: '2026-11-25'. */
  lastDay: string;
  retentionMonths: number;
  /** The day that everybody was told; null: not told yet. */
  forgetsOn: string | null;
}

export type RetentionStep = { step: 'keep' | 'forget' | 'takeBack' } | { step: 'warn'; on: string };

/**
 * What to do today about what people gave a program: delete it so many months after the last day, and
 * never before everybody had a month to keep their documents. Where the months were changed after the
 * warning, or somebody goes on for longer, the warning is taken back and given anew in time.
 */
export function retentionStep(
  { lastDay, retentionMonths, forgetsOn }: Kept,
  today: string,
): RetentionStep {
  const kept = Temporal.PlainDate.from(lastDay).add({ months: retentionMonths }).toString();
  const soonest = Temporal.PlainDate.from(today).add({ days: daysOfWarning }).toString();
  if (forgetsOn === null) {
    return kept > soonest ? { step: 'keep' } : { step: 'warn', on: soonest };
  }
  if (kept > forgetsOn) return { step: 'takeBack' };
  return { step: forgetsOn <= today ? 'forget' : 'keep' };
}
