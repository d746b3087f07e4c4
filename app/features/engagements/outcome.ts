import { z } from 'zod';
import { optionalText, text, ticked } from '../../http/fields.ts';

/** What came of it, in one member's words. */
export const newOutcome = z.object({
  summary: text(4_000),
  evidence: optionalText(4_000),
  nextStep: optionalText(2_000),
  thanks: optionalText(2_000),
  shared: ticked(),
});
export type NewOutcome = z.output<typeof newOutcome>;
