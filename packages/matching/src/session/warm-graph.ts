import { type BipartiteGraph, leftEnds, OUT, shapeOf } from '../assignment/bipartite-graph.ts';
import { reachedFromFree } from '../assignment/cover.ts';
import { createFlow } from '../assignment/network-simplex.ts';
import { pricesFor } from '../assignment/prices.ts';
import {
  type GraphSolution,
  hintFrom,
  type Infeasible,
  scaleFor,
  type TotalObjective,
} from '../assignment/solve-graph.ts';
import type { Watch } from '../progress.ts';

/** All listed pairs as arrays, pinned and forbidden ones among them; capacities and minimums in full. */
export interface WarmGraph {
  setPinned(pair: number, isPinned: boolean): void;
  setForbidden(pair: number, isForbidden: boolean): void;
  setCapacity(side: 'left' | 'right', person: number, capacity: number): void;
  /** The best choice now, proven; for pinned and forbidden pairs it is `OUT`. Valid until the next call. */
  solve(watch: Watch): WarmSolution | Infeasible;
  /** With more pins and bans than this, costs on one path could add up beyond what is exact. */
  readonly mostDecided: number;
}

export interface WarmSolution extends GraphSolution {
  /** Indices of the chosen and the pinned pairs, rising. */
  readonly taken: readonly number[];
  /** By left person: pairs that are neither pinned nor forbidden. */
  readonly open: Int32Array;
}

/**
 * Keeps the network simplex's tree between changes, so that each costs a few pivots, one look at all pairs
 * to see that none improves, and the proof.
 */
export function createWarmGraph(whole: BipartiteGraph, objective: TotalObjective): WarmGraph {
  const { leftCount, rightCount } = shapeOf(whole);
  const scale = scaleFor(whole, objective);
  // Outweighs every other cost: forbidden pairs lose it, pinned ones gain it.
  const settledGain = 4 * scale.costs.beyondCapacity;
  const flow = createFlow(whole, scale.costs);
  const capacity = { left: whole.leftCapacity.slice(), right: whole.rightCapacity.slice() };
  const leftEnd = leftEnds(whole);
  const chosen = new Uint8Array(whole.right.length);
  const pinned = new Set<number>();
  const forbidden = new Set<number>();
  const pins = { left: new Int32Array(leftCount), right: new Int32Array(rightCount) };
  const degree = {
    left: whole.leftCapacity.map((_, i) => whole.leftStart[i + 1]! - whole.leftStart[i]!),
    right: new Int32Array(rightCount),
  };
  for (const j of whole.right) degree.right[j]!++;

  return {
    mostDecided: Math.floor(Number.MAX_SAFE_INTEGER / 2 / settledGain) - 2,
    setPinned(pair, isPinned) {
      settle(pair, pinned, isPinned, 1);
      const step = isPinned ? 1 : -1;
      pins.left[leftEnd[pair]!]! += step;
      pins.right[whole.right[pair]!]! += step;
    },
    setForbidden: (pair, isForbidden) => settle(pair, forbidden, isForbidden, -1),
    setCapacity(side, person, places) {
      capacity[side][person] = places;
      if (side === 'left') flow.setLeftCapacity(person, places);
      else flow.setRightSpare(person, places - whole.rightMin[person]!);
    },
    solve,
  };

  function settle(pair: number, group: Set<number>, isIn: boolean, sign: 1 | -1): void {
    if (isIn) group.add(pair);
    else group.delete(pair);
    const { unit, bonus } = scale.costs;
    flow.setGain(pair, whole.fit[pair]! * unit + bonus + (isIn ? sign * settledGain : 0));
    const step = isIn ? -1 : 1;
    degree.left[leftEnd[pair]!]! += step;
    degree.right[whole.right[pair]!]! += step;
  }

  function solve(watch: Watch): WarmSolution | Infeasible {
    flow.optimize((pivots) => watch({ phase: 'pairing', pivots }));
    watch({ phase: 'proof' });
    const lacking = flow.lacking();
    if (lacking >= 0) return { feasible: false, lacking: lacking - leftCount };
    flow.copyChosen(chosen);
    for (const pair of pinned) {
      if (chosen[pair] === 0) return { feasible: false, lacking: whole.right[pair]! };
    }
    for (const pair of forbidden) {
      if (chosen[pair] === 1) return { feasible: false, lacking: whole.right[pair]! };
    }
    const taken: number[] = [];
    for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1)) taken.push(e);
    for (const pair of pinned) chosen[pair] = OUT;
    for (const pair of forbidden) chosen[pair] = OUT;
    const room = (side: 'left' | 'right') =>
      capacity[side].map((places, at) => Math.min(places - pins[side][at]!, degree[side][at]!));
    const graph: BipartiteGraph = {
      ...whole,
      leftCapacity: room('left'),
      rightCapacity: room('right'),
      rightMin: whole.rightMin.map((min, j) => Math.max(0, min - pins.right[j]!)),
    };
    const load = { left: new Int32Array(leftCount), right: new Int32Array(rightCount) };
    for (const pair of taken) {
      if (chosen[pair] === OUT) continue;
      load.left[leftEnd[pair]!]!++;
      load.right[whole.right[pair]!]!++;
    }
    const reached = objective === 'max_fit' ? null : reachedFromFree(graph, chosen, load);
    const hint = hintFrom(flow, scale, graph);
    const prices = pricesFor(graph, chosen, hint, reached, load);
    const open = degree.left;
    return { feasible: true, chosen, taken, open, prices, reached, fairness: null };
  }
}
