import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findProgramToMatch, findRun } from './matching-queries.server.ts';

/** Gives a run up that waits or is under way; whoever works on it sees it within a second. */
export async function cancelRun(
  world: World,
  actor: Actor,
  programId: string,
  runId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await findProgramToMatch(connection, actor, programId);
    await findRun(connection, programId, runId);
    const cancelled = await connection
      .updateTable('matching_run')
      .set({ state: 'cancelled', finished_at: world.clock.now() })
      .where('id', '=', runId)
      .where('state', 'in', ['queued', 'running'])
      .returning('id')
      .executeTakeFirst();
    if (!cancelled) throw refusal('', 'matching:problems.finished');
  });
}
