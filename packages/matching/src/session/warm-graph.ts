import { type BipartiteGraph, leftEnds, OUT, shapeOf } from '../assignment/bipartite-graph.ts';
import { reachedFromFree } from '../assignment/cover.ts';
import { createFlow } from '../assignment/network-simplex.ts';
import { pricesFor } from '../assignment/prices.ts';
import {
  type PairsWithoutRoom,
  priceWithoutRoom,
  type ReadPrices,
  readPrices,
} from '../assignment/read-prices.ts';
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
 * Keeps the network simplex's tree between changes, so that each costs a few pivots and one look at all pairs to see
 * that none improves: then the potentials are the proof.
 *
 * A pinned pair is taken out, with the places of both. Where it counts towards a minimum it stays in, at a gain above
 * all others, and the proof is worked out from the choice.
 */
export function createWarmGraph(whole: BipartiteGraph, objective: TotalObjective): WarmGraph {
  const { leftCount, rightCount } = shapeOf(whole);
  const scale = scaleFor(whole, objective);
  // Outweighs every other cost: pairs that are taken out lose it, pinned ones that stay in gain it.
  const settledGain = 4 * scale.costs.beyondCapacity;
  const flow = createFlow(whole, scale.costs);
  const capacity = { left: whole.leftCapacity.slice(), right: whole.rightCapacity.slice() };
  const byRight = pairsByRight(whole);
  const leftEnd = byRight.left;
  const chosen = new Uint8Array(whole.right.length);
  const pinned = new Set<number>();
  const forbidden = new Set<number>();
  const pins = { left: new Int32Array(leftCount), right: new Int32Array(rightCount) };
  const degree = {
    left: whole.leftCapacity.map((_, i) => whole.leftStart[i + 1]! - whole.leftStart[i]!),
    right: new Int32Array(rightCount),
  };
  for (const j of whole.right) degree.right[j]!++;
  const staysIn = (pair: number) => whole.rightMin[whole.right[pair]!]! > 0;
  /** Pins that were taken out. */
  const out = { left: new Int32Array(leftCount), right: new Int32Array(rightCount) };

  return {
    mostDecided: Math.floor(Number.MAX_SAFE_INTEGER / 2 / settledGain) - 2,
    setPinned(pair, isPinned) {
      const [i, j] = [leftEnd[pair]!, whole.right[pair]!];
      const step = isPinned ? 1 : -1;
      pins.left[i]! += step;
      pins.right[j]! += step;
      settle(pair, pinned, isPinned, staysIn(pair) ? 1 : -1);
      if (staysIn(pair)) return;
      out.left[i]! += step;
      out.right[j]! += step;
      setPlaces('left', i);
      setPlaces('right', j);
    },
    setForbidden: (pair, isForbidden) => settle(pair, forbidden, isForbidden, -1),
    setCapacity(side, person, places) {
      capacity[side][person] = places;
      setPlaces(side, person);
    },
    solve,
  };

  function setPlaces(side: 'left' | 'right', person: number): void {
    const places = capacity[side][person]! - out[side][person]!;
    if (side === 'left') flow.setLeftCapacity(person, places);
    else flow.setRightSpare(person, places - whole.rightMin[person]!);
  }

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
    const isWrong = (pair: number) => chosen[pair] !== Number(pinned.has(pair) && staysIn(pair));
    const wrong = [...pinned, ...forbidden].find(isWrong);
    if (wrong !== undefined) return { feasible: false, lacking: whole.right[wrong]! };
    const taken: number[] = [...pinned].filter((pair) => !staysIn(pair));
    for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1)) taken.push(e);
    taken.sort((a, b) => a - b);
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
    const proof = [...pinned].some(staysIn) ? proofFromChoice(graph, taken) : proofFrom(graph);
    return { feasible: true, chosen, taken, open: degree.left, ...proof, fairness: null };
  }

  function proofFrom(graph: BipartiteGraph): ReadPrices {
    const proof = readPrices(graph, flow.potential, scale, objective);
    priceWithoutRoom(graph, chosen, proof, withoutRoom(graph));
    return proof;
  }

  function withoutRoom({ rightCapacity }: BipartiteGraph): PairsWithoutRoom {
    const pair: number[] = [];
    rightCapacity.forEach((room, j) => {
      if (room > 0) return;
      for (let at = byRight.start[j]!; at < byRight.start[j + 1]!; at++)
        pair.push(byRight.pair[at]!);
    });
    return { pair, left: pair.map((e) => leftEnd[e]!) };
  }

  function proofFromChoice(graph: BipartiteGraph, taken: readonly number[]): ReadPrices {
    const load = { left: new Int32Array(leftCount), right: new Int32Array(rightCount) };
    for (const pair of taken) {
      if (chosen[pair] === OUT) continue;
      load.left[leftEnd[pair]!]!++;
      load.right[whole.right[pair]!]!++;
    }
    const reached = objective === 'max_fit' ? null : reachedFromFree(graph, chosen, load);
    const hint = hintFrom(flow, scale, graph);
    return { prices: pricesFor(graph, chosen, hint, reached, load), reached };
  }
}

interface PairsByRight {
  readonly start: Int32Array;
  readonly pair: Int32Array;
  /** Left end of every pair. */
  readonly left: Int32Array;
}

function pairsByRight(graph: BipartiteGraph): PairsByRight {
  const { rightCount, pairCount } = shapeOf(graph);
  const start = new Int32Array(rightCount + 1);
  for (const j of graph.right) start[j + 1]!++;
  for (let j = 0; j < rightCount; j++) start[j + 1]! += start[j]!;
  const pair = new Int32Array(pairCount);
  const next = start.slice(0, rightCount);
  graph.right.forEach((j, e) => {
    pair[next[j]!++] = e;
  });
  return { start, pair, left: leftEnds(graph) };
}
