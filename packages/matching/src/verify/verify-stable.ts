import type { Pair, StableProblem } from '../problem.ts';
import type { StableResult } from '../result.ts';
import { coverBound, priceBound, whatIsOpen } from './assignment-bounds.ts';
import { checkPairs, countBy, Faults, keyOf, type Verdict } from './verdict.ts';

/** Checks a result of kind `stable`: allowed, no blocking pair, and what stability costs. */
export function verifyStable(problem: StableProblem, result: StableResult): Verdict {
  const faults = new Faults();
  checkPairs(faults, problem, result, keyOf);
  faults.check(result.matched === result.pairs.length, `matched is not ${result.matched}`);

  const pins = new Set(problem.pinned.map(([left, right]) => keyOf(left, right)));
  const banned = new Set(problem.forbidden.map(([left, right]) => keyOf(left, right)));
  const tier = {
    left: new Map([...problem.ranks.left].map(([id, tiers]) => [id, tierOf(tiers)])),
    right: new Map([...problem.ranks.right].map(([id, tiers]) => [id, tierOf(tiers)])),
  };
  const acceptable = problem.pairs.filter(([left, right]) => {
    const key = keyOf(left, right);
    const isMutual = tier.left.get(left)?.has(right) && tier.right.get(right)?.has(left);
    return pins.has(key) || (isMutual && !banned.has(key));
  });
  const allowed = new Set(acceptable.map(([left, right]) => keyOf(left, right)));
  for (const [left, right] of result.pairs) {
    const isAcceptable = allowed.has(keyOf(left, right));
    faults.check(isAcceptable, `${left} and ${right} do not rank each other`);
  }

  // A pin is nobody's choice: it takes a place and cannot be left for somebody better.
  const chosen = result.pairs.filter(([left, right]) => !pins.has(keyOf(left, right)));
  const sides = [
    { people: problem.left, tiers: tier.left, side: 0 as const },
    { people: problem.right, tiers: tier.right, side: 1 as const },
  ].map(({ people, tiers, side }) => {
    const load = countBy(result.pairs.map((pair) => pair[side]));
    const worst = new Map<string, number>();
    for (const pair of chosen) {
      const at = tiers.get(pair[side])?.get(pair[1 - side] as string) ?? 0;
      worst.set(pair[side], Math.max(worst.get(pair[side]) ?? -1, at));
    }
    const capacityOf = new Map(people.map(({ id, capacity }) => [id, capacity]));
    for (const { id, capacity } of people) {
      faults.check((load.get(id) ?? 0) <= capacity, `${id} has more partners than capacity`);
    }
    return (id: string, other: string) => {
      if ((load.get(id) ?? 0) < (capacityOf.get(id) ?? 0)) return true;
      return (tiers.get(id)?.get(other) ?? 0) < (worst.get(id) ?? -1);
    };
  });
  const together = new Set(result.pairs.map(([left, right]) => keyOf(left, right)));
  for (const [left, right] of acceptable) {
    if (together.has(keyOf(left, right))) continue;
    const isBlocking = sides[0]!(left, right) && sides[1]!(right, left);
    faults.check(!isBlocking, `${left} and ${right} would both rather have each other`);
  }
  checkUnmatched(faults, problem, result, acceptable);
  checkPrice(faults, problem, result, acceptable);
  return faults.verdict();
}

function tierOf(tiers: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(tiers.flatMap((tier, at) => tier.map((id) => [id, at] as const)));
}

function checkUnmatched(
  faults: Faults,
  problem: StableProblem,
  result: StableResult,
  acceptable: readonly Pair[],
): void {
  const paired = new Set(result.pairs.map(([left]) => left));
  const mayMeet = new Set(acceptable.map(([left]) => left));
  const expected = problem.left
    .filter(({ id }) => !paired.has(id))
    .map(({ id, capacity }) => {
      if (capacity === 0) return `${id} no_capacity`;
      return `${id} ${mayMeet.has(id) ? 'preferred_others' : 'not_acceptable'}`;
    });
  const stated = result.unmatched.map(({ id, why }) => `${id} ${why}`);
  faults.check(
    expected.join() === stated.join(),
    'the unmatched people or their reasons are not those of the pairs',
  );
}

/** The optima without stability are proven like those of an assignment. */
function checkPrice(
  faults: Faults,
  problem: StableProblem,
  result: StableResult,
  acceptable: readonly Pair[],
): void {
  const { certificate, price } = result;
  const open = whatIsOpen({ ...problem, pairs: acceptable, forbidden: [] });
  const bound = open.pinnedFit + priceBound(open, certificate, undefined, 0);
  faults.check(bound === certificate.upperBound, `the prices prove ${bound} as the upper bound`);
  faults.check(
    price.fit === bound - result.totalFit,
    `stability does not cost ${price.fit} of fit`,
  );
  const gap = bound === 0 ? 0 : price.fit / bound;
  faults.check(certificate.gap === gap, `gap is ${gap}, not ${certificate.gap}`);
  faults.check(certificate.status === 'stable', `status is ${certificate.status}`);
  const most = open.pinnedCount + coverBound(open, certificate.cardinality, 'room', 0);
  faults.check(most === certificate.cardinality?.bound, `the cover proves ${most} pairs`);
  const lost = most - result.matched;
  faults.check(price.matched === lost, `stability costs ${lost} pairs, not ${price.matched}`);
}
