import type { Actor } from '../../platform/actor.ts';
import { anyOf, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { makeWay } from '../engagements/make-way.server.ts';
import { startEngagements } from '../engagements/start-engagement.server.ts';
import type { Program } from '../programs/program-queries.server.ts';
import type { PairToApprove } from './approval.ts';
import { writeApprovalMail } from './approval-mail.server.ts';
import { isOnePopulation } from './matching-policy.ts';
import type { EndingPair } from './repair-queries.server.ts';

/**
 * Makes engagements of pairs that `lockPairs` gave, and ends those that make way for them. Returns
 * the mails that tell everybody.
 */
export async function startPairs(
  world: World,
  connection: Connection,
  actor: Actor,
  program: Program,
  {
    pairs,
    startsOn,
    endsOn,
    ending,
  }: {
    pairs: readonly PairToApprove[];
    startsOn: string;
    endsOn: string;
    ending: readonly EndingPair[];
  },
): Promise<string[]> {
  const arePeers = isOnePopulation(program.kind);
  // First: their places are the ones that are given.
  await makeWay(
    connection,
    world,
    ending.map(({ engagementId }) => engagementId),
  );
  await startEngagements(
    connection,
    world,
    pairs.map(({ id, mentee, mentor }) => ({
      organizationId: actor.organizationId,
      programId: program.id,
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
  return writeApprovalMail(world, connection, actor, {
    program,
    endsOn,
    pairs,
    arePeers,
    ending,
  });
}
