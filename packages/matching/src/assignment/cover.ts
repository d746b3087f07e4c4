import { type BipartiteGraph, type ByRight, type Loads, shapeOf } from './bipartite-graph.ts';

/** Who can be reached from a free left place by alternating chosen and unchosen pairs (1 = reached). */
export interface ReachedSet {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

/** After so many rounds from the right the search turns to the queue, which looks at each pair once. */
const MOST_ROUNDS = 6;

/**
 * The König cover of a largest choice: left people not reached and right people reached. Their places,
 * and the pairs that the cover does not touch (all chosen), add up to the number of chosen pairs, which
 * therefore cannot be exceeded (König 1931; Ford & Fulkerson's minimum cut).
 *
 * O(pairs). First each right person who is not reached looks for somebody who is: where many are free a few
 * glances are enough (Beamer, Asanovic & Patterson's bottom-up search, 2012). Only long chains need the queue.
 */
export function reachedFromFree(
  graph: BipartiteGraph,
  chosen: Uint8Array,
  load: Loads,
  sides: ByRight,
): ReachedSet {
  const { leftCount, rightCount } = shapeOf(graph);
  const { rightStart, pair, left: leftOf } = sides;
  const left = new Uint8Array(leftCount);
  const right = new Uint8Array(rightCount);
  const queue: number[] = [];
  for (let i = 0; i < leftCount; i++) if (load.left[i]! < graph.leftCapacity[i]!) reach(i);

  let unseen = Array.from(right.keys());
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const still = unseen.filter((j) => !isReachable(j) || !take(j));
    if (still.length === unseen.length) return { left, right };
    unseen = still;
  }
  for (const i of queue) {
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      const j = graph.right[e]!;
      if (right[j] === 0 && chosen[e] === 0) take(j);
    }
  }
  return { left, right };

  function reach(i: number): void {
    left[i] = 1;
    queue.push(i);
  }

  /** Marks a right person and everybody whom they could give up. */
  function take(j: number): true {
    right[j] = 1;
    let partners = load.right[j]!;
    for (let at = rightStart[j]!; partners > 0; at++) {
      if (chosen[pair[at]!] !== 1) continue;
      partners--;
      if (left[leftOf[at]!] === 0) reach(leftOf[at]!);
    }
    return true;
  }

  function isReachable(j: number): boolean {
    for (let at = rightStart[j]!; at < rightStart[j + 1]!; at++) {
      if (left[leftOf[at]!] === 1 && chosen[pair[at]!] === 0) return true;
    }
    return false;
  }
}
