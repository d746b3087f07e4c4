import type { Actor } from '../../platform/actor.ts';
import { writeCsv } from '../../platform/csv.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { canManageEnrolments } from './enrolment.ts';
import { answersOf } from './enrolment-answers.ts';
import { type EnrolmentFilter, selectEnrolments } from './enrolment-queries.server.ts';

/** The columns that an import reads, so that an export can be changed and read again. */
const columns = [
  'id',
  'name',
  'email',
  'side',
  'state',
  'career_stage',
  'country',
  'department',
  'site',
  'industry',
  'time_zone',
  'languages',
  'skills_wanted',
  'skills_offered',
  'capacity',
  'hours_per_month',
  'goal',
  'enrolled_at',
];

/** A program's enrolments as a spreadsheet, for its managers. */
export async function exportEnrolments(
  world: World,
  actor: Actor,
  programId: string,
  filter: EnrolmentFilter,
): Promise<{ fileName: string; text: string }> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const rows = await selectEnrolments(connection, programId, filter)
      .innerJoin('profile', (join) =>
        join
          .onRef('profile.person_id', '=', 'enrolment.person_id')
          .onRef('profile.organization_id', '=', 'enrolment.organization_id'),
      )
      .innerJoin('enrolment_answers as said', (join) =>
        join.onRef('said.enrolment_id', '=', 'enrolment.id').on('said.program_id', '=', programId),
      )
      .selectAll('profile')
      .select(['person.name', 'person.email', 'person.time_zone', 'enrolment.created_at'])
      .select(['enrolment.side', 'enrolment.state', 'said.goal', 'said.answers'])
      .select(['enrolment.capacity', 'enrolment.hours_per_month'])
      .orderBy('enrolment.side')
      .orderBy('person.name')
      .orderBy('enrolment.id')
      .execute();
    const skills = await connection
      .selectFrom('person_skill')
      .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
      .innerJoin('enrolment', 'enrolment.person_id', 'person_skill.person_id')
      .select(['person_skill.person_id', 'person_skill.direction', 'skill.name'])
      .distinct()
      .where('enrolment.program_id', '=', programId)
      .orderBy('skill.name')
      .execute();
    const byPerson = Map.groupBy(skills, (row) => `${row.person_id} ${row.direction}`);
    const skillsOf = (personId: string, direction: 'offers' | 'wants') =>
      (byPerson.get(`${personId} ${direction}`) ?? []).map((row) => row.name).join('; ');
    const table = rows.map((row) => [
      answersOf(row.answers).external_id ?? '',
      row.name,
      row.email,
      row.side,
      row.state,
      row.career_stage,
      row.country,
      row.department,
      row.site,
      row.industry,
      row.time_zone,
      row.languages.join('; '),
      skillsOf(row.person_id, 'wants'),
      skillsOf(row.person_id, 'offers'),
      row.capacity,
      row.hours_per_month,
      row.goal,
      row.created_at.toISOString(),
      ...program.questions.map(({ key }) =>
        [answersOf(row.answers).own?.[key] ?? ''].flat().join('; '),
      ),
    ]);
    return {
      fileName: `${program.name} enrolments.csv`,
      text: writeCsv([...columns, ...program.questions.map(({ label }) => label)], table),
    };
  });
}
