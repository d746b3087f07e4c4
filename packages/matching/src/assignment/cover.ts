import { type BipartiteGraph, byRight, loadsOf, shapeOf } from './bipartite-graph.ts';

/** Who can be reached from a free left place by alternating chosen and unchosen pairs (1 = reached). */
export interface ReachedSet {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

/**
 * The König cover of a largest choice: left people not reached and right people reached. Their places,
 * and the pairs that the cover does not touch (all chosen), add up to the number of chosen pairs, which
 * therefore cannot be exceeded (König 1931; Ford & Fulkerson's minimum cut). O(pairs).
 */
export function reachedFromFree(graph: BipartiteGraph, chosen: Uint8Array): ReachedSet {
  const { leftCount, rightCount } = shapeOf(graph);
  const { rightStart, pair, left: leftOf } = byRight(graph);
  const load = loadsOf(graph, chosen);
  const left = new Uint8Array(leftCount);
  const right = new Uint8Array(rightCount);
  const queue: number[] = [];
  for (let i = 0; i < leftCount; i++) {
    if (load.left[i]! < graph.leftCapacity[i]!) {
      left[i] = 1;
      queue.push(i);
    }
  }
  for (const i of queue) {
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      const j = graph.right[e]!;
      if (chosen[e] === 1 || right[j] === 1) continue;
      right[j] = 1;
      for (let at = rightStart[j]!; at < rightStart[j + 1]!; at++) {
        const other = leftOf[at]!;
        if (chosen[pair[at]!] === 0 || left[other] === 1) continue;
        left[other] = 1;
        queue.push(other);
      }
    }
  }
  return { left, right };
}
