import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';

// Answers to an enrolment form's questions about skills are kept by name, as they were given. A skill's name is this
// list's to change, so the answers follow it. As the server: no member's connection changes what others answered.

/** The answers of an organization that name skills, one row for each question that somebody answered. */
const answered = (organizationId: string) => sql`
  select enrolment.id, asked.key, enrolment.answers -> 'own' -> asked.key as names
  from program
  cross join lateral (
    select question ->> 'key' as key from jsonb_array_elements(program.questions) as question
    where question ->> 'kind' = 'skills') as asked
  join enrolment on enrolment.program_id = program.id
  where program.organization_id = ${organizationId}`;

/** Writes a skill's new name into answers that have its old one; who picked both has picked it once. */
export async function renameInAnswers(
  connection: Connection,
  organizationId: string,
  from: string,
  into: string,
): Promise<void> {
  await sql`
    update enrolment
    set answers = jsonb_set(enrolment.answers, '{own}', enrolment.answers -> 'own' || renamed.own)
    from (
      select said.id, jsonb_object_agg(said.key, (
        select jsonb_agg(name order by lower(name)) from (
          select distinct case when name = ${from} then ${into} else name end as name
          from jsonb_array_elements_text(said.names) as name) as named)) as own
      from (${answered(organizationId)}) as said
      where said.names ? ${from}
      group by said.id) as renamed
    where enrolment.id = renamed.id`.execute(connection);
}

/** Whether an answer names this skill. */
export const isInAnswers = (organizationId: string, name: RawBuilder<string>) =>
  sql<boolean>`exists (select from (${answered(organizationId)}) as said where said.names ? ${name})`;
