import { MatchingError } from '../matching-error.ts';
import type { Pair, PairOfIds, Participant } from '../problem.ts';
import type { BipartiteGraph } from './bipartite-graph.ts';

export interface TwoSides {
  readonly left: readonly Participant[];
  readonly right: readonly (Participant & { readonly min?: number })[];
  readonly pairs: readonly Pair[];
  readonly pinned: readonly PairOfIds[];
  readonly forbidden: readonly PairOfIds[];
}

/** What is still to be decided, as arrays, beside what the pins settle. */
export interface CompiledPairs {
  /** Allowed pairs that are not pinned; capacities and minimums less the pins. */
  readonly graph: BipartiteGraph;
  /** Index into the problem's `pairs` of each pair of the graph. */
  readonly source: Int32Array;
  /** Indices into the problem's `pairs` of the pinned ones. */
  readonly pinned: readonly number[];
}

/**
 * Ids to indices, pairs to CSR, pins taken off; O(people + pairs). Capacities are no larger than what the pairs
 * can use, or `in full`: then minimums that cannot be met are found by the solver.
 */
export function compilePairs(
  problem: TwoSides,
  capacities: 'as usable' | 'in full' = 'as usable',
): CompiledPairs {
  const leftIndex = new Map(problem.left.map(({ id }, at) => [id, at]));
  const rightIndex = new Map(problem.right.map(({ id }, at) => [id, at]));
  const leftCount = problem.left.length;
  const rightCount = problem.right.length;
  const keyOf = ([left, right]: readonly [string, string, ...unknown[]]) =>
    indexIn(leftIndex, left) * rightCount + indexIn(rightIndex, right);
  const pins = new Set(problem.pinned.map(keyOf));
  const banned = new Set(problem.forbidden.map(keyOf));

  const count = problem.pairs.length;
  const owner = new Int32Array(count);
  const partner = new Int32Array(count);
  const leftStart = new Int32Array(leftCount + 1);
  const leftLoad = new Int32Array(leftCount);
  const rightLoad = new Int32Array(rightCount);
  const leftDegree = new Int32Array(leftCount);
  const rightDegree = new Int32Array(rightCount);
  const pinned: number[] = [];
  problem.pairs.forEach((pair, at) => {
    const key = keyOf(pair);
    const j = key % rightCount;
    const i = (key - j) / rightCount;
    partner[at] = j;
    owner[at] = -1;
    if (pins.has(key)) {
      pinned.push(at);
      leftLoad[i]!++;
      rightLoad[j]!++;
    } else if (!banned.has(key)) {
      owner[at] = i;
      leftDegree[i]!++;
      rightDegree[j]!++;
      leftStart[i + 1]!++;
    }
  });
  for (let i = 0; i < leftCount; i++) leftStart[i + 1]! += leftStart[i]!;
  // Of equally good pairs a solver takes the first it meets: from the same end of every list it would fill those who
  // stand first and leave the last with nobody. So each row begins at a hashed place.
  const next = Int32Array.from({ length: leftCount }, (_, i) => {
    const [start, end] = [leftStart[i]!, leftStart[i + 1]!];
    return start === end ? start : start + (scattered(i) % (end - start));
  });
  const right = new Int32Array(leftStart[leftCount]!);
  const fit = new Int32Array(right.length);
  const source = new Int32Array(right.length);
  for (let at = 0; at < count; at++) {
    if (owner[at]! < 0) continue;
    const i = owner[at]!;
    const e = next[i]!;
    next[i] = e + 1 < leftStart[i + 1]! ? e + 1 : leftStart[i]!;
    right[e] = partner[at]!;
    fit[e] = problem.pairs[at]![2];
    source[e] = at;
  }
  const room = (capacity: number, load: number, degree: number) =>
    capacities === 'in full' ? capacity - load : Math.min(capacity - load, degree);
  const graph: BipartiteGraph = {
    leftCapacity: Int32Array.from(problem.left, ({ capacity }, i) =>
      room(capacity, leftLoad[i]!, leftDegree[i]!),
    ),
    rightCapacity: Int32Array.from(problem.right, ({ capacity }, j) =>
      room(capacity, rightLoad[j]!, rightDegree[j]!),
    ),
    rightMin: Int32Array.from(problem.right, ({ min = 0 }, j) => Math.max(0, min - rightLoad[j]!)),
    leftStart,
    right,
    fit,
  };
  problem.right.forEach(({ id, min = 0 }, j) => {
    if (graph.rightMin[j]! > graph.rightCapacity[j]!) {
      const most = graph.rightCapacity[j]! + rightLoad[j]!;
      const what = `${id} is owed ${min} partners, but only ${most} may be paired with ${id}`;
      throw new MatchingError('infeasible', `right[${j}]`, what);
    }
  });
  return { graph, source, pinned };
}

function indexIn(index: ReadonlyMap<string, number>, id: string): number {
  const at = index.get(id);
  if (at === undefined) throw new MatchingError('unknown_id', 'pairs', `unknown id ${id}`);
  return at;
}

/** Murmur3's finalizer. */
function scattered(number: number): number {
  let value = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
