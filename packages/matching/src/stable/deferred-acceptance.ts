import { type BipartiteGraph, leftEnds } from '../assignment/bipartite-graph.ts';
import { createHeldPlaces } from '../assignment/held-places.ts';
import type { Preferences } from './preferences.ts';

/**
 * Deferred acceptance with the left side proposing (Gale & Shapley 1962): stable, and every left person gets
 * the best partners that any stable solution could give. Returns 1 for each chosen pair of the graph.
 * O(wishes x log(capacity)) time.
 */
export function deferredAcceptance(
  graph: BipartiteGraph,
  { start, wishes, rank }: Preferences,
): Uint8Array {
  const { leftCapacity, rightCapacity, right } = graph;
  const chosen = new Uint8Array(right.length);
  const degree = new Int32Array(rightCapacity.length);
  for (let at = 0; at < wishes.length; at++) degree[right[wishes[at]!]!]!++;
  const held = createHeldPlaces(rightCapacity.map((room, j) => Math.min(room, degree[j]!)));
  const left = leftEnds(graph);
  const next = start.slice();
  const free = leftCapacity.slice();
  const waiting = Int32Array.from(leftCapacity.keys()).reverse();
  for (let count = waiting.length; count > 0; ) {
    const i = waiting[--count]!;
    while (free[i]! > 0 && next[i]! < start[i + 1]!) {
      const e = wishes[next[i]!++]!;
      const gone = held.offer(right[e]!, e, rank[e]!);
      if (gone === e) continue;
      chosen[e] = 1;
      free[i]!--;
      if (gone < 0) continue;
      chosen[gone] = 0;
      // Whoever had no free place is not waiting yet.
      if (free[left[gone]!]!++ === 0) waiting[count++] = left[gone]!;
    }
  }
  return chosen;
}
