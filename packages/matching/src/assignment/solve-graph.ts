import { MatchingError } from '../matching-error.ts';
import type { Objective } from '../problem.ts';
import { unwatched, type Watch } from '../progress.ts';
import { type BipartiteGraph, loadsOf, shapeOf } from './bipartite-graph.ts';
import { type ReachedSet, reachedFromFree } from './cover.ts';
import { type Fairness, findFairness, onlyFrom } from './fairness.ts';
import { createFlow, type Flow, type FlowCosts } from './network-simplex.ts';
import { type PersonPrices, pricesFor } from './prices.ts';
import { pairsWithoutRoom, priceWithoutRoom, readPrices } from './read-prices.ts';

/** An optimal choice with all that proves it. */
export interface GraphSolution {
  readonly feasible: true;
  /** 1 for each chosen pair of the graph. */
  readonly chosen: Uint8Array;
  readonly prices: PersonPrices;
  /** Gives the König cover; null for `max_fit`, which has no promise on the number of pairs. */
  readonly reached: ReachedSet | null;
  /** Only for `fair`, and only where there is a pair. */
  readonly fairness: Fairness | null;
}

/** No choice meets all minimums; `lacking` is a right person who misses theirs in the best attempt. */
export interface Infeasible {
  readonly feasible: false;
  readonly lacking: number;
}

/**
 * Solves an assignment on arrays, exactly. `max_fit` prefers more pairs among equal totals.
 * `worstPinned` is the smallest fit that is settled outside the graph, if any (`fair` need not beat it).
 * Throws `too_large` above some 300,000 people, where costs would no longer be exact.
 */
export function solveGraph(
  graph: BipartiteGraph,
  objective: Objective,
  worstPinned: number | null = null,
  watch: Watch = unwatched,
): GraphSolution | Infeasible {
  if (objective !== 'fair') return solveTotal(graph, objective, watch);
  watch({ phase: 'fairness' });
  const found = findFairness(graph, worstPinned);
  if (found === null) return solveTotal(graph, 'max_matched_then_fit', watch);
  const { part, original } = onlyFrom(graph, found.worstFit);
  const solution = solveTotal(part, 'max_matched_then_fit', watch);
  if (!solution.feasible) return solution;
  const chosen = new Uint8Array(graph.right.length);
  original.forEach((e, at) => {
    chosen[e] = solution.chosen[at]!;
  });
  // The cover must hold for all pairs, not only for those that are fair enough.
  const reached = reachedFromFree(graph, chosen, loadsOf(graph, chosen));
  const prices = pricesFor(part, solution.chosen, solution.prices, reached);
  return { feasible: true, chosen, prices, reached, fairness: found };
}

function solveTotal(
  graph: BipartiteGraph,
  objective: TotalObjective,
  watch: Watch,
): GraphSolution | Infeasible {
  const scale = scaleFor(graph, objective);
  const flow = createFlow(graph, scale.costs);
  flow.optimize((pivots) => watch({ phase: 'pairing', pivots }));
  const lacking = flow.lacking();
  if (lacking >= 0) return { feasible: false, lacking: lacking - shapeOf(graph).leftCount };
  watch({ phase: 'proof' });
  const chosen = new Uint8Array(graph.right.length);
  flow.copyChosen(chosen);
  const proof = readPrices(graph, flow.potential, scale, objective);
  priceWithoutRoom(graph, chosen, proof, pairsWithoutRoom(graph));
  return { feasible: true, chosen, ...proof, fairness: null };
}

export type TotalObjective = 'max_matched_then_fit' | 'max_fit';

/** Costs, and what is needed to read prices in units of fit from potentials again. */
export interface Scale {
  readonly costs: FlowCosts;
  /** What a point of fit costs, and what a pair more outweighs. */
  readonly unit: number;
  readonly level: number;
  readonly largestFit: number;
}

/** Prices as the potentials have them: right, or nearly so, for `pricesFor` to start from. */
export function hintFrom(flow: Flow, scale: Scale, graph: BipartiteGraph): PersonPrices {
  const { unit, level, costs, largestFit } = scale;
  const { leftCount } = shapeOf(graph);
  const inFits = (value: number) => Math.round((value - level * Math.round(value / level)) / unit);
  // Without room no pair can be afforded: any high price is right.
  return {
    left: Float64Array.from(graph.leftCapacity, (room, i) =>
      room > 0 ? inFits(flow.potential[i]! + costs.unusedLeft) : largestFit,
    ),
    right: Float64Array.from(graph.rightCapacity, (room, j) =>
      room > 0 ? inFits(-flow.potential[leftCount + j]!) : largestFit,
    ),
  };
}

/**
 * Whole-number costs whose sizes make one minimum reach the goals in order. The difference of two flows
 * is a set of simple cycles, each through the root once at most and over fewer pairs than there are nodes;
 * so `nodes x gain` outweighs whatever a cycle can gain on its pairs. (The further factor 2 lets a
 * potential be split into its levels again by rounding.)
 */
export function scaleFor(
  graph: BipartiteGraph,
  objective: TotalObjective,
  largestFit: number = largestOf(graph.fit),
): Scale {
  const { leftCount, rightCount } = shapeOf(graph);
  const nodes = leftCount + rightCount + 1;
  const countsFirst = objective === 'max_matched_then_fit';
  const unit = countsFirst ? 1 : 2 * nodes;
  const level = 2 * nodes * (largestFit * unit + 1);
  const costs: FlowCosts = countsFirst
    ? {
        unit,
        bonus: 0,
        unusedLeft: level,
        missingRight: 4 * level,
        beyondCapacity: 16 * level,
      }
    : {
        unit,
        bonus: 1,
        unusedLeft: 0,
        missingRight: level,
        beyondCapacity: 2 * level,
      };
  if (costs.beyondCapacity + 2 * level > Number.MAX_SAFE_INTEGER) {
    throw new MatchingError('too_large', '', `${nodes} people are too many to stay exact`);
  }
  return { costs, unit, level, largestFit };
}

function largestOf(fits: Int32Array): number {
  let largest = 0;
  for (const fit of fits) if (fit > largest) largest = fit;
  return largest;
}
