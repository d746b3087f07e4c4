import { sql } from 'kysely';
import { type Actor, isManager } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { careerEventKinds, contributions } from '../network/career-event.ts';
import { introductionStates } from '../network/introduction.ts';
import type { ProgramState } from '../programs/program.ts';
import { readLevelClasses, readPulseSums } from './answers.server.ts';
import { reportLevels } from './level-report.ts';
import {
  type KindClass,
  reportCareerEvents,
  reportContributions,
  reportIntroductions,
} from './network-report.ts';
import { areWordsShown, reportSummaries } from './outcome-report.ts';
import { pulseTrend } from './pulse-trend.ts';
import { reportMeasures } from './read-measures.server.ts';
import { readSkillSums } from './read-skills.server.ts';
import { reportSkills } from './skill-ladder.ts';
import { readStanding } from './standing.server.ts';
import { suppressFigure } from './suppression.ts';

/** Which program of which organization: every query here is bound to both. */
interface Scope {
  db: Database;
  organizationId: string;
  programId: string;
}

export type ProgramOutcomes = Awaited<ReturnType<typeof reportOutcomes>>;

/**
 * The outcome report of a program. These reads cross the words of many engagements, which row-level
 * policies keep from managers: so they run as the system, are bound to the actor's organization and
 * the program by hand, and only what outcome-report.ts lets through leaves this function.
 */
export async function reportOutcomes(world: World, actor: Actor, programId: string) {
  if (!isManager(actor)) throw new NotFound();
  const scope = { db: world.db, organizationId: actor.organizationId, programId };
  const program = found(await findProgram(scope));
  const k = program.smallest_group;
  const today = todayOf(world);
  const { funnel, daysToFirstMeeting, sessionsHeld, targets } = await readStanding(world.db, {
    organizationId: actor.organizationId,
    programId,
    today,
  });
  const skills = await readSkillSums(world.db, {
    organizationId: actor.organizationId,
    programId,
    k,
  });
  const whole = { programId, byGroup: false };
  const levelsBy = async (isOwn: boolean) =>
    reportLevels(await readLevelClasses(world.db, whole, isOwn), await countGoalOwners(scope), k);
  const invited = await countAgreedMembers(scope);
  const careerBy = (by: string, kinds: readonly string[]) =>
    readClasses(scope, { table: 'career_event', person: 'person_id', by }, kinds);
  const introduced = { table: 'introduction', person: 'introduced_id', by: 'state' };
  return {
    program: { name: program.name, state: program.state as ProgramState },
    smallestGroup: k,
    funnel,
    daysToFirstMeeting,
    sessionsHeld,
    targets,
    // Two raters are never mixed into one figure.
    attainment: { own: await levelsBy(true), partner: await levelsBy(false) },
    pulse: {
      invited: suppressFigure(invited, invited, k),
      months: pulseTrend(await readPulseSums(world.db, whole, today), k),
    },
    skills: {
      own: reportSkills(skills.own, k),
      partner: reportSkills(skills.partner, k),
    },
    measures: await reportMeasures(world.db, actor.organizationId, programId, k),
    introductions: reportIntroductions(await readClasses(scope, introduced, introductionStates), k),
    careerEvents: reportCareerEvents(await careerBy('kind', careerEventKinds), k),
    contributions: reportContributions(await careerBy('contributed', contributions), k),
    summaries: reportSummaries(await readOutcomes(scope, k), k),
  };
}

function findProgram({ db, organizationId, programId }: Scope) {
  return db
    .selectFrom('program')
    .innerJoin('organization', 'organization.id', 'program.organization_id')
    .select(['program.name', 'program.state', 'organization.smallest_group'])
    .where('program.id', '=', programId)
    .where('program.organization_id', '=', organizationId)
    .executeTakeFirst();
}

function engagementIds({ db, organizationId, programId }: Scope) {
  return db
    .selectFrom('engagement')
    .select('id')
    .where('program_id', '=', programId)
    .where('organization_id', '=', organizationId);
}

/** Everybody whose engagement came to an agreement: from then on the pulse is asked. */
async function countAgreedMembers(scope: Scope): Promise<number> {
  const { people } = await scope.db
    .selectFrom('engagement_member')
    .innerJoin('engagement', 'engagement.id', 'engagement_member.engagement_id')
    .select(({ fn }) => fn.count<number>('engagement_member.person_id').distinct().as('people'))
    .where('engagement.id', 'in', engagementIds(scope))
    .where('engagement.agreed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return people;
}

/** Everybody with a goal that has levels and counts. */
async function countGoalOwners(scope: Scope): Promise<number> {
  const { people } = await scope.db
    .selectFrom('goal')
    .select(({ fn }) => fn.count<number>('owner_id').distinct().as('people'))
    .where('state', '=', 'active')
    .where('scale', 'is not', null)
    .where('engagement_id', 'in', engagementIds(scope))
    .executeTakeFirstOrThrow();
  return people;
}

/** How many wrote an outcome; where they are so many that words may be shown, those that were shared. */
async function readOutcomes(scope: Scope, k: number) {
  const written = scope.db.selectFrom('outcome').where('engagement_id', 'in', engagementIds(scope));
  const counts = await written
    .select(({ fn }) => [
      fn.countAll<number>().as('outcomes'),
      fn.count<number>('person_id').distinct().as('people'),
    ])
    .executeTakeFirstOrThrow();
  // What was not shared, or not by enough, is not even read.
  const rows = areWordsShown(counts.people, k)
    ? await written.select('summary').where('shared_with_program', '=', true).execute()
    : [];
  return { ...counts, shared: rows.map(({ summary }) => summary) };
}

/** Rows counted by a column, for people who have the same number of each. */
async function readClasses(
  { db, organizationId, programId }: Scope,
  { table, person, by }: { table: string; person: string; by: string },
  kinds: readonly string[],
): Promise<KindClass[]> {
  const counts = kinds.map(
    (kind) => sql`count(*) filter (where counted.${sql.ref(by)} = ${kind})::integer`,
  );
  const { rows } = await sql<KindClass>`
    select counts, count(*) as people from (
      select array[${sql.join(counts)}] as counts
      from ${sql.table(table)} as counted
      join engagement on engagement.id = counted.engagement_id
      where engagement.program_id = ${programId} and engagement.organization_id = ${organizationId}
      group by counted.${sql.ref(person)}
    ) as each group by counts`.execute(db);
  return rows;
}
