import { MatchingError } from '../matching-error.ts';
import { MAX_FIT, type Objective } from '../problem.ts';
import { type BipartiteGraph, loadsOf, shapeOf } from './bipartite-graph.ts';
import { type ReachedSet, reachedFromFree } from './cover.ts';
import { type Fairness, findFairness, onlyFrom } from './fairness.ts';
import { bestFlow, type FlowCosts } from './network-simplex.ts';
import { type PersonPrices, pricesFor } from './prices.ts';

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
): GraphSolution | Infeasible {
  if (objective !== 'fair') return solveTotal(graph, objective);
  const found = findFairness(graph, worstPinned);
  if (found === null) return solveTotal(graph, 'max_matched_then_fit');
  const { part, original } = onlyFrom(graph, found.worstFit);
  const solution = solveTotal(part, 'max_matched_then_fit');
  if (!solution.feasible) return solution;
  const chosen = new Uint8Array(graph.right.length);
  original.forEach((e, at) => {
    chosen[e] = solution.chosen[at]!;
  });
  // The cover must hold for all pairs, not only for those that are fair enough.
  const reached = reachedFromFree(graph, chosen);
  const prices = pricesFor(part, solution.chosen, solution.prices, reached);
  return { feasible: true, chosen, prices, reached, fairness: found };
}

function solveTotal(
  graph: BipartiteGraph,
  objective: 'max_matched_then_fit' | 'max_fit',
): GraphSolution | Infeasible {
  const { costs, unit, level } = costsFor(graph, objective);
  const { chosen, potential, lacking } = bestFlow(graph, costs);
  if (lacking >= 0) return { feasible: false, lacking };
  const { leftCount } = shapeOf(graph);
  const inFits = (value: number) => Math.round((value - level * Math.round(value / level)) / unit);
  const allowed = loadsOf(graph, new Uint8Array(graph.right.length).fill(1));
  // Without room no pair can be afforded: any high price is right. Without pairs no price matters.
  const withoutRoom = (pairs: number) => (pairs > 0 ? MAX_FIT : 0);
  const hint: PersonPrices = {
    left: Float64Array.from(graph.leftCapacity, (room, i) =>
      room > 0 ? inFits(potential[i]! + costs.unusedLeft) : withoutRoom(allowed.left[i]!),
    ),
    right: Float64Array.from(graph.rightCapacity, (room, j) =>
      room > 0 ? inFits(-potential[leftCount + j]!) : withoutRoom(allowed.right[j]!),
    ),
  };
  const reached = objective === 'max_fit' ? null : reachedFromFree(graph, chosen);
  const prices = pricesFor(graph, chosen, hint, reached);
  return { feasible: true, chosen, prices, reached, fairness: null };
}

/**
 * Whole-number costs whose sizes make one minimum reach the goals in order. The difference of two flows
 * is a set of simple cycles, each through the root once at most and over fewer pairs than there are nodes;
 * so `nodes x gain` outweighs whatever a cycle can gain on its pairs. (The further factor 2 lets a
 * potential be split into its levels again by rounding.)
 */
function costsFor(graph: BipartiteGraph, objective: 'max_matched_then_fit' | 'max_fit') {
  const { leftCount, rightCount, pairCount } = shapeOf(graph);
  const nodes = leftCount + rightCount + 1;
  const gain = new Float64Array(pairCount);
  if (objective === 'max_matched_then_fit') {
    gain.set(graph.fit);
    const level = 2 * nodes * (MAX_FIT + 1);
    const costs: FlowCosts = { gain, unusedLeft: level, missingRight: 4 * level };
    return { costs, unit: 1, level };
  }
  const unit = 2 * nodes;
  for (let e = 0; e < pairCount; e++) gain[e] = graph.fit[e]! * unit + 1;
  const level = 2 * nodes * (MAX_FIT * unit + 1);
  if (2 * level > Number.MAX_SAFE_INTEGER) {
    throw new MatchingError('too_large', '', `${nodes} people are too many to stay exact`);
  }
  return { costs: { gain, unusedLeft: 0, missingRight: level } satisfies FlowCosts, unit, level };
}
