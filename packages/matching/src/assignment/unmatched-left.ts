import type { Pair } from '../problem.ts';
import type { Unmatched } from '../result.ts';
import type { TwoSides } from './compile-pairs.ts';

/** Left people without a partner, each with the first reason that applies. */
export function unmatchedLeft(problem: TwoSides, chosen: readonly Pair[]): readonly Unmatched[] {
  const hasPartner = new Set(chosen.map(([left]) => left));
  const banned = new Set(problem.forbidden.map((pair) => JSON.stringify(pair)));
  const isBanned = ([left, right]: Pair) =>
    banned.size > 0 && banned.has(JSON.stringify([left, right]));
  const mayMeet = new Set<string>();
  for (const pair of problem.pairs) {
    if (!hasPartner.has(pair[0]) && !isBanned(pair)) mayMeet.add(pair[0]);
  }
  return problem.left
    .filter(({ id }) => !hasPartner.has(id))
    .map(({ id, capacity }) => {
      if (capacity === 0) return { id, why: 'no_capacity' };
      // With every objective a pair of two people who both have room would be worth taking.
      return { id, why: mayMeet.has(id) ? 'partners_full' : 'no_allowed_partner' };
    });
}
