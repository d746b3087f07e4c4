import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findProgramToMatch } from './matching-queries.server.ts';

interface ProposalAddress {
  programId: string;
  runId: string;
  proposalId: string;
}

/** No pair of these two, neither from this run nor from later ones. */
export async function declineProposal(
  world: World,
  actor: Actor,
  address: ProposalAddress,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockInState(connection, actor, address, 'proposed');
    await connection
      .updateTable('matching_proposal')
      .set({ state: 'declined', decided_by: actor.personId, decided_at: world.clock.now() })
      .where('id', '=', address.proposalId)
      .execute();
  });
}

/** Takes a decline back. */
export async function restoreProposal(
  world: World,
  actor: Actor,
  address: ProposalAddress,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockInState(connection, actor, address, 'declined');
    await connection
      .updateTable('matching_proposal')
      .set({ state: 'proposed', decided_by: null, decided_at: null })
      .where('id', '=', address.proposalId)
      .execute();
  });
}

async function lockInState(
  connection: Connection,
  actor: Actor,
  { programId, runId, proposalId }: ProposalAddress,
  state: 'proposed' | 'declined',
): Promise<void> {
  await findProgramToMatch(connection, actor, programId);
  const proposal = found(
    await connection
      .selectFrom('matching_proposal')
      .innerJoin('matching_run', 'matching_run.id', 'matching_proposal.run_id')
      .select('matching_proposal.state')
      .where('matching_proposal.id', '=', proposalId)
      .where('matching_run.id', '=', runId)
      .where('matching_run.program_id', '=', programId)
      .forUpdate('matching_proposal')
      .executeTakeFirst(),
  );
  if (proposal.state !== state) throw refusal('', 'matching:problems.decided');
}
