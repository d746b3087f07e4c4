import { sql } from 'kysely';
import { z } from 'zod';
import { type Actor, isManager } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import { readGoalsOf } from '../enrolment/answer-queries.server.ts';
import type { Choice } from '../matching/choices.ts';
import { breakdown } from '../matching/run-result.ts';
import { roundStates } from './round.ts';

const state = z.enum(roundStates);
const tiers = z.array(z.array(z.string()));

/** The rounds of a program, the newest first, with how many have answered; for its managers. */
export async function listRounds(connection: Connection, actor: Actor, programId: string) {
  if (!isManager(actor)) throw new NotFound();
  const rows = await connection
    .selectFrom('choice_round')
    .select(['id', 'state', 'list_size', 'closes_at', 'created_at'])
    .where('program_id', '=', programId)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute();
  const rounds = [];
  for (const row of rows) {
    const { rows: counts } = await sql<{ side: string; asked: number; answered: number }>`
      select side, asked, answered from count_choice_answers(${row.id})`.execute(connection);
    const count = (side: string) => {
      const { asked = 0, answered = 0 } = counts.find((each) => each.side === side) ?? {};
      return { asked, answered };
    };
    rounds.push({
      id: row.id,
      state: state.parse(row.state),
      size: row.list_size,
      closesAt: row.closes_at,
      createdAt: row.created_at,
      mentees: count('mentee'),
      mentors: count('mentor'),
    });
  }
  return rounds;
}

/** A round as somebody who is asked sees it: their lists, on either side. 'Not found' for all others. */
export async function findOwnRound(connection: Connection, actor: Actor, roundId: string) {
  const round = found(
    await connection
      .selectFrom('choice_round as round')
      .innerJoin('program', 'program.id', 'round.program_id')
      .select(['round.id', 'round.state', 'round.closes_at', 'program.id as program_id'])
      .select('program.name as program')
      .where('round.id', '=', roundId)
      .executeTakeFirst(),
  );
  const rows = await connection
    .selectFrom('choice_option as option')
    .innerJoin('person as mentee', 'mentee.id', 'option.mentee_id')
    .innerJoin('person as mentor', 'mentor.id', 'option.mentor_id')
    .innerJoin('profile as mentee_profile', (join) =>
      join
        .onRef('mentee_profile.person_id', '=', 'option.mentee_id')
        .onRef('mentee_profile.organization_id', '=', 'option.organization_id'),
    )
    .innerJoin('profile as mentor_profile', (join) =>
      join
        .onRef('mentor_profile.person_id', '=', 'option.mentor_id')
        .onRef('mentor_profile.organization_id', '=', 'option.organization_id'),
    )
    .select(['option.mentee_enrolment_id', 'option.mentor_enrolment_id', 'option.fit'])
    .select(['option.breakdown', 'option.mentee_id', 'option.mentor_id'])
    .select(['mentee.name as mentee', 'mentor.name as mentor'])
    .select(['mentee_profile.headline as mentee_headline'])
    .select(['mentor_profile.headline as mentor_headline'])
    .where('option.round_id', '=', roundId)
    // A manager may read all options; here they are asked as anybody else.
    .where((build) =>
      build.or([
        build('option.mentee_id', '=', actor.personId),
        build('option.mentor_id', '=', actor.personId),
      ]),
    )
    .orderBy('option.fit', 'desc')
    .orderBy('option.mentor_enrolment_id')
    .orderBy('option.mentee_enrolment_id')
    .execute();
  if (rows.length === 0) throw new NotFound();
  const goals = await readGoalsOf(
    connection,
    rows.map((row) => row.mentee_enrolment_id),
  );
  const listFor = (side: 'mentee' | 'mentor') => {
    const own = rows.filter((row) => row[`${side}_id`] === actor.personId);
    const other = side === 'mentee' ? 'mentor' : 'mentee';
    const [first] = own;
    return first
      ? [
          {
            side,
            enrolmentId: first[`${side}_enrolment_id`],
            options: own.map((row) => ({
              enrolmentId: row[`${other}_enrolment_id`],
              personId: row[`${other}_id`],
              name: row[other],
              headline: row[`${other}_headline`],
              goal: (side === 'mentor' && goals.get(row.mentee_enrolment_id)) || '',
              fit: row.fit,
              breakdown: breakdown.parse(row.breakdown),
            })),
          },
        ]
      : [];
  };
  return {
    id: round.id,
    programId: round.program_id,
    program: round.program,
    state: state.parse(round.state),
    closesAt: round.closes_at,
    lists: [...listFor('mentee'), ...listFor('mentor')],
  };
}

/** What the actor said in a round, by enrolment. */
export async function listOwnAnswers(connection: Connection, roundId: string): Promise<Choice[]> {
  // The database shows nobody's but the actor's own.
  const rows = await connection
    .selectFrom('choice_answer')
    .select(['enrolment_id', 'ranking', 'declined'])
    .where('round_id', '=', roundId)
    .execute();
  return rows.map((row) => ({
    enrolmentId: row.enrolment_id,
    ranking: tiers.parse(row.ranking),
    declined: row.declined,
  }));
}
