import { sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import { offering, type Question, type QuestionAnswers } from '../programs/enrolment-question.ts';

/** The names on the organization's list of skills, and of others those that somebody has `kept`. */
export async function listSkillNames(
  connection: Connection,
  { organizationId }: { organizationId: string },
  kept: readonly (string | number)[] = [],
): Promise<string[]> {
  const rows = await connection
    .selectFrom('skill')
    .select('name')
    .where('organization_id', '=', organizationId)
    .where((on) =>
      on.or([on('listed', '=', true), on('name', '=', sql<string>`any(${kept}::text[])`)]),
    )
    .orderBy(sql`lower(name)`)
    .execute();
  return rows.map((row) => row.name);
}

/**
 * A program's questions with what can be picked now: the organization's list of skills, and what was answered before,
 * as somebody may keep a skill that has left the list.
 */
export async function offerSkills(
  connection: Connection,
  scope: { organizationId: string },
  questions: readonly Question[],
  before: readonly (QuestionAnswers | undefined)[] = [],
): Promise<Question[]> {
  const asked = questions.filter(({ kind }) => kind === 'skills');
  if (asked.length === 0) return [...questions];
  const had = before.flatMap((answers) => asked.flatMap(({ key }) => answers?.[key] ?? []));
  return offering(questions, await listSkillNames(connection, scope, had));
}
