import { type BipartiteGraph, shapeOf } from '../src/assignment/bipartite-graph.ts';
import type { GraphSolution } from '../src/assignment/solve-graph.ts';
import type { Objective } from '../src/index.ts';

/**
 * The two bounds of the certificate (README, 'The certificate') on arrays: instances of millions of pairs are
 * checked without giving everybody a name. Places are within capacity, the cover allows no more pairs, the
 * prices allow no larger total.
 */
export function isProven(
  graph: BipartiteGraph,
  objective: Objective,
  { chosen, prices, reached, fairness }: GraphSolution,
): boolean {
  const { leftCount, rightCount } = shapeOf(graph);
  const load = new Int32Array(rightCount);
  const isCounting = objective !== 'max_fit';
  let count = 0;
  let total = 0;
  let mostPairs = 0;
  let bound = 0;
  // 'fair': the prices are for pairs that are fair enough.
  const atLeast = fairness?.worstFit ?? 0;
  const room = (covered: boolean, price: number, places: number, min: number) => {
    if (covered) mostPairs += places;
    bound += price * (covered || price > 0 ? places : min);
  };
  for (let i = 0; i < leftCount; i++) {
    const isLeftCovered = isCounting && reached?.left[i] === 0;
    room(isLeftCovered, prices.left[i]!, graph.leftCapacity[i]!, 0);
    let partners = 0;
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      const j = graph.right[e]!;
      const rest = graph.fit[e]! - prices.left[i]! - prices.right[j]!;
      const touched = Number(isLeftCovered) + Number(isCounting && reached?.right[j] === 1);
      if (isCounting && touched === 0) mostPairs++;
      if (graph.fit[e]! < atLeast) {
        if (chosen[e] === 1) return false;
        continue;
      }
      if (!isCounting || touched === 1) bound += Math.max(0, rest);
      else if (touched === 0) bound += rest;
      if (chosen[e] !== 1) continue;
      partners++;
      load[j]!++;
      count++;
      total += graph.fit[e]!;
    }
    if (partners > graph.leftCapacity[i]!) return false;
  }
  for (let j = 0; j < rightCount; j++) {
    const isCovered = isCounting && reached?.right[j] === 1;
    room(isCovered, prices.right[j]!, graph.rightCapacity[j]!, graph.rightMin[j]!);
    if (load[j]! > graph.rightCapacity[j]! || load[j]! < graph.rightMin[j]!) return false;
  }
  return bound === total && (!isCounting || mostPairs === count);
}
