import { ENGINE_VERSION } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { listCandidates, readReportsTo } from './candidate-queries.server.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Candidate, toEngineInput } from './engine-input.ts';
import { isOnePopulation } from './matching-policy.ts';
import { findPolicy, lockProgramToMatch } from './matching-queries.server.ts';
import { hashOf } from './replay-run.server.ts';

/**
 * Freezes who takes part and under which policy, and asks for the pairs. Returns the run: a new one, or
 * the one that is under way already.
 */
export async function startRun(world: World, actor: Actor, programId: string): Promise<string> {
  const run = await asActor(world.db, actor, async (connection) => {
    // Locked, so that two who press the button at once get one run.
    const { kind } = await lockProgramToMatch(connection, actor, programId);
    const underWay = await connection
      .selectFrom('matching_run')
      .select('id')
      .where('program_id', '=', programId)
      .where('state', 'in', ['queued', 'running'])
      .executeTakeFirst();
    if (underWay) return { id: underWay.id, isNew: false };
    const policy = await findPolicy(connection, programId);
    if (!policy) throw refusal('', 'matching:problems.noPolicy');
    const candidates = await listCandidates(connection, programId);
    if (isOnePopulation(kind)) refuseTooFewPeers(candidates);
    else refuseEmptySides(candidates);
    const id = world.random.id();
    const seed = world.random.seed();
    const input = toEngineInput(candidates, await readReportsTo(connection), seed);
    await connection
      .insertInto('matching_run')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        policy_id: policy.id,
        state: 'queued',
        input: canonicalJson(input),
        input_hash: hashOf(input),
        engine_version: ENGINE_VERSION,
        seed,
        created_by: actor.personId,
        created_at: world.clock.now(),
      })
      .execute();
    return { id, isNew: true };
  });
  if (run.isNew) await world.queue.add('run-matching', { runId: run.id });
  return run.id;
}

function refuseEmptySides(candidates: readonly Candidate[]): void {
  for (const [side, nobody, full] of [
    ['mentee', 'matching:problems.noMentees', 'matching:problems.noFreeMentees'],
    ['mentor', 'matching:problems.noMentors', 'matching:problems.noFreeMentors'],
  ] as const) {
    const those = candidates.filter((candidate) => candidate.side === side);
    if (those.length === 0) throw refusal('', nobody);
    if (those.every(({ capacity, partners }) => capacity <= partners)) throw refusal('', full);
  }
}

function refuseTooFewPeers(candidates: readonly Candidate[]): void {
  if (candidates.length < 2) throw refusal('', 'matching:problems.noPeers');
  const free = candidates.filter(({ capacity, partners }) => capacity > partners);
  if (free.length < 2) throw refusal('', 'matching:problems.noFreePeers');
}
