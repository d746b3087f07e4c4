import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { type ReadPrices, readPrices } from '../assignment/read-prices.ts';
import type { Scale, TotalObjective } from '../assignment/solve-graph.ts';
import { MAX_FIT } from '../problem.ts';

export interface ProvenChoice extends ReadPrices {
  /** Chosen pairs of the graph, rising. */
  readonly chosen: readonly number[];
}

/**
 * Cover and prices from the solver's potentials. That no pair anywhere, candidate or not, improves on the potentials
 * makes both hold for all pairs.
 *
 * Throws where they do not prove the choice among the candidates: then something here is wrong.
 */
export function provenPrices(
  graph: BipartiteGraph,
  chosen: readonly number[],
  potential: Float64Array,
  scale: Scale,
  objective: TotalObjective,
): ProvenChoice {
  const { leftCapacity, rightCapacity } = graph;
  const { prices, reached } = readPrices(graph, potential, scale, objective);
  const { left, right } = prices;
  // Without room nobody can be had: covered at no cost, at a price that no pair is worth.
  const lowest = left.reduce((least, price) => Math.min(least, price), 0);
  rightCapacity.forEach((room, j) => {
    if (room === 0) right[j] = MAX_FIT - lowest;
  });
  const lowestRight = right.reduce((least, price) => Math.min(least, price), 0);
  leftCapacity.forEach((room, i) => {
    if (room === 0) left[i] = MAX_FIT - lowestRight;
  });
  const proven = { chosen, prices, reached };
  check(graph, proven);
  return proven;
}

function check(graph: BipartiteGraph, { chosen, prices, reached }: ProvenChoice): void {
  let bound = 0;
  let mostPairs = 0;
  const person = (isCovered: boolean, price: number, places: number, min: number) => {
    if (isCovered) mostPairs += places;
    bound += price * (isCovered || price > 0 ? places : min);
  };
  graph.leftCapacity.forEach((places, i) => {
    person(reached?.left[i] === 0, prices.left[i]!, places, 0);
  });
  graph.rightCapacity.forEach((places, j) => {
    person(reached?.right[j] === 1, prices.right[j]!, places, graph.rightMin[j]!);
  });
  let total = 0;
  let at = 0;
  for (let i = 0; i < graph.leftCapacity.length; i++) {
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      const j = graph.right[e]!;
      const isChosen = chosen[at] === e;
      if (isChosen) {
        at++;
        total += graph.fit[e]!;
      }
      const left = graph.fit[e]! - prices.left[i]! - prices.right[j]!;
      const touched = Number(reached?.left[i] === 0) + Number(reached?.right[j] === 1);
      if (reached !== null && touched === 0) {
        mostPairs++;
        bound += left;
      } else if (reached === null || touched === 1) bound += Math.max(0, left);
    }
  }
  const isLargest = reached === null || mostPairs === chosen.length;
  if (bound !== total || !isLargest) {
    throw new Error(
      `the prices prove ${mostPairs} pairs and ${bound}, not ${chosen.length} and ${total}`,
    );
  }
}
