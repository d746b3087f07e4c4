import type { Policy } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { templateFor } from '../matching/matching-policy.ts';
import { findPolicy, findProgramToMatch } from '../matching/matching-queries.server.ts';
import { savePolicy } from '../matching/save-policy.server.ts';
import { startRun } from '../matching/start-run.server.ts';

/** Looks for the pairs with what people said in a round that is over. Returns the run. */
export async function runWithChoices(
  world: World,
  actor: Actor,
  {
    programId,
    roundId,
    weight,
    isStable,
  }: {
    programId: string;
    roundId: string;
    /** What the wishes weigh beside the policy's other criteria. */
    weight: number;
    isStable: boolean;
  },
): Promise<string> {
  const { policy, kind } = await asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const round = found(
      await connection
        .selectFrom('choice_round')
        .select('state')
        .where('id', '=', roundId)
        .where('program_id', '=', programId)
        .executeTakeFirst(),
    );
    if (round.state !== 'closed') throw refusal('', 'choice:problems.roundOpen');
    return { policy: (await findPolicy(connection, programId))?.policy, kind: program.kind };
  });
  if (!policy || rankingWeight(policy) !== weight) {
    await savePolicy(world, actor, programId, withRanking(policy ?? templateFor(kind), weight));
  }
  return startRun(world, actor, programId, { roundId, isStable });
}

export function rankingWeight({ criteria }: Policy): number {
  return criteria.find(({ criterion }) => criterion === 'ranking')?.weight ?? 0;
}

function withRanking(policy: Policy, weight: number): Policy {
  const others = policy.criteria.filter(({ criterion }) => criterion !== 'ranking');
  return { ...policy, criteria: [...others, { criterion: 'ranking', weight }] };
}
