import type {
  AssignmentProblem,
  CircleProblem,
  Objective,
  Pair,
  PeerProblem,
  StableProblem,
} from '../problem.ts';

/** Looks at every possible solution, of eight people a side at most. Shares nothing with solver or verifier. */

/** What an objective compares, first part first. */
export function score(objective: Objective, pairs: readonly Pair[]): readonly number[] {
  const total = pairs.reduce((sum, [, , fit]) => sum + fit, 0);
  if (objective === 'max_fit') return [total, pairs.length];
  if (objective === 'max_matched_then_fit') return [pairs.length, total];
  const worst = pairs.length === 0 ? 0 : Math.min(...pairs.map(([, , fit]) => fit));
  return [pairs.length, worst, total];
}

/** The best score, or null where nothing is allowed. */
export function bestAssignment(problem: AssignmentProblem): readonly number[] | null {
  return bestScore(problem, problem.objective, bestSum);
}

export function bestPeers(problem: PeerProblem): readonly number[] | null {
  return bestScore(problem, problem.objective, bestSumOfPeers);
}

/** More than all fits of so small a problem together. */
const ABOVE_FITS = 1e6;
const ABOVE_COUNTS = 100;

function bestScore<P extends AssignmentProblem | PeerProblem>(
  problem: P,
  objective: Objective,
  most: (problem: P, worth: (pair: Pair) => number) => number | null,
): readonly number[] | null {
  if (objective === 'max_fit') {
    const sum = most(problem, ([, , fit]) => fit * ABOVE_COUNTS + 1);
    return sum === null ? null : [Math.floor(sum / ABOVE_COUNTS), sum % ABOVE_COUNTS];
  }
  const countFirst = ([, , fit]: Pair) => ABOVE_FITS + fit;
  const parts = (sum: number) => [Math.floor(sum / ABOVE_FITS), sum % ABOVE_FITS] as const;
  const sum = most(problem, countFirst);
  if (sum === null) return null;
  const [count, total] = parts(sum);
  if (objective !== 'fair') return [count, total];
  if (count === 0) return [0, 0, 0];
  // The worst fit is the highest for which as many pairs are left to choose.
  const isPinned = amongIds(problem.pinned);
  for (const worst of [...new Set(problem.pairs.map(([, , fit]) => fit))].sort((a, b) => b - a)) {
    const pairs = problem.pairs.filter(([, , fit]) => fit >= worst);
    if (problem.pairs.some((pair) => pair[2] < worst && isPinned(pair))) continue;
    const fairSum = most({ ...problem, pairs }, countFirst);
    if (fairSum === null) continue;
    const [fairCount, fairTotal] = parts(fairSum);
    if (fairCount === count) return [count, worst, fairTotal];
  }
  throw new Error('the worst fit of all allows as many pairs');
}

function amongIds(list: readonly (readonly [string, string])[]) {
  return ([a, b]: Pair) => list.some(([x, y]) => x === a && y === b);
}

/**
 * The largest sum of `worth` that any allowed choice reaches, or null where none is allowed: the best sum for all
 * that can have been given so far, pair by pair. The places given are the digits of a number, the last digit those
 * of the left person whose pairs are being looked at.
 */
export function bestSum(problem: AssignmentProblem, worth: (pair: Pair) => number): number | null {
  const isPinned = amongIds(problem.pinned);
  const isForbidden = amongIds(problem.forbidden);
  const digits = Math.max(0, ...problem.left.map(({ capacity }) => capacity)) + 1;
  let states = digits;
  const places = problem.right.map(({ id, capacity, min }) => {
    const step = states;
    states *= capacity + 1;
    return { id, capacity, min, step };
  });
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const sums = new Float64Array(states).fill(-Infinity);
  sums[0] = 0;
  for (const { id, capacity } of problem.left) {
    for (const pair of problem.pairs) {
      if (pair[0] !== id || isForbidden(pair)) continue;
      const place = placeOf.get(pair[1])!;
      const isOwed = isPinned(pair);
      const gain = worth(pair);
      for (let state = states - 1; state >= 0; state--) {
        const sum = sums[state]!;
        if (sum === -Infinity) continue;
        const given = Math.floor(state / place.step) % (place.capacity + 1);
        if (state % digits < capacity && given < place.capacity) {
          const after = state + place.step + 1;
          if (sum + gain > sums[after]!) sums[after] = sum + gain;
        }
        if (isOwed) sums[state] = -Infinity;
      }
    }
    for (let state = 0; state < states; state += digits) {
      for (let used = 1; used < digits; used++) {
        if (sums[state + used]! > sums[state]!) sums[state] = sums[state + used]!;
        sums[state + used] = -Infinity;
      }
    }
  }
  let best = -Infinity;
  for (let state = 0; state < states; state += digits) {
    const isMet = ({ step, capacity, min }: (typeof places)[number]) =>
      Math.floor(state / step) % (capacity + 1) >= min;
    if (sums[state]! > best && places.every(isMet)) best = sums[state]!;
  }
  return best === -Infinity ? null : best;
}

/** The same for one population: the best of every set of people, from that of a smaller set. */
function bestSumOfPeers(problem: PeerProblem, worth: (pair: Pair) => number): number {
  const isForbidden = amongIds(problem.forbidden);
  const isPinned = amongIds(problem.pinned);
  const pinned = problem.pairs.filter(isPinned);
  const settled = new Set(problem.pinned.flat());
  const free = problem.members.filter(({ id, capacity }) => capacity > 0 && !settled.has(id));
  const bit = new Map(free.map(({ id }, at) => [id, 1 << at]));
  const open = problem.pairs
    .filter((pair) => bit.has(pair[0]) && bit.has(pair[1]) && !isForbidden(pair))
    .map((pair) => ({ both: bit.get(pair[0])! | bit.get(pair[1])!, gain: worth(pair) }));
  const best = new Float64Array(1 << free.length);
  for (let set = 1; set < best.length; set++) {
    // Either the first of the set is alone, or in one of the pairs that lie within it.
    const first = set & -set;
    best[set] = best[set & ~first]!;
    for (const { both, gain } of open) {
      if ((both & first) === 0 || (both & ~set) !== 0) continue;
      best[set] = Math.max(best[set]!, gain + best[set & ~both]!);
    }
  }
  return pinned.reduce((sum, pair) => sum + worth(pair), best[best.length - 1]!);
}

/** All solutions without a blocking pair; a pin takes a place and is nobody's choice. */
export function stableSolutions(problem: StableProblem): readonly (readonly Pair[])[] {
  const isPinned = amongIds(problem.pinned);
  const isForbidden = amongIds(problem.forbidden);
  const tier = (side: 'left' | 'right', id: string, other: string) =>
    problem.ranks[side].get(id)?.findIndex((list) => list.includes(other)) ?? -1;
  const acceptable = problem.pairs
    .filter((pair) => {
      const isMutual = tier('left', pair[0], pair[1]) >= 0 && tier('right', pair[1], pair[0]) >= 0;
      return isPinned(pair) || (isMutual && !isForbidden(pair));
    })
    .map((pair) => ({
      pair,
      i: problem.left.findIndex(({ id }) => id === pair[0]),
      j: problem.right.findIndex(({ id }) => id === pair[1]),
      leftTier: tier('left', pair[0], pair[1]),
      rightTier: tier('right', pair[1], pair[0]),
      isPinned: isPinned(pair),
    }));
  const room = {
    left: problem.left.map(({ capacity }) => capacity),
    right: problem.right.map(({ capacity }) => capacity),
  };
  const taken: boolean[] = acceptable.map(() => false);
  const found: (readonly Pair[])[] = [];
  choose(0);
  return found;

  function choose(at: number): void {
    const option = acceptable[at];
    if (option === undefined) {
      if (!isBlocked()) found.push(acceptable.filter((_, e) => taken[e]).map(({ pair }) => pair));
      return;
    }
    const { i, j } = option;
    if (room.left[i]! > 0 && room.right[j]! > 0) {
      room.left[i]!--;
      room.right[j]!--;
      taken[at] = true;
      choose(at + 1);
      room.left[i]!++;
      room.right[j]!++;
      taken[at] = false;
    }
    if (!option.isPinned) choose(at + 1);
  }

  /** Whether two who are not together would both rather be, on a free place or instead of somebody. */
  function isBlocked(): boolean {
    return acceptable.some(({ i, j, leftTier, rightTier }, at) => {
      if (taken[at]) return false;
      const isWorse = (side: 'i' | 'j') => (other: (typeof acceptable)[number], e: number) => {
        if (!taken[e] || other.isPinned) return false;
        return side === 'i'
          ? other.i === i && other.leftTier > leftTier
          : other.j === j && other.rightTier > rightTier;
      };
      return (
        (room.left[i]! > 0 || acceptable.some(isWorse('i'))) &&
        (room.right[j]! > 0 || acceptable.some(isWorse('j')))
      );
    });
  }
}

/** The most people that any division into circles places, and the largest total fit of any. */
export function bestCircles(problem: CircleProblem): { matched: number; totalFit: number } {
  const people = problem.members.filter(({ capacity }) => capacity > 0);
  const at = new Map(people.map(({ id }, index) => [id, index]));
  const fitOf = people.map(() => people.map(() => -1));
  const isForbidden = amongIds(problem.forbidden);
  for (const pair of problem.pairs) {
    const [i, j] = [at.get(pair[0]), at.get(pair[1])];
    if (i === undefined || j === undefined || isForbidden(pair)) continue;
    fitOf[i]![j] = pair[2];
    fitOf[j]![i] = pair[2];
  }
  const leads = people.map(({ id }) => problem.leaders.includes(id));
  const count = 1 << people.length;
  const best = Array.from({ length: count }, () => ({ matched: 0, totalFit: 0 }));
  const worth = Array.from({ length: count }, (_, set) => worthOf(set));
  for (let set = 1; set < count; set++) {
    const first = set & -set;
    let { matched, totalFit } = best[set & ~first]!;
    for (let circle = set; circle > 0; circle = (circle - 1) & set) {
      if ((circle & first) === 0 || worth[circle]! < 0) continue;
      const rest = best[set & ~circle]!;
      matched = Math.max(matched, sizeOf(circle) + rest.matched);
      totalFit = Math.max(totalFit, worth[circle]! + rest.totalFit);
    }
    best[set] = { matched, totalFit };
  }
  return best[count - 1]!;

  /** Sum of all fits inside, or -1 where this is no allowed circle. */
  function worthOf(set: number): number {
    const size = sizeOf(set);
    if (size < problem.size[0] || size > problem.size[1]) return -1;
    const inside = people.map((_, index) => index).filter((index) => set & (1 << index));
    const leaders = inside.filter((index) => leads[index]).length;
    if (leaders !== Math.min(1, problem.leaders.length)) return -1;
    let sum = 0;
    for (const [n, i] of inside.entries()) {
      for (const j of inside.slice(n + 1)) {
        if (fitOf[i]![j]! < 0) return -1;
        sum += fitOf[i]![j]!;
      }
    }
    return sum;
  }
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size++;
  return size;
}
