import type { Actor } from '../../platform/actor.ts';
import { anyOf, asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { startEngagements } from '../engagements/start-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { conflictIn, type PairToApprove } from './approval.ts';
import { writeApprovalMail } from './approval-mail.server.ts';
import { countPartners } from './candidate-queries.server.ts';
import { isOnePopulation } from './matching-policy.ts';
import { findRun, lockProgramToMatch } from './matching-queries.server.ts';

export interface Approval {
  programId: string;
  runId: string;
  /** 'all': every pair of the run that nobody decided on yet. */
  proposals: readonly string[] | 'all';
  startsOn: string;
  endsOn: string;
}

/**
 * Makes engagements of proposed pairs: all of them or none. The enrolments are locked first, in the order
 * of their ids, so that of two managers who approve at once the second waits and then sees what the first
 * did: nobody is paired twice or given more partners than they have places.
 */
export async function approveProposals(
  world: World,
  actor: Actor,
  approval: Approval,
): Promise<number> {
  const { programId, runId, startsOn, endsOn } = approval;
  if (endsOn <= startsOn) throw refusal('endsOn', 'matching:problems.endsBefore');
  const { count, mailIds } = await asActor(world.db, actor, async (connection) => {
    const program = await lockProgramToMatch(connection, actor, programId);
    await findRun(connection, programId, runId);
    const pairs = await lockPairs(connection, approval);
    if (pairs.length === 0) throw refusal('', 'matching:problems.nothingChosen');
    const conflict = conflictIn(pairs, {
      partners: await countPartners(
        connection,
        pairs.flatMap(({ mentee, mentor }) => [mentee.enrolmentId, mentor.enrolmentId]),
      ),
      together: await readTogether(connection, pairs),
    });
    if (conflict) throw conflict;
    const arePeers = isOnePopulation(program.kind);
    await startEngagements(
      connection,
      world,
      pairs.map(({ id, mentee, mentor }) => ({
        organizationId: actor.organizationId,
        programId,
        proposalId: id,
        kind: program.kind,
        startsOn,
        endsOn,
        cadenceDays: program.cadenceDays,
        sessionMinutes: program.sessionMinutes,
        members: [
          {
            personId: mentor.personId,
            enrolmentId: mentor.enrolmentId,
            role: arePeers ? 'peer' : 'mentor',
          },
          {
            personId: mentee.personId,
            enrolmentId: mentee.enrolmentId,
            role: arePeers ? 'peer' : 'mentee',
          },
        ],
      })),
    );
    await connection
      .updateTable('matching_proposal')
      .set({ state: 'approved', decided_by: actor.personId, decided_at: world.clock.now() })
      .where('id', '=', anyOf(pairs.map(({ id }) => id)))
      .execute();
    const mails = await writeApprovalMail(world, connection, actor, {
      program,
      endsOn,
      pairs,
      arePeers,
    });
    return { count: pairs.length, mailIds: mails };
  });
  await sendMail(world, mailIds);
  return count;
}

/** The pairs to approve; their enrolments and they themselves stay as they are until we are done. */
async function lockPairs(
  connection: Connection,
  { runId, proposals }: Approval,
): Promise<PairToApprove[]> {
  let wanted = connection
    .selectFrom('matching_proposal')
    .select(['id', 'mentee_enrolment_id', 'mentor_enrolment_id'])
    .where('run_id', '=', runId);
  wanted =
    proposals === 'all'
      ? wanted.where('state', '=', 'proposed')
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
    .filter((row) => proposals !== 'all' || row.state === 'proposed')
    .map((row) => ({
      id: row.id,
      isProposed: row.state === 'proposed',
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
