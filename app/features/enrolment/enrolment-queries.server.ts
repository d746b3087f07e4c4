import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection, likePattern } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { accountState } from '../people/account-state.ts';
import { hasCome } from '../people/has-come.server.ts';
import type { CareerStage } from '../profiles/profile.ts';
import { type EnrolmentState, enrolmentStates, type Side } from '../programs/program-kind.ts';
import { findProgram } from '../programs/program-queries.server.ts';
import { readAnswersOf, readGoalsOf } from './answer-queries.server.ts';
import { canManageEnrolments, sides } from './enrolment.ts';
import { listSkillNames, offerSkills } from './offered-skills.server.ts';
import { listSkillsOf } from './own-skills.server.ts';
import { lacksTraining } from './training-required.server.ts';

export interface EnrolmentFilter {
  side?: Side | undefined;
  state?: EnrolmentState | undefined;
  /** Those who lack the training that the program asks for. */
  training?: 'missing' | undefined;
  /** A part of a name or an e-mail address. */
  search?: string | undefined;
}

/** The filter in a list's address; what it does not know it leaves out. */
export function filterFrom(url: URL): EnrolmentFilter {
  const known = <T extends string>(values: readonly T[], name: string) =>
    values.find((value) => value === url.searchParams.get(name));
  return {
    side: known(sides, 'side'),
    state: known(enrolmentStates, 'state'),
    training: known(['missing'] as const, 'training'),
    search: url.searchParams.get('q')?.trim().slice(0, 100) || undefined,
  };
}

export function selectEnrolments(
  connection: Connection,
  programId: string,
  { side, state, training, search }: EnrolmentFilter,
) {
  let query = connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .where('enrolment.program_id', '=', programId);
  if (side) query = query.where('enrolment.side', '=', side);
  if (state) query = query.where('enrolment.state', '=', state);
  if (training) {
    query = query
      .where(lacksTraining())
      .where('enrolment.state', 'not in', ['withdrawn', 'completed']);
  }
  if (search) {
    const pattern = likePattern(search);
    query = query.where((eb) =>
      eb.or([eb('person.name', 'ilike', pattern), eb('person.email', 'ilike', pattern)]),
    );
  }
  return query;
}

/** A page of a program's enrolments, for its managers: who waits longest for an answer first. */
export async function listEnrolments(
  world: World,
  actor: Actor,
  programId: string,
  filter: EnrolmentFilter,
  { page, size }: { page: number; size: number },
) {
  if (!canManageEnrolments(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const { total } = await selectEnrolments(connection, programId, filter)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await selectEnrolments(connection, programId, filter)
      .select(['enrolment.id', 'enrolment.side', 'enrolment.state', 'enrolment.capacity'])
      .select(['enrolment.hours_per_month', 'enrolment.created_at', 'enrolment.person_id'])
      .select(['person.name', 'person.email', 'person.email_verified', 'enrolment.moved_up_at'])
      .select(hasCome().as('has_come'))
      .orderBy((eb) => eb.case().when('enrolment.state', '=', 'applied').then(0).else(1).end())
      .orderBy('enrolment.created_at')
      .orderBy('person.name')
      .orderBy('enrolment.id')
      .limit(size)
      .offset((page - 1) * size)
      .execute();
    return {
      total,
      enrolments: rows.map((row) => ({
        id: row.id,
        personId: row.person_id,
        name: row.name,
        email: row.email,
        side: row.side as Side,
        state: row.state as EnrolmentState,
        capacity: row.capacity,
        hoursPerMonth: row.hours_per_month,
        since: row.created_at.toISOString(),
        movedUpAt: row.moved_up_at?.toISOString() ?? null,
        account: accountState(row),
      })),
    };
  });
}

/** What the enrolment form starts from: the program, the actor's enrolments, profile and skills. */
export async function findEnrolmentForm(world: World, actor: Actor, programId: string) {
  const program = await findProgram(world, actor, programId);
  return asActor(world.db, actor, async (connection) => {
    const own = await connection
      .selectFrom('enrolment')
      .select(['id', 'side', 'state', 'capacity', 'hours_per_month'])
      .where('program_id', '=', programId)
      .where('person_id', '=', actor.personId)
      .execute();
    const ids = own.map(({ id }) => id);
    const answers = await readAnswersOf(connection, ids);
    const goals = await readGoalsOf(connection, ids);
    const profile = await connection
      .selectFrom('profile')
      .innerJoin('person', 'person.id', 'profile.person_id')
      .select(['profile.career_stage', 'profile.languages', 'person.time_zone'])
      .where('profile.organization_id', '=', actor.organizationId)
      .where('profile.person_id', '=', actor.personId)
      .executeTakeFirstOrThrow();
    const questions = await offerSkills(
      connection,
      actor,
      program.questions,
      [...answers.values()].map((each) => each.own),
    );
    return {
      program: { ...program, questions },
      enrolments: own.map((row) => ({
        id: row.id,
        side: row.side as Side,
        state: row.state as EnrolmentState,
        goal: goals.get(row.id) ?? '',
        answers: answers.get(row.id)?.own ?? {},
        capacity: row.capacity,
        hoursPerMonth: row.hours_per_month,
      })),
      careerStage: profile.career_stage as CareerStage | null,
      languages: profile.languages,
      timeZone: profile.time_zone,
      skills: await listSkillsOf(connection, actor.personId),
      listedSkills: await listSkillNames(connection, actor),
    };
  });
}
