import { anyOf, type Connection } from '../../platform/database.server.ts';
import { conflictIn, type PairToApprove } from './approval.ts';
import { countPartners } from './candidate-queries.server.ts';
import type { EndingPair } from './repair-queries.server.ts';
import type { ProposalState } from './run-result.ts';

/**
 * The pairs to approve, which have to be in this state; their enrolments and they themselves stay as they are
 * until we are done.
 */
export async function lockPairs(
  connection: Connection,
  { runId, proposals }: { runId: string; proposals: readonly string[] | 'all' },
  state: ProposalState,
): Promise<PairToApprove[]> {
  let wanted = connection
    .selectFrom('matching_proposal')
    .select(['id', 'mentee_enrolment_id', 'mentor_enrolment_id'])
    .where('run_id', '=', runId);
  wanted =
    proposals === 'all'
      ? wanted.where('state', '=', state)
      : wanted.where('id', '=', anyOf(proposals));
  const chosen = await wanted.execute();
  await connection
    .selectFrom('enrolment')
    .select('id')
    .where(
      'id',
      '=',
      anyOf(chosen.flatMap((row) => [row.mentee_enrolment_id, row.mentor_enrolment_id])),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  // Read again: what was decided while we waited for the lock counts.
  const rows = await connection
    .selectFrom('matching_proposal as proposal')
    .innerJoin('enrolment as mentee', 'mentee.id', 'proposal.mentee_enrolment_id')
    .innerJoin('enrolment as mentor', 'mentor.id', 'proposal.mentor_enrolment_id')
    .innerJoin('person as mentee_person', 'mentee_person.id', 'mentee.person_id')
    .innerJoin('person as mentor_person', 'mentor_person.id', 'mentor.person_id')
    .select(['proposal.id', 'proposal.state'])
    .select(['mentee.id as mentee_id', 'mentee.person_id as mentee_person_id'])
    .select(['mentee.capacity as mentee_capacity', 'mentee.state as mentee_state'])
    .select(['mentor.id as mentor_id', 'mentor.person_id as mentor_person_id'])
    .select(['mentor.capacity as mentor_capacity', 'mentor.state as mentor_state'])
    .select(['mentee_person.name as mentee_name', 'mentee_person.email as mentee_email'])
    .select(['mentor_person.name as mentor_name', 'mentor_person.email as mentor_email'])
    .where('proposal.id', '=', anyOf(chosen.map(({ id }) => id)))
    .orderBy('proposal.id')
    .forUpdate('proposal')
    .execute();
  return rows
    .filter((row) => proposals !== 'all' || row.state === state)
    .map((row) => ({
      id: row.id,
      isUndecided: row.state === state,
      mentee: {
        enrolmentId: row.mentee_id,
        personId: row.mentee_person_id,
        name: row.mentee_name,
        email: row.mentee_email,
        capacity: row.mentee_capacity,
        takesPart: row.mentee_state === 'accepted' || row.mentee_state === 'matched',
      },
      mentor: {
        enrolmentId: row.mentor_id,
        personId: row.mentor_person_id,
        name: row.mentor_name,
        email: row.mentor_email,
        capacity: row.mentor_capacity,
        takesPart: row.mentor_state === 'accepted' || row.mentor_state === 'matched',
      },
    }));
}

/** Refuses where not all of them may become engagements once these have ended, naming people. */
export async function refuseConflicts(
  connection: Connection,
  pairs: readonly PairToApprove[],
  ending: readonly EndingPair[],
): Promise<void> {
  const partners = await countPartners(
    connection,
    pairs.flatMap(({ mentee, mentor }) => [mentee.enrolmentId, mentor.enrolmentId]),
  );
  for (const { menteeEnrolmentId, mentorEnrolmentId } of ending) {
    for (const id of [menteeEnrolmentId, mentorEnrolmentId]) {
      partners.set(id, (partners.get(id) ?? 0) - 1);
    }
  }
  const conflict = conflictIn(pairs, {
    partners,
    together: await readTogether(connection, pairs),
  });
  if (conflict) throw conflict;
}

/** Pairs, as 'person person', whose members are in a live engagement with each other now. */
export async function readTogether(
  connection: Connection,
  pairs: readonly PairToApprove[],
): Promise<Set<string>> {
  const rows = await connection
    .selectFrom('engagement_member as mentee')
    .innerJoin('engagement_member as mentor', 'mentor.engagement_id', 'mentee.engagement_id')
    .innerJoin('engagement', 'engagement.id', 'mentee.engagement_id')
    .select(['mentee.person_id as mentee_id', 'mentor.person_id as mentor_id'])
    .where('mentee.person_id', '=', anyOf(pairs.map(({ mentee }) => mentee.personId)))
    .where('mentor.person_id', '=', anyOf(pairs.map(({ mentor }) => mentor.personId)))
    .where('engagement.phase', 'not in', ['closed', 'ended_early'])
    .execute();
  return new Set(rows.map((row) => `${row.mentee_id} ${row.mentor_id}`));
}
