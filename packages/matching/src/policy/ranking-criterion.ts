import type { CompiledCriterion } from './criteria.ts';
import type { People } from './pair-facts.ts';
import type { Person } from './person.ts';

/**
 * How high each ranked the other: 1 for the first tier, falling evenly to 0 for whoever is not ranked. The
 * mean of those who ranked anybody at all; left out where neither did.
 */
export function rankingCriterion(weight: number, people: People): CompiledCriterion {
  const byLeft = people.left.map(tiersOf);
  const byRight = people.right.map(tiersOf);
  const tier = (tiers: Tiers, id: string) => tiers.of.get(id) ?? 0;
  const points = (tiers: Tiers, id: string) => tierPoints(tiers, tier(tiers, id));
  return {
    criterion: 'ranking',
    weight,
    points: (i, j) => {
      const given: number[] = [];
      if (byLeft[i]!.count > 0) given.push(points(byLeft[i]!, people.right[j]!.id));
      if (byRight[j]!.count > 0) given.push(points(byRight[j]!, people.left[i]!.id));
      if (given.length === 0) return Number.NaN;
      return given.reduce((sum, value) => sum + value, 0) / given.length;
    },
    reason: (i, j) => ({
      code: 'ranking',
      values: {
        ...(byLeft[i]!.count > 0 && { left: tier(byLeft[i]!, people.right[j]!.id) }),
        ...(byRight[j]!.count > 0 && { right: tier(byRight[j]!, people.left[i]!.id) }),
      },
    }),
  };
}

/** What the tier `at` (0: not ranked) is worth. */
export function tierPoints(tiers: Tiers, at: number): number {
  return at === 0 ? 0 : 1 - (at - 1) / tiers.count;
}

export interface Tiers {
  readonly count: number;
  /** Tier by id, the first is 1. */
  readonly of: ReadonlyMap<string, number>;
}

export function tiersOf({ ranking = [] }: Person): Tiers {
  const tiers = ranking.filter((tier) => tier.length > 0);
  return {
    count: tiers.length,
    of: new Map(tiers.flatMap((ids, at) => ids.map((id) => [id, at + 1] as const))),
  };
}
