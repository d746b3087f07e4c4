import { type BipartiteGraph, type Loads, shapeOf } from './bipartite-graph.ts';

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
export function reachedFromFree(
  graph: BipartiteGraph,
  chosen: Uint8Array,
  load: Loads,
): ReachedSet {
  const { leftCount, rightCount } = shapeOf(graph);
  const { leftStart, right: rightOf } = graph;
  const left = new Uint8Array(leftCount);
  const right = new Uint8Array(rightCount);
  const { start, partner } = partnersOfRight(graph, chosen, load);
  const queue: number[] = [];
  for (let i = 0; i < leftCount; i++) if (load.left[i]! < graph.leftCapacity[i]!) reach(i);
  let unseen = rightCount;
  for (let at = 0; at < queue.length && unseen > 0; at++) {
    const i = queue[at]!;
    for (let e = leftStart[i]!; e < leftStart[i + 1]!; e++) {
      const j = rightOf[e]!;
      if (right[j] === 1 || chosen[e] !== 0) continue;
      right[j] = 1;
      unseen--;
      for (let k = start[j]!; k < start[j + 1]!; k++) {
        if (left[partner[k]!] === 0) reach(partner[k]!);
      }
    }
  }
  return { left, right };

  function reach(i: number): void {
    left[i] = 1;
    queue.push(i);
  }
}

/** The chosen partners of right person j: `partner[start[j]] .. partner[start[j + 1] - 1]`. */
function partnersOfRight(graph: BipartiteGraph, chosen: Uint8Array, load: Loads) {
  const { leftCount, rightCount } = shapeOf(graph);
  const start = new Int32Array(rightCount + 1);
  for (let j = 0; j < rightCount; j++) start[j + 1] = start[j]! + load.right[j]!;
  const next = start.slice(0, rightCount);
  const partner = new Int32Array(start[rightCount]!);
  let i = 0;
  for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1)) {
    while (i < leftCount && graph.leftStart[i + 1]! <= e) i++;
    partner[next[graph.right[e]!]!++] = i;
  }
  return { start, partner };
}
