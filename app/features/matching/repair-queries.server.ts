import { sql } from 'kysely';
import { z } from 'zod';
import { anyOf, type Connection } from '../../platform/database.server.ts';
import { type Phase, phasesThatMakeWay } from '../engagements/engagement.ts';
import { lacksTraining } from '../enrolment/training-required.server.ts';
import { countPartners } from './candidate-queries.server.ts';
import { storedResult } from './run-result.ts';

const endedPairs = storedResult.shape.ended;

/** Which pairs a repair ends, as enrolments; undefined where the run is none. */
export async function readEnded(connection: Connection, runId: string) {
  const { ended } = await connection
    .selectFrom('matching_run')
    .select(sql<unknown>`result -> 'ended'`.as('ended'))
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  return endedPairs.parse(ended ?? undefined);
}

export interface EndingPair {
  engagementId: string;
  mentee: string;
  mentor: string;
  menteeEnrolmentId: string;
  mentorEnrolmentId: string;
  startsOn: string;
  phase: Phase;
  sessions: number;
}

/** The engagements of these pairs that are still at work, with how far they are: state, no words. */
export async function listEnding(
  connection: Connection,
  pairs: readonly (readonly [mentee: string, mentor: string])[],
): Promise<EndingPair[]> {
  if (pairs.length === 0) return [];
  const rows = await connection
    .selectFrom('engagement')
    .innerJoin('engagement_member as mentee', 'mentee.engagement_id', 'engagement.id')
    .innerJoin('engagement_member as mentor', 'mentor.engagement_id', 'engagement.id')
    .innerJoin('person as mentee_person', 'mentee_person.id', 'mentee.person_id')
    .innerJoin('person as mentor_person', 'mentor_person.id', 'mentor.person_id')
    .select(['engagement.id', 'engagement.starts_on', 'engagement.phase'])
    .select(['mentee.enrolment_id as mentee_id', 'mentor.enrolment_id as mentor_id'])
    .select(['mentee_person.name as mentee', 'mentor_person.name as mentor'])
    .select((build) =>
      build
        .selectFrom('session')
        .select((inner) => inner.fn.countAll<number>().as('held'))
        .whereRef('session.engagement_id', '=', 'engagement.id')
        .where('session.state', '=', 'held')
        .as('sessions'),
    )
    .where('mentee.enrolment_id', '=', anyOf(pairs.map(([mentee]) => mentee)))
    .where('mentor.enrolment_id', '=', anyOf(pairs.map(([, mentor]) => mentor)))
    .where('engagement.phase', 'in', phasesThatMakeWay)
    .orderBy('mentee_person.name')
    .orderBy('engagement.id')
    .execute();
  const wanted = new Set(pairs.map((pair) => pair.join(' ')));
  return rows
    .filter((row) => wanted.has(`${row.mentee_id} ${row.mentor_id}`))
    .map((row) => ({
      engagementId: row.id,
      mentee: row.mentee,
      mentor: row.mentor,
      menteeEnrolmentId: row.mentee_id ?? '',
      mentorEnrolmentId: row.mentor_id ?? '',
      startsOn: row.starts_on,
      phase: z.enum(phasesThatMakeWay).parse(row.phase),
      sessions: row.sessions ?? 0,
    }));
}

/** Mentees with a free place in a program, and how their last engagement in it ended, if they had one. */
export async function listWithoutMentor(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['enrolment.id', 'enrolment.capacity', 'person.name', 'person.id as person_id'])
    .select((build) =>
      build
        .selectFrom('engagement_member as member')
        .innerJoin('engagement', 'engagement.id', 'member.engagement_id')
        .select((inner) => inner.fn.max('engagement.closed_at').as('closed_at'))
        .whereRef('member.enrolment_id', '=', 'enrolment.id')
        .where('engagement.phase', '=', 'ended_early')
        .as('lost_at'),
    )
    .where('enrolment.program_id', '=', programId)
    .where('enrolment.side', '=', 'mentee')
    .where('enrolment.state', 'in', ['accepted', 'matched'])
    .where((build) => build.not(lacksTraining()))
    .orderBy('person.name')
    .orderBy('enrolment.id')
    .execute();
  const partners = await countPartners(
    connection,
    rows.map(({ id }) => id),
  );
  return rows
    .filter(({ id, capacity }) => capacity > (partners.get(id) ?? 0))
    .map((row) => ({
      enrolmentId: row.id,
      personId: row.person_id,
      name: row.name,
      lostOn: row.lost_at?.toISOString().slice(0, 10) ?? null,
    }));
}

/** How many engagements of a program are at work and may make way. */
export async function countMovable(connection: Connection, programId: string): Promise<number> {
  const { count } = await connection
    .selectFrom('engagement')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('program_id', '=', programId)
    .where('phase', 'in', phasesThatMakeWay)
    .executeTakeFirstOrThrow();
  return count;
}
