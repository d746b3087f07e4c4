import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { createFlow, type Flow } from '../assignment/network-simplex.ts';
import { type Scale, scaleFor, type TotalObjective } from '../assignment/solve-graph.ts';
import { MatchingError } from '../matching-error.ts';
import type { People } from '../policy/pair-facts.ts';
import { MAX_FIT, type Pair } from '../problem.ts';
import type { Watch } from '../progress.ts';
import type { AssignmentResult } from '../result.ts';
import { exactFit } from './exact-fit.ts';
import {
  createOutlook,
  type Outlook,
  type OutlookTuning,
  type Partner,
  type Partners,
  type Priced,
  positionsOf,
} from './outlook.ts';
import type { PeopleModel } from './people-model.ts';
import { toResult } from './people-result.ts';
import { provenPrices } from './proof.ts';
import { type ScanRows, scanHere } from './scan-rows.ts';
import { doubles, doublesBy } from './shared-arrays.ts';

export interface SolverOptions {
  /** Default: on this thread. */
  readonly scanRows?: ScanRows;
  readonly onRound?: (round: Round) => void;
  /** For those who measure or test: what is exact does not depend on it. */
  readonly tuning?: Tuning;
}

/** What a round did; for those who measure. */
export interface Round {
  /** Pairs that the solver knew in it, of all. */
  readonly candidates: number;
  /** Pairs found that could still improve the choice (at most 48 a person); 0 in the last round. */
  readonly found: number;
}

export interface PeopleSolution {
  readonly result: AssignmentResult;
  /** Pairs that the solver knew in the end, the pinned ones too; the proof is for all that are allowed. */
  candidates(): readonly Pair[];
  readonly model: PeopleModel;
  readonly rounds: readonly Round[];
}

interface Tuning extends OutlookTuning {
  /** Candidates a person at first, and new ones in each later turn at most. */
  readonly first: number;
  readonly later: number;
}

const TUNING: Tuning = { first: 16, later: 8, pool: 48, margin: 200 };

/** Column generation that goes on from where it stands when something was changed. */
export interface PeopleSolver {
  /** `pinned` are made whatever else: neither the solver's, nor do they count in anybody's places. */
  solve(people: People, pinned: readonly Pair[], watch: Watch): PeopleSolution;
  /** Places that are not taken by pinned pairs; of right people beyond their minimum. */
  setPlaces(side: 'left' | 'right', person: number, places: number): void;
  /** Whether the solver may choose a pair that the rules allow. */
  setOpen(left: number, right: number, isOpen: boolean): void;
}

export function createPeopleSolver(
  model: PeopleModel,
  start: BipartiteGraph,
  objective: TotalObjective,
  { scanRows = scanHere, tuning = TUNING, onRound }: SolverOptions,
): PeopleSolver {
  const { leftCount } = model;
  const places = {
    ...start,
    leftCapacity: start.leftCapacity.slice(),
    rightCapacity: start.rightCapacity.slice(),
  };
  const scale = scaleFor(places, objective, MAX_FIT);
  const flow = createFlow(places, scale.costs);
  const outlook = createOutlook(model, scanRows, tuning);
  const prices = () => priced(flow, scale, objective, places);
  const isKnown = (left: number, right: number) => flow.pairAt(left, right) >= 0;
  /** By left person: right people who are not the solver's to choose, though the model has them. */
  const closed = new Map<number, Set<number>>();
  const closedBy = (left: number) => closed.get(left) ?? new Set();
  /** Outweighs every cost: a pair at this loss is never worth it. */
  const loss = 4 * scale.costs.beyondCapacity;
  flow.addPairs(outlook.seed(prices(), tuning.first));
  return { solve, setPlaces, setOpen };

  function setPlaces(side: 'left' | 'right', person: number, room: number): void {
    if (side === 'left') {
      places.leftCapacity[person] = room;
      flow.setLeftCapacity(person, room);
    } else {
      places.rightCapacity[person] = room;
      flow.setRightSpare(person, room - places.rightMin[person]!);
    }
  }

  function setOpen(left: number, right: number, isOpen: boolean): void {
    const those = new Set(closedBy(left));
    if (isOpen) those.delete(right);
    else those.add(right);
    closed.set(left, those);
    outlook.forget(left);
    const pair = flow.pairAt(left, right);
    if (pair < 0) return;
    const { unit, bonus } = scale.costs;
    const gain = exactFit(model, left, model.positionOf[right]!) * unit + bonus;
    flow.setGain(pair, isOpen ? gain : gain - loss);
  }

  /** Whom a look need not find: who is chosen, or not the solver's to choose. */
  function known(): Partners {
    const chosen = flow.chosen();
    const start = new Int32Array(leftCount + 1);
    const right: number[] = [];
    for (let i = 0; i < leftCount; i++) {
      right.push(...chosen.right.subarray(chosen.start[i], chosen.start[i + 1]), ...closedBy(i));
      start[i + 1] = right.length;
    }
    return { start, right: Int32Array.from(right) };
  }

  function solve(people: People, pinned: readonly Pair[], watch: Watch): PeopleSolution {
    const optimize = () => flow.optimize((pivots) => watch({ phase: 'pairing', pivots }));
    const rounds: Round[] = [];
    optimize();
    for (let found = -1; found !== 0; ) {
      // What was nearly good enough when all were looked at may be by now.
      for (;;) {
        const { pairs, count } = outlook.improving(prices(), tuning.later, isKnown);
        if (count === 0) break;
        flow.addPairs(pairs);
        optimize();
      }
      watch({ phase: 'pricing', round: rounds.length + 1 });
      outlook.look(prices(), known());
      found = outlook.improving(prices(), tuning.later, isKnown).count;
      const round = { candidates: flow.pairCount(), found };
      rounds.push(round);
      onRound?.(round);
    }
    watch({ phase: 'proof' });
    const lacking = flow.lacking() - people.left.length;
    if (lacking >= -people.left.length) {
      const person = people.right[lacking];
      const what = `${person?.id} is owed ${person?.min} partners, but not all minimums can be met together`;
      throw new MatchingError('infeasible', `right[${lacking}]`, what);
    }
    const { start, right, fit, chosen } = flow.pairs();
    const graph = { ...places, leftStart: start, right, fit };
    const proven = provenPrices(graph, chosen, flow.potential, scale, objective);
    const others = othersAllowed(model, graph, known(), outlook, scanRows);
    const result = toResult(
      people,
      graph,
      proven,
      pinned,
      (i) => start[i + 1]! > start[i]! || others.has(i),
    );
    const candidates = () => [...pinned, ...listed(people, graph, others)];
    return { result, candidates, model, rounds };
  }
}

/** Somebody whom the rules allow, for each left person with a place and no candidate, if there is anybody, full or not. */
function othersAllowed(
  model: PeopleModel,
  { leftCapacity, leftStart }: BipartiteGraph,
  known: Partners,
  outlook: Outlook,
  scanRows: ScanRows,
): ReadonlyMap<number, Partner> {
  const others = new Map<number, Partner>();
  const floor = doublesBy(model.leftCount, (i) => {
    if (leftCapacity[i] === 0 || leftStart[i + 1]! > leftStart[i]!) return Infinity;
    const seen = outlook.anyFor(i);
    if (seen === null) return -Infinity;
    others.set(i, seen);
    return Infinity;
  });
  const bonus = doubles(model.rightCount);
  if (!floor.includes(-Infinity)) return others;
  const { count, right, fit } = scanRows(model, {
    most: 1,
    spread: 1,
    unit: 1,
    bonus,
    floor,
    level: Infinity,
    known: positionsOf(model, known),
  });
  count.forEach((found, i) => {
    if (found === 1) others.set(i, { right: right[i]!, fit: fit[i]! });
  });
  return others;
}

function priced(
  { potential }: Flow,
  { unit, level }: Scale,
  objective: TotalObjective,
  { leftCapacity, rightCapacity }: BipartiteGraph,
): Priced {
  // One point more than nothing: among equal totals the one with more pairs.
  const extra = objective === 'max_fit' ? 1 : 0;
  const leftCount = leftCapacity.length;
  return {
    unit,
    level,
    price: Float64Array.from(leftCapacity, (room, i) => (room > 0 ? potential[i]! : Infinity)),
    gain: Float64Array.from(rightCapacity, (room, j) =>
      room > 0 ? potential[leftCount + j]! + extra : -Infinity,
    ),
  };
}

function listed(
  { left, right }: People,
  graph: BipartiteGraph,
  others: ReadonlyMap<number, Partner>,
): readonly Pair[] {
  return left.flatMap(({ id }, i) => {
    const pairs: Pair[] = [];
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      pairs.push([id, right[graph.right[e]!]!.id, graph.fit[e]!]);
    }
    const other = others.get(i);
    if (other !== undefined) pairs.push([id, right[other.right]!.id, other.fit]);
    return pairs;
  });
}
