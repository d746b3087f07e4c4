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

/** Where to begin with a row that is not empty: from the same end of every row, ties would starve whoever stands last. */
export function somewhereInRow(row: number, start: number, end: number): number {
  return start + ((Math.imul(row, 0x9e3779b1) >>> 0) % (end - start));
}
