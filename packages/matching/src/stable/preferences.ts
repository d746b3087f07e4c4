import { type BipartiteGraph, shapeOf } from '../assignment/bipartite-graph.ts';
import { MatchingError } from '../matching-error.ts';
import { MAX_FIT, type Ranking, type StableProblem } from '../problem.ts';

/** In which tier of the other's ranking somebody stands, by pair of a graph; -1: in none. */
export interface Tiers {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Who would rather have whom, without ties, among pairs in which both rank each other. */
export interface Preferences {
  /** The wishes of left person i are pairs `wishes[start[i]] .. wishes[start[i + 1] - 1]`, best first. */
  readonly start: Int32Array;
  readonly wishes: Int32Array;
  /** By pair, how its right person ranks it: smaller is better; where two are alike the left person's number decides. */
  readonly rank: Float64Array;
}

/** A number by person that has nothing to do with where they stand; decides what is tied. */
export interface Chances {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** A tier, a fit and a chance in one number: 18 + 14 + 21 bits, all that is exact. */
const MOST_TIERS = 2 ** 18;
const CHANCES = 2 ** 21;
const TIES = 2 ** 14 * CHANCES;

/** Rankings to tiers by pair of the graph. O(people + ranked + pairs). */
export function tiersOf(problem: StableProblem, graph: BipartiteGraph): Tiers {
  const { leftCount, rightCount, pairCount } = shapeOf(graph);
  const { leftStart, right } = graph;
  const tiers = { left: new Int32Array(pairCount), right: new Int32Array(pairCount) };
  const rightOf = new Map(problem.right.map(({ id }, j) => [id, j]));
  const ofRight = rankedIn(rightOf);
  problem.left.forEach(({ id }, i) => {
    const tierIn = ofRight(problem.ranks.left.get(id));
    for (let e = leftStart[i]!; e < leftStart[i + 1]!; e++) tiers.left[e] = tierIn(right[e]!);
  });

  // Pairs and their left people by right person.
  const start = new Int32Array(rightCount + 1);
  for (const j of right) start[j + 1]!++;
  for (let j = 0; j < rightCount; j++) start[j + 1]! += start[j]!;
  const next = start.slice();
  const pairs = new Int32Array(pairCount);
  const lefts = new Int32Array(pairCount);
  for (let i = 0; i < leftCount; i++) {
    for (let e = leftStart[i]!; e < leftStart[i + 1]!; e++) {
      const at = next[right[e]!]!++;
      pairs[at] = e;
      lefts[at] = i;
    }
  }
  const leftOf = new Map(problem.left.map(({ id }, i) => [id, i]));
  const ofLeft = rankedIn(leftOf);
  problem.right.forEach(({ id }, j) => {
    const tierIn = ofLeft(problem.ranks.right.get(id));
    for (let at = start[j]!; at < start[j + 1]!; at++) tiers.right[pairs[at]!] = tierIn(lefts[at]!);
  });
  return tiers;
}

/** Reads one ranking after the other; the answer, by number of the other person, is valid until the next. */
function rankedIn(indexOf: ReadonlyMap<string, number>) {
  const tierOf = new Int32Array(indexOf.size);
  const readIn = new Int32Array(indexOf.size);
  let turn = 0;
  return (ranking: Ranking = []) => {
    turn++;
    ranking.forEach((tier, at) => {
      for (const id of tier) {
        const index = indexOf.get(id);
        if (index === undefined) continue;
        tierOf[index] = at;
        readIn[index] = turn;
      }
    });
    return (index: number) => (readIn[index] === turn ? tierOf[index]! : -1);
  };
}

/** Ties are broken by the larger fit, then by chance. O(pairs + tiers), and log(ties) for each that is tied. */
export function preferencesFrom(
  { leftStart, right, fit }: BipartiteGraph,
  tiers: Tiers,
  chances: Chances,
): Preferences {
  const people = leftStart.length - 1;
  const most = countTiers(tiers.left);
  countTiers(tiers.right);
  const start = new Int32Array(people + 1);
  const wishes = new Int32Array(right.length);
  const rank = new Float64Array(right.length);
  // Of one person, tier by tier: how many there are, then where the next one goes.
  const next = new Int32Array(most + 1);
  for (let i = 0; i < people; i++) {
    const [first, end] = [leftStart[i]!, leftStart[i + 1]!];
    let last = -1;
    for (let e = first; e < end; e++) {
      if (tiers.left[e]! < 0 || tiers.right[e]! < 0) continue;
      next[tiers.left[e]! + 1]!++;
      last = Math.max(last, tiers.left[e]!);
      const chance = mixed(chances.left[i]!, chances.right[right[e]!]!);
      rank[e] = tiers.right[e]! * TIES + (MAX_FIT - fit[e]!) * CHANCES + chance;
    }
    next[0] = start[i]!;
    for (let tier = 1; tier <= last + 1; tier++) next[tier]! += next[tier - 1]!;
    start[i + 1] = next[last + 1]!;
    for (let e = first; e < end; e++) {
      if (tiers.left[e]! >= 0 && tiers.right[e]! >= 0) wishes[next[tiers.left[e]!]!++] = e;
    }
    let from = start[i]!;
    for (let tier = 0; tier <= last; tier++) {
      if (next[tier]! > from + 1) sortTied(from, next[tier]!);
      from = next[tier]!;
    }
    next.fill(0, 0, last + 2);
  }
  return { start, wishes: wishes.subarray(0, start[people]), rank };

  function tie(e: number): number {
    return rank[e]! - tiers.right[e]! * TIES;
  }

  /** Shell's sort, in place; of two alike the pair that stands first comes first. */
  function sortTied(from: number, to: number): void {
    let gap = 1;
    while (3 * gap + 1 < to - from) gap = 3 * gap + 1;
    for (; gap >= 1; gap = Math.floor(gap / 3)) {
      for (let at = from + gap; at < to; at++) {
        const e = wishes[at]!;
        let place = at;
        for (; place - gap >= from; place -= gap) {
          const other = wishes[place - gap]!;
          const later = tie(other) - tie(e) || other - e;
          if (later < 0) break;
          wishes[place] = other;
        }
        wishes[place] = e;
      }
    }
  }
}

function countTiers(tiers: Int32Array): number {
  let last = -1;
  for (let e = 0; e < tiers.length; e++) if (tiers[e]! > last) last = tiers[e]!;
  if (last < MOST_TIERS) return last + 1;
  throw new MatchingError('too_large', 'ranks', `a ranking has more than ${MOST_TIERS} tiers`);
}

/** Below `CHANCES`. */
function mixed(a: number, b: number): number {
  const value = Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0xc2b2ae35);
  return ((value ^ (value >>> 15)) >>> 0) % CHANCES;
}

/** FNV-1a of their ids: the order of the input would always favour the same people. */
export function chancesOf({ left, right }: Pick<StableProblem, 'left' | 'right'>): Chances {
  const hash = ({ id }: { readonly id: string }) => {
    let value = 0x811c9dc5;
    for (let at = 0; at < id.length; at++) {
      value = Math.imul(value ^ id.charCodeAt(at), 0x01000193);
    }
    return value;
  };
  return { left: Int32Array.from(left, hash), right: Int32Array.from(right, hash) };
}
