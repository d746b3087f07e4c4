import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';

/** Pairs found in rows: those of left person `i` are `most x i ..`, `count[i]` of them. */
export interface FoundPairs {
  readonly most: number;
  readonly count: Int32Array;
  /** Right indices. */
  readonly right: Int32Array;
  readonly fit: Int32Array;
}

export interface Grown {
  readonly graph: BipartiteGraph;
  /** The new index of each pair that the graph had, -1: dropped. */
  readonly place: Int32Array;
  readonly added: number;
}

/** The graph with further pairs, each row's new ones behind its old ones. Those it has already are passed over. */
export function grownBy(
  graph: BipartiteGraph,
  { most, count, right, fit }: FoundPairs,
  isKept: (pair: number, left: number) => boolean = () => true,
): Grown {
  const leftCount = graph.leftCapacity.length;
  const place = new Int32Array(graph.right.length).fill(-1);
  const leftStart = new Int32Array(leftCount + 1);
  const seen = new Int32Array(graph.rightCapacity.length).fill(-1);
  const isNew = new Uint8Array(right.length);
  let size = 0;
  let added = 0;
  for (let i = 0; i < leftCount; i++) {
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      if (!isKept(e, i)) continue;
      seen[graph.right[e]!] = i;
      place[e] = size++;
    }
    for (let at = most * i; at < most * i + count[i]!; at++) {
      if (seen[right[at]!] === i) continue;
      isNew[at] = 1;
      size++;
      added++;
    }
    leftStart[i + 1] = size;
  }
  const grown: BipartiteGraph = {
    ...graph,
    leftStart,
    right: new Int32Array(size),
    fit: new Int32Array(size),
  };
  for (let i = 0; i < leftCount; i++) {
    let next = leftStart[i]!;
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      if (place[e]! < 0) continue;
      grown.right[next] = graph.right[e]!;
      grown.fit[next++] = graph.fit[e]!;
    }
    for (let at = most * i; at < most * i + count[i]!; at++) {
      if (isNew[at] === 0) continue;
      grown.right[next] = right[at]!;
      grown.fit[next++] = fit[at]!;
    }
  }
  return { graph: grown, place, added };
}
