import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findRun, lockProgramToMatch } from './matching-queries.server.ts';
import { isLate, isOver } from './run-result.ts';

/** Asks once more for a run that failed or got lost: the same people, the same policy. */
export async function retryRun(
  world: World,
  actor: Actor,
  programId: string,
  runId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockProgramToMatch(connection, actor, programId);
    const { state, createdAt } = await findRun(connection, programId, runId);
    const isLost = !isOver(state) && isLate(createdAt, world.clock.now());
    if (state !== 'failed' && state !== 'cancelled' && !isLost)
      throw refusal('', 'matching:problems.finished');
    await connection
      .updateTable('matching_run')
      .set({ state: 'queued', failure: null, finished_at: null, progress: null })
      .where('id', '=', runId)
      .execute();
  });
  await world.queue.add('run-matching', { runId });
}
