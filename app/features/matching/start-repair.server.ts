import type { PairOfIds } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { phasesThatMakeWay } from '../engagements/engagement.ts';
import { readReportsTo } from './candidate-queries.server.ts';
import { type Candidate, toEngineInput } from './engine-input.ts';
import { isOnePopulation } from './matching-policy.ts';
import { findEverybody, startWith } from './start-run.server.ts';

/**
 * Somebody left a running program: looks for partners for those who are without one, and moves as few of
 * the present pairs for it as possible. Returns the run, or the one that is under way already.
 */
export async function startRepair(world: World, actor: Actor, programId: string): Promise<string> {
  return startWith(world, actor, programId, async (connection, kind, seed) => {
    if (isOnePopulation(kind)) throw refusal('', 'matching:problems.noRepairOfPeers');
    const { everybody, ...found } = await findEverybody(connection, programId);
    if (!everybody.some((one) => one.side === 'mentee' && one.capacity > one.partners)) {
      throw refusal('', 'matching:problems.nobodyToRepair');
    }
    const existing = await listMovable(connection, programId, everybody);
    const input = toEngineInput(
      withPlacesOf(existing, everybody),
      await readReportsTo(connection, programId),
      seed,
    );
    return { ...found, input: { ...input, existing } };
  });
}

/** Pairs of people who both take part, in engagements that may still make way. */
async function listMovable(
  connection: Connection,
  programId: string,
  everybody: readonly Candidate[],
): Promise<PairOfIds[]> {
  const rows = await connection
    .selectFrom('engagement')
    .innerJoin('engagement_member as mentee', 'mentee.engagement_id', 'engagement.id')
    .innerJoin('engagement_member as mentor', 'mentor.engagement_id', 'engagement.id')
    .select(['mentee.enrolment_id as mentee_id', 'mentor.enrolment_id as mentor_id'])
    .where('engagement.program_id', '=', programId)
    .where('engagement.phase', 'in', phasesThatMakeWay)
    .where('mentee.role', '=', 'mentee')
    .where('mentor.role', '=', 'mentor')
    .orderBy('mentee.enrolment_id')
    .orderBy('mentor.enrolment_id')
    .execute();
  const taking = new Set(everybody.map(({ enrolmentId }) => enrolmentId));
  return rows.flatMap(({ mentee_id, mentor_id }): PairOfIds[] =>
    mentee_id && mentor_id && taking.has(mentee_id) && taking.has(mentor_id)
      ? [[mentee_id, mentor_id]]
      : [],
  );
}

/** Their places count as free: whoever is in one may stay or move. */
function withPlacesOf(
  existing: readonly PairOfIds[],
  everybody: readonly Candidate[],
): Candidate[] {
  const pairs = new Map<string, number>();
  for (const id of existing.flat()) pairs.set(id, (pairs.get(id) ?? 0) + 1);
  return everybody.map((one) => ({
    ...one,
    partners: one.partners - (pairs.get(one.enrolmentId) ?? 0),
  }));
}
