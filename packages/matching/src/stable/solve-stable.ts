import { solveAssignment } from '../assignment/solve-assignment.ts';
import { fitSums } from '../fit-sums.ts';
import type { Pair, StableProblem } from '../problem.ts';
import { unwatched, type Watch } from '../progress.ts';
import type { StableResult, Unmatched } from '../result.ts';
import { acceptablePairs, tiersOf, withoutStability } from './acceptable-pairs.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';

/**
 * A stable solution, best for the left side where preferences are strict. Ties are broken by the larger fit,
 * then by a hash of the two (the order of the input would always favour the same people), which gives a
 * weakly stable solution; a largest one among those is NP-hard to find and not promised. Also solves the
 * problem without stability, to say what it costs.
 */
export function solveStable(problem: StableProblem, watch: Watch = unwatched): StableResult {
  watch({ phase: 'pairing' });
  const acceptable = acceptablePairs(problem);
  const isPinned = pinCheck(problem);
  const open = acceptable.filter((pair) => !isPinned(pair));
  const chosen = new Set([...acceptable.filter(isPinned), ...stablePairs(problem, open)]);
  const order = new Map(problem.left.map(({ id }, at) => [id, at]));
  const pairs = acceptable
    .filter((pair) => chosen.has(pair))
    .sort(([a], [b]) => order.get(a)! - order.get(b)!);
  const { totalFit, worstFit } = fitSums(pairs);

  const bestFit = solveAssignment(withoutStability(problem, acceptable, 'max_fit'), watch);
  const most = solveAssignment(
    withoutStability(problem, acceptable, 'max_matched_then_fit'),
    watch,
  );
  const cost = bestFit.totalFit - totalFit;
  return {
    kind: 'stable',
    pairs,
    matched: pairs.length,
    totalFit,
    worstFit,
    certificate: {
      status: 'stable',
      upperBound: bestFit.totalFit,
      gap: bestFit.totalFit === 0 ? 0 : cost / bestFit.totalFit,
      dual: bestFit.certificate.dual,
      cardinality: most.certificate.cardinality,
    },
    price: { matched: most.matched - pairs.length, fit: cost },
    unmatched: unmatchedLeft(problem, acceptable, pairs),
  };
}

function pinCheck(problem: StableProblem): (pair: Pair) => boolean {
  const pins = new Set(problem.pinned.map((pair) => JSON.stringify(pair)));
  return ([left, right]) => pins.size > 0 && pins.has(JSON.stringify([left, right]));
}

function stablePairs(problem: StableProblem, open: readonly Pair[]): readonly Pair[] {
  const leftIndex = new Map(problem.left.map(({ id }, at) => [id, at]));
  const rightIndex = new Map(problem.right.map(({ id }, at) => [id, at]));
  const room = (people: StableProblem['left'], side: 0 | 1) => {
    const pins = new Map<string, number>();
    for (const pair of problem.pinned) pins.set(pair[side], (pins.get(pair[side]) ?? 0) + 1);
    return people.map(({ id, capacity }) => capacity - (pins.get(id) ?? 0));
  };
  interface Option {
    readonly pair: Pair;
    readonly left: number;
    readonly right: number;
    readonly chance: number;
  }
  const byLeft = problem.left.map((): Option[] => []);
  const byRight = problem.right.map((): Option[] => []);
  for (const pair of open) {
    const left = leftIndex.get(pair[0])!;
    const right = rightIndex.get(pair[1])!;
    const option = { pair, left, right, chance: hash(`${pair[0]}\n${pair[1]}`) };
    byLeft[left]!.push(option);
    byRight[right]!.push(option);
  }
  const rankedBy = (tiers: ReadonlyMap<string, number>, other: 0 | 1) => (a: Option, b: Option) =>
    tiers.get(a.pair[other])! - tiers.get(b.pair[other])! ||
    b.pair[2] - a.pair[2] ||
    a.chance - b.chance ||
    a.left - b.left ||
    a.right - b.right;
  const wishes = byLeft.map((options, i) =>
    options.sort(rankedBy(tiersOf(problem.ranks.left.get(problem.left[i]!.id)), 1)),
  );
  const ranks = byRight.map((options, j) => {
    const tiers = tiersOf(problem.ranks.right.get(problem.right[j]!.id));
    return new Map(options.sort(rankedBy(tiers, 0)).map(({ left }, rank) => [left, rank]));
  });
  const partners = deferredAcceptance({
    leftCapacity: room(problem.left, 0),
    rightCapacity: room(problem.right, 1),
    wishes: wishes.map((options) => options.map(({ right }) => right)),
    ranks,
  });
  return wishes.flatMap((options, i) => {
    const chosen = new Set(partners[i]);
    return options.filter(({ right }) => chosen.has(right)).map(({ pair }) => pair);
  });
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

function unmatchedLeft(
  problem: StableProblem,
  acceptable: readonly Pair[],
  pairs: readonly Pair[],
): readonly Unmatched[] {
  const hasPartner = new Set(pairs.map(([left]) => left));
  const mayMeet = new Set(acceptable.map(([left]) => left));
  return problem.left
    .filter(({ id }) => !hasPartner.has(id))
    .map(({ id, capacity }) => {
      if (capacity === 0) return { id, why: 'no_capacity' };
      return { id, why: mayMeet.has(id) ? 'preferred_others' : 'not_acceptable' };
    });
}
