import { ENGINE_VERSION } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { MatchingInput } from '../../platform/solver.ts';
import type { World } from '../../platform/world.ts';
import { hashOf } from './input-hash.server.ts';
import { readPolicy } from './matching-policy.ts';
import { findProgramToMatch, findRun } from './matching-queries.server.ts';
import { compareWithRecord, type RunRecord } from './run-record.ts';
import { type Replay, storedResult } from './run-result.ts';

/** Solves a finished run once more and keeps with it whether the same came out. */
export async function replayRun(
  world: World,
  actor: Actor,
  programId: string,
  runId: string,
): Promise<Replay> {
  const record = await asActor(world.db, actor, (connection) =>
    findRecord(connection, actor, programId, runId),
  );
  // Outside of the transaction: it may take minutes. A key of its own: what is still in memory would prove nothing.
  const ground = { key: `replay ${world.random.id()}`, load: async () => record };
  const again = await world.solver.match(ground);
  const outcome: Replay = {
    at: world.clock.now().toISOString(),
    engine: ENGINE_VERSION,
    isSameInput: hashOf(record.input) === record.inputHash,
    ...compareWithRecord(record, again),
  };
  await asActor(world.db, actor, async (connection) => {
    await connection
      .updateTable('matching_run')
      .set({ replay: JSON.stringify(outcome) })
      .where('id', '=', runId)
      .execute();
  });
  return outcome;
}

/** A finished run as it was frozen; `ithaca replay` takes it. */
export async function findRecord(
  connection: Connection,
  actor: Actor,
  programId: string,
  runId: string,
): Promise<RunRecord> {
  await findProgramToMatch(connection, actor, programId);
  const { state, engineVersion, seed, inputHash } = await findRun(connection, programId, runId);
  if (state !== 'done') throw new NotFound();
  const { result, ...frozen } = await readFrozen(connection, runId);
  return { engine: engineVersion, seed, inputHash, ...frozen, result: storedResult.parse(result) };
}

/** What a run was made from. */
export async function readFrozen(connection: Connection, runId: string) {
  const row = await connection
    .selectFrom('matching_run as run')
    .innerJoin('matching_policy as policy', 'policy.id', 'run.policy_id')
    .select(['run.input', 'run.result', 'policy.policy'])
    .where('run.id', '=', runId)
    .executeTakeFirstOrThrow();
  return {
    // Written by startRun from its own type, and never changed since.
    input: row.input as unknown as MatchingInput,
    policy: readPolicy(row.policy),
    result: row.result,
  };
}
