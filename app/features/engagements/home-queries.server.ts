import { type Actor, isManager } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import {
  type NextStep,
  nextStep,
  type ProgramState,
  type SideCount,
  takesEnrolments,
} from '../programs/program.ts';
import type { EnrolmentState, Side } from '../programs/program-kind.ts';
import { listWaitingPlaces } from '../programs/waiting-place.server.ts';

export interface ManagedProgram {
  id: string;
  name: string;
  state: ProgramState;
  next: NextStep;
}

/** The programs that are not over, with what each needs from its managers. */
export async function listManagedPrograms(
  connection: Connection,
  actor: Actor,
  today: string,
): Promise<ManagedProgram[]> {
  if (!isManager(actor)) return [];
  const programs = await connection
    .selectFrom('program')
    .select(['id', 'name', 'state', 'ends_on'])
    .where('state', '!=', 'closed')
    .orderBy('created_at', 'desc')
    .execute();
  const counts = await connection
    .selectFrom('enrolment')
    .innerJoin('program', 'program.id', 'enrolment.program_id')
    .select(['enrolment.program_id', 'enrolment.side', 'enrolment.state'])
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('program.state', '!=', 'closed')
    .groupBy(['enrolment.program_id', 'enrolment.side', 'enrolment.state'])
    .execute();
  return programs.map((program) => {
    const state = program.state as ProgramState;
    const own = counts
      .filter((row) => row.program_id === program.id)
      .map(
        (row): SideCount => ({
          side: row.side as Side,
          state: row.state as EnrolmentState,
          count: row.count,
        }),
      );
    return {
      id: program.id,
      name: program.name,
      state,
      next: nextStep({ state, endsOn: program.ends_on }, own, today),
    };
  });
}

export interface HomeProgram {
  id: string;
  name: string;
  purpose: string;
}

/** The actor's enrolments that wait for a match, and the programs that they could still join. */
export async function listWays(connection: Connection, actor: Actor) {
  const enrolments = await connection
    .selectFrom('enrolment')
    .innerJoin('program', 'program.id', 'enrolment.program_id')
    .select(['enrolment.id', 'enrolment.side', 'enrolment.state'])
    .select(['program.id as program_id', 'program.name', 'program.state as program_state'])
    .where('enrolment.person_id', '=', actor.personId)
    .where('enrolment.state', 'not in', ['withdrawn', 'completed', 'matched'])
    .orderBy('enrolment.created_at', 'desc')
    .execute();
  const enrolled = await connection
    .selectFrom('enrolment')
    .select('program_id')
    .where('person_id', '=', actor.personId)
    .where('state', '!=', 'withdrawn')
    .execute();
  const programs = await connection
    .selectFrom('program')
    .select(['id', 'name', 'purpose', 'state', 'ends_on'])
    .where('state', 'in', ['open', 'running'])
    .orderBy('created_at', 'desc')
    .execute();
  const waits = await listWaitingPlaces(
    connection,
    actor,
    enrolments.map(({ id }) => id),
  );
  return {
    enrolments: enrolments
      .filter((row) => row.program_state !== 'closed')
      .map((row) => ({
        id: row.id,
        side: row.side as Side,
        state: row.state as 'applied' | 'accepted' | 'waitlisted' | 'paused',
        programId: row.program_id,
        program: row.name,
        wait: waits.get(row.id) ?? null,
      })),
    programs: programs
      .filter(
        (row) =>
          takesEnrolments({ state: row.state as ProgramState, endsOn: row.ends_on }) &&
          !enrolled.some((entry) => entry.program_id === row.id),
      )
      .map((row): HomeProgram => ({ id: row.id, name: row.name, purpose: row.purpose })),
  };
}

/** The thanks that others wrote to the actor at a close: the receiver keeps them. */
export async function listThanks(connection: Connection, actor: Actor) {
  const rows = await connection
    .selectFrom('outcome')
    .innerJoin('person', 'person.id', 'outcome.person_id')
    .innerJoin('engagement', 'engagement.id', 'outcome.engagement_id')
    .select(['outcome.id', 'outcome.thanks', 'person.name'])
    .where('outcome.person_id', '!=', actor.personId)
    .where('outcome.thanks', '!=', '')
    .where('engagement.phase', '=', 'closed')
    .orderBy('outcome.created_at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ id: row.id, text: row.thanks, from: row.name }));
}

/** Concerns that wait for the actor as a contact, and whether there is any that they may read. */
export async function countConcerns(connection: Connection, actor: Actor) {
  const rows = await connection
    .selectFrom('concern')
    .select(['contact_id', 'acknowledged_at'])
    .where((build) =>
      build.or([build('contact_id', '=', actor.personId), build('author_id', '=', actor.personId)]),
    )
    .execute();
  return {
    any: rows.length > 0,
    waiting: rows.filter((row) => row.contact_id === actor.personId && !row.acknowledged_at).length,
  };
}

/** Choice rounds in which the actor has not said yet whom they would like. */
export async function listOpenRounds(connection: Connection, actor: Actor, now: Date) {
  const rows = await connection
    .selectFrom('choice_round as round')
    .innerJoin('program', 'program.id', 'round.program_id')
    .innerJoin('choice_option as option', 'option.round_id', 'round.id')
    .select(['round.id', 'round.closes_at', 'program.name as program'])
    .distinct()
    .where('round.state', '=', 'open')
    .where('round.closes_at', '>', now)
    .where((build) =>
      build.or([
        build('option.mentee_id', '=', actor.personId),
        build('option.mentor_id', '=', actor.personId),
      ]),
    )
    .where((build) =>
      build.not(
        build.exists(
          build
            .selectFrom('choice_answer as answer')
            .select('answer.enrolment_id')
            .whereRef('answer.round_id', '=', 'round.id')
            .where('answer.person_id', '=', actor.personId),
        ),
      ),
    )
    .orderBy('round.closes_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    program: row.program,
    until: row.closes_at.toISOString(),
  }));
}

/** Pairs that another manager approved and that wait for the actor to look, and those sent back to them. */
export async function listSecondLooks(connection: Connection, actor: Actor, now: Date) {
  if (!isManager(actor)) return [];
  const rows = await connection
    .selectFrom('second_look as look')
    .innerJoin('program', 'program.id', 'look.program_id')
    .leftJoin('person as asker', 'asker.id', 'look.asked_by')
    .leftJoin('person as answerer', 'answerer.id', 'look.answered_by')
    .select(['look.id', 'look.run_id', 'look.program_id', 'look.state', 'program.name as program'])
    .select(['asker.name as asker', 'answerer.name as answerer'])
    .where('program.state', '<>', 'closed')
    .where((build) =>
      build.or([
        build.and([
          build('look.state', '=', 'open'),
          build('look.asked_by', 'is distinct from', actor.personId),
        ]),
        build.and([
          build('look.state', '=', 'returned'),
          build('look.asked_by', '=', actor.personId),
          build('look.answered_at', '>', new Date(now.getTime() - returnedForDays * 86_400_000)),
        ]),
      ]),
    )
    .orderBy('look.asked_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    path: row.run_id
      ? `programs/${row.program_id}/matching/${row.run_id}/second-looks/${row.id}`
      : `programs/${row.program_id}/second-looks/${row.id}`,
    program: row.program,
    isReturned: row.state === 'returned',
    other: row.state === 'returned' ? row.answerer : row.asker,
  }));
}

/** Long enough to be seen, short enough not to nag. */
const returnedForDays = 14;

/** Requests that wait for the actor's answer as a mentor, and those that they wait for as a mentee. */
export async function listOpenRequests(connection: Connection, actor: Actor) {
  const rows = await connection
    .selectFrom('mentor_request as request')
    .innerJoin('person as mentee', 'mentee.id', 'request.mentee_id')
    .innerJoin('person as mentor', 'mentor.id', 'request.mentor_id')
    .innerJoin('program', 'program.id', 'request.program_id')
    .select(['request.id', 'request.mentor_id', 'request.expires_at', 'program.name as program'])
    .select(['mentee.name as mentee', 'mentor.name as mentor'])
    .where('request.state', '=', 'open')
    .where((build) =>
      build.or([
        build('request.mentee_id', '=', actor.personId),
        build('request.mentor_id', '=', actor.personId),
      ]),
    )
    .orderBy('request.expires_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    program: row.program,
    isMineToAnswer: row.mentor_id === actor.personId,
    other: row.mentor_id === actor.personId ? row.mentee : row.mentor,
    until: row.expires_at.toISOString(),
  }));
}

/** Questions that a program's evaluation has asked the actor and that wait for an answer. */
export async function listOpenSurveys(connection: Connection, actor: Actor, now: Date) {
  const rows = await connection
    .selectFrom('survey')
    .innerJoin('program', 'program.id', 'survey.program_id')
    .select(['survey.id', 'program.name as program', 'survey.expires_at'])
    .where('survey.person_id', '=', actor.personId)
    .where('survey.answered_at', 'is', null)
    .where('survey.expires_at', '>', now)
    .orderBy('survey.expires_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    program: row.program,
    until: row.expires_at.toISOString().slice(0, 10),
  }));
}
