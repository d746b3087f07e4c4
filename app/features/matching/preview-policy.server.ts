import type { Policy } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { MatchingInput, PolicyEffect } from '../../platform/solver.ts';
import type { World } from '../../platform/world.ts';
import { listCandidates, readReportsTo } from './candidate-queries.server.ts';
import { toEngineInput } from './engine-input.ts';
import { hashOf } from './input-hash.server.ts';
import { findProgramToMatch } from './matching-queries.server.ts';

/** What a policy that is only typed would do to the people who take part now. */
export async function previewPolicy(
  world: World,
  actor: Actor,
  programId: string,
  policy: Policy,
): Promise<PolicyEffect> {
  const input = await asActor(world.db, actor, async (connection) => {
    await findProgramToMatch(connection, actor, programId);
    const candidates = await listCandidates(connection, programId);
    // Counting does not depend on the order, so any seed will do.
    return toEngineInput(candidates, await readReportsTo(connection, programId), 0);
  });
  return effectOn(world, input, policy);
}

/** Counted on a thread, which stays open for the next policy that is typed. */
export async function effectOn(
  world: Pick<World, 'solver'>,
  input: MatchingInput,
  policy: Policy,
): Promise<PolicyEffect> {
  const ground = { key: `people ${hashOf(input)}`, load: async () => ({ input, policy }) };
  return world.solver.ask(ground, 'effect', policy);
}
