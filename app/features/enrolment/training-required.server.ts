import { sql } from 'kysely';

/**
 * Of a row of `enrolment`: its program asks for the training of its side, and its person has not done
 * it. Modules are named like the sides.
 */
export function lacksTraining() {
  return sql<boolean>`(
    exists (select from program where program.id = enrolment.program_id and program.requires_training)
    and not exists (
      select from training_completion done
      where done.organization_id = enrolment.organization_id
        and done.person_id = enrolment.person_id and done.module = enrolment.side
    )
  )`;
}
