import { fitSums } from '../fit-sums.ts';
import type { Pair, PairOfIds } from '../problem.ts';

/** Pairs as they should be from now on, beside those that there were. */
export interface Renewal {
  readonly pairs: readonly Pair[];
  readonly matched: number;
  readonly totalFit: number;
  readonly worstFit: number | null;
  /** Existing pairs that stay, and those that do not: taken apart, or not allowed any more. */
  readonly kept: readonly Pair[];
  readonly ended: readonly PairOfIds[];
  readonly added: readonly Pair[];
}

export function renewalOf(existing: readonly PairOfIds[], pairs: readonly Pair[]): Renewal {
  const before = new Set(existing.map(keyOf));
  const now = new Set(pairs.map(keyOf));
  return {
    pairs,
    matched: pairs.length,
    ...fitSums(pairs),
    kept: pairs.filter((pair) => before.has(keyOf(pair))),
    ended: existing.filter((pair) => !now.has(keyOf(pair))),
    added: pairs.filter((pair) => !before.has(keyOf(pair))),
  };
}

export function keyOf([left, right]: readonly [string, string, ...unknown[]]): string {
  return JSON.stringify([left, right]);
}
