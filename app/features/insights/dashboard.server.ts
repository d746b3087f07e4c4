import { sql } from 'kysely';
import { i18n } from '../../i18n.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor, type Connection, type Database } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Question, questions } from '../programs/enrolment-question.ts';
import type { ProgramState } from '../programs/program.ts';
import type { ProgramKind } from '../programs/program-kind.ts';
import { readLevelClasses, readPulseSums } from './answers.server.ts';
import { groupWords, offeredFields } from './group-field.ts';
import { reportGroupLevels, reportLevels } from './level-report.ts';
import { summariseLoad } from './mentor-load.server.ts';
import { pulseTrend } from './pulse-trend.ts';
import { readLooks, readStanding } from './standing.server.ts';

export type Dashboard = Awaited<ReturnType<typeof loadDashboard>>;

/**
 * How a program stands now, whole or for one group. What happened is counted as the actor; answers are
 * read as the server, bound to the program that the actor was just shown, and leave as figures over groups.
 */
export async function loadDashboard(
  world: World,
  actor: Actor,
  programId: string,
  group: string | undefined,
) {
  const today = todayOf(world);
  const { organizationId } = actor;
  const { asked, smallestGroup: k, ...program } = await findProgram(world, actor, programId);
  const scope = { programId, byGroup: group !== undefined };
  // From here on the program is the actor's to see; what is counted apart is counted at the same time.
  const counted = { organizationId, programId, today, group };
  const [levels, pulse, standing, looks, { load, waiting }, groups] = await Promise.all([
    // The longest work here, so it begins while the database still counts the rest.
    readLevelClasses(world.db, scope, true).then((classes) =>
      group === undefined ? reportLevels(classes, 0, k) : reportGroupLevels(classes, group, k),
    ),
    readPulseSums(world.db, scope, today, 'usefulness').then((sums) => pulseTrend(sums, k, group)),
    asActor(world.db, actor, (connection) => readStanding(connection, counted)),
    asActor(world.db, actor, (connection) => readLooks(connection, counted)),
    asActor(world.db, actor, async (connection) => ({
      load: await summariseLoad(connection, programId, today, k),
      waiting: await countWaiting(connection, programId),
    })),
    listGroups(world.db, programId, asked),
  ]);
  return {
    program,
    smallestGroup: k,
    group: group ?? null,
    groups,
    standing,
    ...looks,
    load,
    waiting,
    levels,
    pulse,
  };
}

/** What every group of the program answered, and the whole: as far as it may be shown. */
export async function loadGroupAnswers(world: World, actor: Actor, programId: string) {
  const { asked, smallestGroup: k } = await findProgram(world, actor, programId);
  const groups = await listGroups(world.db, programId, asked);
  const scope = { programId, byGroup: true };
  const classes = await readLevelClasses(world.db, scope, true);
  const sums = await readPulseSums(world.db, scope, todayOf(world));
  const whole = { value: undefined, label: i18n.t('dashboard:group.whole') };
  return {
    smallestGroup: k,
    groups: [whole, ...groups].map(({ value, label }) => ({
      label,
      levels:
        value === undefined ? reportLevels(classes, 0, k) : reportGroupLevels(classes, value, k),
      pulse: pulseTrend(sums, k, value),
    })),
  };
}

/** The program as its managers see it; 'not found' for everybody else. */
async function findProgram(world: World, actor: Actor, programId: string) {
  if (!isManager(actor)) throw new NotFound();
  const row = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('program')
      .innerJoin('organization', 'organization.id', 'program.organization_id')
      .select(['program.name', 'program.state', 'program.kind', 'program.questions'])
      .select('organization.smallest_group')
      .where('program.id', '=', programId)
      .executeTakeFirst(),
  );
  const { name, state, kind, questions: asked, smallest_group } = found(row);
  return {
    name,
    state: state as ProgramState,
    kind: kind as ProgramKind,
    asked: questions.parse(asked),
    smallestGroup: smallest_group,
  };
}

/** The groups that engagements and answers of the program belong to, or did. */
async function listGroups(connection: Database, programId: string, asked: Question[]) {
  const { rows } = await sql<{ name: string }>`
    select distinct unnest(groups) as name from answer_group
    where program_id = ${programId} order by 1 limit 500`.execute(connection);
  return rows.map(({ name }) => ({ value: name, label: groupWords(name, asked) }));
}

async function countWaiting(connection: Connection, programId: string): Promise<number> {
  const { waiting } = await connection
    .selectFrom('enrolment')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('program_id', '=', programId)
    .where('state', '=', 'waitlisted')
    .executeTakeFirstOrThrow();
  return waiting;
}

/** What figures of the program are narrowed by, and what they could be. */
export async function loadGroupFields(world: World, actor: Actor, programId: string) {
  if (!isManager(actor)) throw new NotFound();
  const row = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('program')
      .select(['name', 'questions', 'group_fields'])
      .where('id', '=', programId)
      .executeTakeFirst(),
  );
  const { name, group_fields, questions: asked } = found(row);
  return { name, chosen: group_fields, offered: offeredFields(questions.parse(asked)) };
}
