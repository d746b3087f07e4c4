import type { MatchingInput, MatchingOutcome } from '../../platform/solver.ts';
import type { World } from '../../platform/world.ts';
import { insertProposals } from './insert-proposals.server.ts';
import { readPolicy } from './matching-policy.ts';
import { peopleIn } from './run-record.ts';
import { toStoredResult } from './run-result.ts';
import { watchRun } from './watch-run.server.ts';

/**
 * The job: works out the pairs of a run and writes them all at once. It may be asked for twice (after a
 * crash, or by somebody's impatience): who finishes first writes, the other finds it done. It acts for
 * nobody, on a run that somebody allowed was let start, so it uses the database as itself.
 */
export async function runMatching(
  world: Pick<World, 'db' | 'clock' | 'random' | 'solver' | 'log'>,
  runId: string,
): Promise<void> {
  const run = await world.db
    .updateTable('matching_run')
    .set({ state: 'running' })
    .where('id', '=', runId)
    .where('state', 'in', ['queued', 'running'])
    .returning(['input', 'policy_id', 'organization_id'])
    .executeTakeFirst();
  if (!run) return;
  const { policy } = await world.db
    .selectFrom('matching_policy')
    .select('policy')
    .where('id', '=', run.policy_id)
    .executeTakeFirstOrThrow();
  // Written by startRun from its own type, and never changed since.
  const input = run.input as unknown as MatchingInput;
  let outcome: MatchingOutcome;
  const watch = watchRun(world, runId);
  try {
    const ground = { key: runId, load: async () => ({ input, policy: readPolicy(policy) }) };
    outcome = await world.solver.match(ground, watch);
  } catch (error) {
    // Whoever cancelled has written so.
    if (watch.signal.aborted) return;
    world.log.error({ err: error, runId }, 'matching failed');
    await world.db
      .updateTable('matching_run')
      .set({ state: 'failed', failure: failureOf(error), finished_at: world.clock.now() })
      .where('id', '=', runId)
      .where('state', '=', 'running')
      .execute();
    return;
  } finally {
    watch.stop();
  }
  await writeOutcome(world, { ...run, id: runId }, input, outcome);
}

async function writeOutcome(
  world: Pick<World, 'db' | 'clock' | 'random'>,
  run: { id: string; organization_id: string },
  input: MatchingInput,
  outcome: MatchingOutcome,
): Promise<void> {
  await world.db.transaction().execute(async (connection) => {
    const mine = await connection
      .updateTable('matching_run')
      .set({
        state: 'done',
        result: JSON.stringify(toStoredResult(outcome, peopleIn(input))),
        failure: null,
        finished_at: world.clock.now(),
      })
      .where('id', '=', run.id)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst();
    if (!mine) return;
    await insertProposals(world, connection, run, outcome.pairs);
  });
}

/** The engine's word for what it could not take, or 'broken' for a fault of ours. */
function failureOf(error: unknown): string {
  // The error comes from another thread and another bundle: its class is not ours, its name is.
  const { name, code } = error as { name?: string; code?: string };
  return name === 'MatchingError' && code ? code : 'broken';
}

/** Runs that wait or were under way: after a start nobody is working on them any more. */
export async function findUnfinishedRuns(world: Pick<World, 'db'>): Promise<string[]> {
  const rows = await world.db
    .selectFrom('matching_run')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.id);
}
