import { type BipartiteGraph, loadsOf, shapeOf } from './bipartite-graph.ts';
import { type ReachedSet, reachedFromFree } from './cover.ts';
import { mostPairs } from './most-pairs.ts';

/** The best worst fit, and why it cannot be better. */
export interface Fairness {
  readonly worstFit: number;
  readonly because: 'fewer_pairs' | 'minimum_missed' | 'pinned';
  /** Cover of the pairs that are better than `worstFit`; null for `pinned`. */
  readonly reached: ReachedSet | null;
}

/**
 * The largest fit that all pairs can reach with as many pairs and all minimums met (both can be had at
 * once where each can: Mendelsohn & Dulmage 1958). Binary search over the fits that occur, two largest
 * choices a step. Null where there is no pair at all or the minimums cannot be met anyway.
 */
export function findFairness(graph: BipartiteGraph, worstPinned: number | null): Fairness | null {
  const most = mostPairs(graph, graph.rightCapacity, 0);
  const owed = graph.rightMin.reduce((sum, min) => sum + min, 0);
  const owedOnly = owed === 0 ? null : mostPairs(graph, graph.rightMin, 0);
  if (owedOnly !== null && owedOnly.count < owed) return null;
  if (most.count === 0) {
    return worstPinned === null
      ? null
      : { worstFit: worstPinned, because: 'pinned', reached: null };
  }
  const fits = [...new Set(graph.fit)].sort((a, b) => a - b);
  // Each step goes on from the best that was reached.
  let reached = { most, owed: owedOnly };
  let low = 0;
  let high = fits.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const fit = fits[middle]!;
    if (roomFrom(graph, fit) < most.count) {
      high = middle - 1;
      continue;
    }
    const next = {
      most: mostPairs(graph, graph.rightCapacity, fit, reached.most),
      owed: reached.owed && mostPairs(graph, graph.rightMin, fit, reached.owed),
    };
    if (next.most.count === most.count && next.owed?.count === reached.owed?.count) {
      low = middle;
      reached = next;
    } else {
      high = middle - 1;
    }
  }
  const worstFit = fits[low]!;
  if (worstPinned !== null && worstPinned <= worstFit)
    return { worstFit: worstPinned, because: 'pinned', reached: null };
  const better = onlyFrom(graph, worstFit + 1).part;
  const among = mostPairs(better, better.rightCapacity, 0);
  if (among.count < most.count) {
    return {
      worstFit,
      because: 'fewer_pairs',
      reached: reachedIn(better, among.chosen),
    };
  }
  const minimums = { ...better, rightCapacity: better.rightMin };
  const { chosen } = mostPairs(minimums, minimums.rightCapacity, 0);
  return { worstFit, because: 'minimum_missed', reached: reachedIn(minimums, chosen) };
}

/** No choice among the pairs of `fit` or better is larger. */
function roomFrom(graph: BipartiteGraph, fit: number): number {
  const { leftCount, rightCount } = shapeOf(graph);
  const degree = new Int32Array(rightCount);
  let left = 0;
  for (let i = 0; i < leftCount; i++) {
    let own = 0;
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      if (graph.fit[e]! < fit) continue;
      own++;
      degree[graph.right[e]!]!++;
    }
    left += Math.min(own, graph.leftCapacity[i]!);
  }
  const right = degree.reduce((sum, own, j) => sum + Math.min(own, graph.rightCapacity[j]!), 0);
  return Math.min(left, right);
}

function reachedIn(graph: BipartiteGraph, chosen: Uint8Array): ReachedSet {
  return reachedFromFree(graph, chosen, loadsOf(graph, chosen));
}

/** The graph without the pairs below `fit`; `original` gives each remaining pair's place in the whole. */
export function onlyFrom(graph: BipartiteGraph, fit: number) {
  const { leftCount, pairCount } = shapeOf(graph);
  const leftStart = new Int32Array(leftCount + 1);
  const original = new Int32Array(pairCount);
  let count = 0;
  for (let i = 0; i < leftCount; i++) {
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      if (graph.fit[e]! >= fit) original[count++] = e;
    }
    leftStart[i + 1] = count;
  }
  const kept = original.subarray(0, count);
  const part: BipartiteGraph = {
    ...graph,
    leftStart,
    right: kept.map((e) => graph.right[e]!),
    fit: kept.map((e) => graph.fit[e]!),
  };
  return { part, original: kept };
}
