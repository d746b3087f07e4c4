import { anyOf, type Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import { answersOf, type EnrolmentAnswers } from './enrolment-answers.ts';

/** What goals were written in these enrolments, of those that the database lets the reader know. */
export async function readGoalsOf(
  connection: Connection,
  enrolmentIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await connection
    .selectFrom('enrolment_answers')
    .select(['enrolment_id', 'goal'])
    .where('enrolment_id', '=', anyOf(enrolmentIds))
    .where('goal', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [found(row.enrolment_id), row.goal ?? '']));
}

/** What was answered in these enrolments, as far as the database lets the reader know it. */
export async function readAnswersOf(
  connection: Connection,
  enrolmentIds: readonly string[],
): Promise<Map<string, EnrolmentAnswers>> {
  if (enrolmentIds.length === 0) return new Map();
  const rows = await connection
    .selectFrom('enrolment_answers')
    .select(['enrolment_id', 'answers'])
    .where('enrolment_id', '=', anyOf(enrolmentIds))
    .execute();
  return new Map(rows.map((row) => [found(row.enrolment_id), answersOf(row.answers)]));
}
