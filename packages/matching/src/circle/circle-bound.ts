import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { solveGraph } from '../assignment/solve-graph.ts';
import { unwatched, type Watch } from '../progress.ts';
import type { CircleGraph } from './circle-graph.ts';
import { type Companions, companionsOf } from './companions.ts';

/** Companions of each person whom the prices are worked out from, beyond a circle's. */
const MORE_COMPANIONS = 26;
/** Looked at anew as long as that lowers the bound by this share. */
const WORTH_A_ROUND = 0.002;
const MOST_ROUNDS = 6;

export interface CircleBound {
  /** Half a whole number, >= 0, by person. */
  readonly prices: Float64Array;
  readonly upperBound: number;
}

/**
 * No division into circles is worth more: each person meets `largest - 1` others at most, and the best that
 * this alone allows is a matching problem whose dual gives the prices. It is solved on the doubled graph
 * (everybody stands on both sides), whose two prices of a person are averaged, among the best companions of each
 * person; what all others exceed the prices by is added to the bound, and those who do are looked at in the next round.
 */
export function circleBound(graph: CircleGraph, watch: Watch = unwatched): CircleBound {
  let best = boundOf(graph, new Float64Array(graph.ids.length));
  const looked: Companions[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const price2 = Int32Array.from(best.prices, (price) => 2 * price);
    looked.push(companionsOf(graph, price2, graph.largest + MORE_COMPANIONS));
    const next = boundOf(graph, pricesOf(doubled(graph, looked), watch));
    const isWorthMore = next.upperBound < (1 - WORTH_A_ROUND) * best.upperBound;
    if (next.upperBound < best.upperBound) best = next;
    if (!isWorthMore) break;
  }
  return best;
}

/** Everybody on both sides, with the companions of all rounds. */
function doubled(graph: CircleGraph, looked: readonly Companions[]): BipartiteGraph {
  const people = graph.ids.length;
  const most = looked.reduce((sum, { person }) => sum + person.length, 0);
  const start = new Int32Array(people + 1);
  const right = new Int32Array(most);
  const fit = new Int32Array(most);
  const degree = new Int32Array(people);
  const knownTo = new Int32Array(people).fill(-1);
  let count = 0;
  for (let i = 0; i < people; i++) {
    for (const companions of looked) {
      for (let at = companions.start[i]!; at < companions.start[i + 1]!; at++) {
        const j = companions.person[at]!;
        if (knownTo[j] === i) continue;
        knownTo[j] = i;
        right[count] = j;
        fit[count++] = graph.fit[i * people + j]!;
        degree[j]!++;
      }
    }
    start[i + 1] = count;
  }
  const others = graph.largest - 1;
  return {
    leftCapacity: degree.map((_, i) => Math.min(others, start[i + 1]! - start[i]!)),
    rightCapacity: degree.map((own) => Math.min(others, own)),
    rightMin: new Int32Array(people),
    leftStart: start,
    right: right.subarray(0, count),
    fit: fit.subarray(0, count),
  };
}

function pricesOf(graph: BipartiteGraph, watch: Watch): Float64Array {
  const solution = solveGraph(graph, 'max_fit', null, watch);
  if (!solution.feasible) throw new Error('a problem without minimums is feasible');
  const { left, right } = solution.prices;
  return left.map((price, i) => (Math.max(0, price) + Math.max(0, right[i]!)) / 2);
}

function boundOf(graph: CircleGraph, prices: Float64Array): CircleBound {
  const { fit, largest } = graph;
  const people = prices.length;
  let bound = 0;
  for (let i = 0; i < people; i++) {
    const price = prices[i]!;
    bound += price * (largest - 1);
    for (let j = i + 1; j < people; j++) {
      // Not allowed is below all prices.
      const over = fit[i * people + j]! - price - prices[j]!;
      if (over > 0) bound += over;
    }
  }
  return { prices, upperBound: Math.floor(bound) };
}
