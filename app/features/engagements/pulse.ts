import { z } from 'zod';
import { optionalLine, wholeNumber } from '../../http/fields.ts';
import { daysBetween } from './engagement.ts';

/** Own questions, five at most per asking (EVIDENCE: measures); never called validated. */
export const pulseQuestions = [
  'communication',
  'respect',
  'commitment',
  'usefulness',
  'workload',
] as const;
export type PulseQuestion = (typeof pulseQuestions)[number];

/** A question may be skipped; all five may not. */
export const newPulse = z
  .object({
    communication: skippable(),
    respect: skippable(),
    commitment: skippable(),
    usefulness: skippable(),
    workload: skippable(),
    noteToSelf: optionalLine(300),
  })
  .refine((answers) => pulseQuestions.some((question) => answers[question] !== undefined), {
    message: 'engagements:problems.emptyPulse',
  });
export type NewPulse = z.output<typeof newPulse>;

function skippable() {
  return z.preprocess((value) => (value === '' ? undefined : value), wholeNumber(1, 5).optional());
}

/** Monthly at most. */
export const pulseDays = 28;

/** The day from which the next pulse may be answered; null: now. */
export function nextPulseOn(lastOn: string | null, today: string): string | null {
  if (lastOn === null || daysBetween(lastOn, today) >= pulseDays) return null;
  return new Date(Date.parse(`${lastOn}T00:00:00Z`) + pulseDays * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
