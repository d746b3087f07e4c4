import type { MatchingProgress, MatchingWatch } from '../../platform/solver.ts';
import type { World } from '../../platform/world.ts';

const everyMs = 1_000;

/**
 * Keeps what a run is at in its row, once a second, for whoever looks at it on whichever server; and gives up
 * once somebody has cancelled it there.
 */
export function watchRun(
  world: Pick<World, 'db' | 'log'>,
  runId: string,
): Required<MatchingWatch> & { stop(): void } {
  const giveUp = new AbortController();
  let latest: MatchingProgress = { phase: 'scoring' };
  const look = async () => {
    const running = await world.db
      .updateTable('matching_run')
      .set({ progress: JSON.stringify(latest) })
      .where('id', '=', runId)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst();
    if (!running) giveUp.abort();
  };
  const timer = setInterval(() => {
    look().catch((error) => world.log.error({ err: error, runId }, 'progress not written'));
  }, everyMs);
  return {
    onProgress(progress) {
      latest = progress;
    },
    signal: giveUp.signal,
    stop: () => clearInterval(timer),
  };
}
