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
  const meetsMinimums = (fit: number) =>
    owed === 0 || mostPairs(graph, graph.rightMin, fit).count === owed;
  if (!meetsMinimums(0)) return null;
  if (most.count === 0) {
    return worstPinned === null
      ? null
      : { worstFit: worstPinned, because: 'pinned', reached: null };
  }
  const fits = [...new Set(graph.fit)].sort((a, b) => a - b);
  const isReached = (fit: number) =>
    mostPairs(graph, graph.rightCapacity, fit).count === most.count && meetsMinimums(fit);
  let low = 0;
  let high = fits.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isReached(fits[middle]!)) low = middle;
    else high = middle - 1;
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
  const owedOnly = { ...better, rightCapacity: better.rightMin };
  const { chosen } = mostPairs(owedOnly, owedOnly.rightCapacity, 0);
  return { worstFit, because: 'minimum_missed', reached: reachedIn(owedOnly, chosen) };
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
