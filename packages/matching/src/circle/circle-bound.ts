import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { solveGraph } from '../assignment/solve-graph.ts';
import { unwatched, type Watch } from '../progress.ts';
import type { CircleGraph } from './circle-graph.ts';

/** Above this the bound is a simpler, weaker one. */
const MOST_PAIRS = 2_000_000;

export interface CircleBound {
  /** Half a whole number, >= 0, by person. */
  readonly prices: Float64Array;
  readonly upperBound: number;
}

/**
 * No division into circles is worth more: each person meets `largest - 1` others at most, and the best that
 * this alone allows is a matching problem whose dual gives the prices. It is solved on the doubled graph
 * (everybody stands on both sides), whose two prices of a person are averaged.
 */
export function circleBound(graph: CircleGraph, watch: Watch = unwatched): CircleBound {
  const doubled = double(graph);
  const others = graph.largest - 1;
  const prices =
    doubled.right.length > MOST_PAIRS ? simplePrices(graph, others) : doubledPrices(doubled, watch);
  return { prices, upperBound: boundOf(graph, prices) };
}

function double(graph: CircleGraph): BipartiteGraph {
  const people = graph.ids.length;
  const leftStart = new Int32Array(people + 1);
  const right: number[] = [];
  const fit: number[] = [];
  const degree = new Int32Array(people);
  for (let i = 0; i < people; i++) {
    for (let j = 0; j < people; j++) {
      const value = graph.fit[i * people + j]!;
      if (value < 0) continue;
      right.push(j);
      fit.push(value);
      degree[i]!++;
    }
    leftStart[i + 1] = right.length;
  }
  const capacity = degree.map((count) => Math.min(count, graph.largest - 1));
  return {
    leftCapacity: capacity,
    rightCapacity: capacity,
    rightMin: new Int32Array(people),
    leftStart,
    right: Int32Array.from(right),
    fit: Int32Array.from(fit),
  };
}

function doubledPrices(doubled: BipartiteGraph, watch: Watch): Float64Array {
  const solution = solveGraph(doubled, 'max_fit', null, watch);
  if (!solution.feasible) throw new Error('a problem without minimums is feasible');
  const { left, right } = solution.prices;
  return left.map((price, i) => (Math.max(0, price) + Math.max(0, right[i]!)) / 2);
}

/** Half the fit of everybody's last possible companion: valid like any prices, and found at once. */
function simplePrices(graph: CircleGraph, others: number): Float64Array {
  const people = graph.ids.length;
  return Float64Array.from({ length: people }, (_, i) => {
    const row = graph.fit.slice(i * people, (i + 1) * people).sort();
    return Math.max(0, row[people - others] ?? 0) / 2;
  });
}

function boundOf(graph: CircleGraph, prices: Float64Array): number {
  const people = graph.ids.length;
  let bound = 0;
  for (let i = 0; i < people; i++) {
    bound += prices[i]! * (graph.largest - 1);
    for (let j = i + 1; j < people; j++) {
      const value = graph.fit[i * people + j]!;
      if (value >= 0) bound += Math.max(0, value - prices[i]! - prices[j]!);
    }
  }
  return Math.floor(bound);
}
