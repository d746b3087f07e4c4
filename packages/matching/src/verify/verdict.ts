import type { Pair, PairOfIds } from '../problem.ts';

/** What the verifier says: `faults` is empty exactly where the result holds. */
export interface Verdict {
  readonly holds: boolean;
  /** One line each, the first twenty. */
  readonly faults: readonly string[];
}

/** Gathers faults; the verifier goes on after the first so that a report is complete. */
export class Faults {
  readonly found: string[] = [];

  check(condition: boolean, fault: string): void {
    if (!condition && this.found.length < 20) this.found.push(fault);
  }

  verdict(): Verdict {
    return { holds: this.found.length === 0, faults: this.found };
  }
}

/** Key of a pair of ids that no other two ids share. */
export function keyOf(left: string, right: string): string {
  return JSON.stringify([left, right]);
}

/** The same for both orders of the two. */
export function unorderedKey(a: string, b: string): string {
  return a < b ? keyOf(a, b) : keyOf(b, a);
}

/** Checks what every kind has in common: pairs, pins and the three sums. */
export function checkPairs(
  faults: Faults,
  problem: {
    readonly pairs: readonly Pair[];
    readonly pinned: readonly PairOfIds[];
    readonly forbidden: readonly PairOfIds[];
  },
  result: { readonly pairs: readonly Pair[]; totalFit: number; worstFit: number | null },
  key: (left: string, right: string) => string,
): void {
  const fitOf = fitsOfChosen(problem.pairs, result.pairs, key);
  for (const [left, right] of problem.forbidden) fitOf.delete(key(left, right));
  const chosen = new Set<string>();
  let total = 0;
  let worst = Number.POSITIVE_INFINITY;
  for (const [left, right, fit] of result.pairs) {
    const pair = key(left, right);
    faults.check(fitOf.has(pair), `${left} and ${right} are not an allowed pair`);
    faults.check(fitOf.get(pair) === fit, `the fit of ${left} and ${right} is not ${fit}`);
    faults.check(!chosen.has(pair), `${left} and ${right} are paired twice`);
    chosen.add(pair);
    total += fit;
    worst = Math.min(worst, fit);
  }
  for (const [left, right] of problem.pinned) {
    faults.check(chosen.has(key(left, right)), `the pinned pair ${left} and ${right} is missing`);
  }
  faults.check(result.totalFit === total, `totalFit is ${total}, not ${result.totalFit}`);
  const worstFit = result.pairs.length === 0 ? null : worst;
  faults.check(result.worstFit === worstFit, `worstFit is ${worstFit}, not ${result.worstFit}`);
}

/** Listed fits of the chosen pairs only: keys of all pairs would cost more than the rest of the check. */
function fitsOfChosen(
  listed: readonly Pair[],
  chosen: readonly Pair[],
  key: (left: string, right: string) => string,
): Map<string, number> {
  const partners = new Map<string, Set<string>>();
  const note = (a: string, b: string) => {
    const known = partners.get(a);
    if (known === undefined) partners.set(a, new Set([b]));
    else known.add(b);
  };
  for (const [a, b] of chosen) {
    note(a, b);
    note(b, a);
  }
  const fitOf = new Map<string, number>();
  for (const [left, right, fit] of listed) {
    if (partners.get(left)?.has(right)) fitOf.set(key(left, right), fit);
  }
  return fitOf;
}

/** How often each id occurs. */
export function countBy(ids: readonly string[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}
