/**
 * Allowed pairs of two sides as arrays (CSR by left person): the pairs of left person `i` are
 * `leftStart[i] .. leftStart[i + 1] - 1`, each with its partner in `right` and its fit in `fit`.
 */
export interface BipartiteGraph {
  readonly leftCapacity: Int32Array;
  readonly rightCapacity: Int32Array;
  readonly rightMin: Int32Array;
  readonly leftStart: Int32Array;
  readonly right: Int32Array;
  readonly fit: Int32Array;
}

/** The same pairs by right person: `pair` indexes into `right` and `fit`, `left` is the other end. */
export interface ByRight {
  readonly rightStart: Int32Array;
  readonly pair: Int32Array;
  readonly left: Int32Array;
}

/** In a choice (0 or 1 by pair): the pair is settled, pinned or forbidden, and does not count. */
export const OUT = 2;

export interface GraphShape {
  readonly leftCount: number;
  readonly rightCount: number;
  readonly pairCount: number;
}

export function shapeOf(graph: BipartiteGraph): GraphShape {
  return {
    leftCount: graph.leftCapacity.length,
    rightCount: graph.rightCapacity.length,
    pairCount: graph.right.length,
  };
}

/** Left end of every pair. */
export function leftEnds(graph: BipartiteGraph): Int32Array {
  const { leftCount, pairCount } = shapeOf(graph);
  const left = new Int32Array(pairCount);
  for (let i = 0; i < leftCount; i++) left.fill(i, graph.leftStart[i], graph.leftStart[i + 1]);
  return left;
}

/** Counting sort of the pairs by their right end; O(pairs + people). */
export function byRight(graph: BipartiteGraph): ByRight {
  const { rightCount, pairCount } = shapeOf(graph);
  const rightStart = new Int32Array(rightCount + 1);
  for (let e = 0; e < pairCount; e++) rightStart[graph.right[e]! + 1]!++;
  for (let j = 0; j < rightCount; j++) rightStart[j + 1]! += rightStart[j]!;
  const next = rightStart.slice(0, rightCount);
  const ends = leftEnds(graph);
  const pair = new Int32Array(pairCount);
  const left = new Int32Array(pairCount);
  for (let e = 0; e < pairCount; e++) {
    const at = next[graph.right[e]!]!++;
    pair[at] = e;
    left[at] = ends[e]!;
  }
  return { rightStart, pair, left };
}

/** How many chosen pairs each person has. */
export interface Loads {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

export function loadsOf(graph: BipartiteGraph, chosen: Uint8Array): Loads {
  const { leftCount, rightCount } = shapeOf(graph);
  const left = new Int32Array(leftCount);
  const right = new Int32Array(rightCount);
  let i = 0;
  for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1)) {
    while (graph.leftStart[i + 1]! <= e) i++;
    left[i]!++;
    right[graph.right[e]!]!++;
  }
  return { left, right };
}
