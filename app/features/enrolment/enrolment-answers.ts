import { z } from 'zod';

/** What was said that has no column of its own. */
export const enrolmentAnswers = z.object({
  /** The row's id in the system it came from. */
  external_id: z.string().optional(),
  /** Whom they report to, by address: known here or not yet. */
  manager_email: z.string().optional(),
  /** To the program's own questions, by their keys. */
  own: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
export type EnrolmentAnswers = z.output<typeof enrolmentAnswers>;

/** Reads the JSON column. */
export function answersOf(column: unknown): EnrolmentAnswers {
  return enrolmentAnswers.parse(column);
}
