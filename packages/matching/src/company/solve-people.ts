import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { createFlow, type Flow } from '../assignment/network-simplex.ts';
import { type Scale, scaleFor, type TotalObjective } from '../assignment/solve-graph.ts';
import { MatchingError } from '../matching-error.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Policy } from '../policy/policy.ts';
import type { Decided } from '../policy/scorer.ts';
import type { Pair } from '../problem.ts';
import { type SolveOptions, watchFrom } from '../progress.ts';
import type { AssignmentResult } from '../result.ts';
import { type FoundPairs, grownBy } from './candidate-graph.ts';
import { checkPeople, compilePeople } from './compile-people.ts';
import { readDecided } from './decided.ts';
import type { PeopleModel } from './people-model.ts';
import { toResult } from './people-result.ts';
import { provenPrices } from './proof.ts';
import type { Wanted } from './row-scan.ts';
import { type ScanRows, scanHere } from './scan-rows.ts';
import { doubles, ints } from './shared-arrays.ts';

export interface MatchOptions extends SolveOptions {
  readonly decided?: Decided;
  /** Default: on this thread. */
  readonly scanRows?: ScanRows;
  /** Bytes that may be taken; throws `too_large` where the estimate is above. Default: not looked at. */
  readonly memory?: number;
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

interface Tuning {
  /** Candidates a person at first, and new ones in each later turn at most. */
  readonly first: number;
  readonly later: number;
  /** Pairs a person that are kept from a look at all pairs, and by how much fit they may fall short. */
  readonly pool: number;
  readonly margin: number;
}

const TUNING: Tuning = { first: 16, later: 8, pool: 48, margin: 200 };

/**
 * The best choice among *all* allowed pairs, without listing them: column generation (Dantzig & Wolfe 1960; for
 * matching, 'pricing' in Applegate & Cook 1993). Solves on a few candidates for each person, looks at every pair
 * for those whose fit is above the two prices, adds the best of them, goes on from where the solver stood, until
 * there are none: then the prices prove the choice best among all pairs.
 *
 * As exact as `solve`, and in value the same; among equally good choices it may take another. `fair` is not
 * for this (its worst fit needs all pairs at once): it throws `too_large`.
 *
 * Time: a look at all pairs each round, some nanoseconds a pair, four rounds in practice. Memory: 33 bytes for each
 * candidate, of which there are two or three dozen a person, and twice that while they grow.
 */
export function solvePeople(
  policy: Policy,
  people: People,
  options: MatchOptions = {},
): PeopleSolution {
  const { objective } = policy;
  if (objective === 'fair') {
    throw new MatchingError('too_large', 'objective', 'fair needs all pairs listed: too many here');
  }
  refuseBeyond(options.memory, people);
  const watch = watchFrom(options);
  const { scanRows = scanHere, tuning = TUNING } = options;
  checkPeople(policy, people);
  const { pins, exclusions, pinnedPairs } = readDecided(people, policy, options.decided);
  const model = compilePeople(policy, people, exclusions);
  let graph = withoutPairs(people, pins);
  let pool = scanRows(model, anyPair(model, graph, tuning.pool));
  graph = grownBy(graph, {
    ...pool,
    count: pool.count.map((count) => Math.min(count, tuning.first)),
  }).graph;
  let scale = scaleFor(graph, objective);
  let flow = createFlow(graph, scale.costs);
  const optimize = () => flow.optimize((pivots) => watch({ phase: 'pairing', pivots }));
  optimize();
  const rounds: Round[] = [];
  for (let found = -1; found !== 0; ) {
    // What was nearly good enough when all were looked at may be by now.
    for (;;) {
      const better = improvingAmong(pool, graph, priced(flow, scale, objective), tuning.later);
      const grown = grownBy(graph, better.pairs);
      if (grown.added === 0) break;
      graph = grown.graph;
      scale = scaleFor(graph, objective);
      flow = createFlow(graph, scale.costs, { from: flow.standing(), place: grown.place });
      optimize();
    }
    watch({ phase: 'pricing', round: rounds.length + 1 });
    const prices = priced(flow, scale, objective);
    pool = scanRows(model, nearlyImproving(model, graph, flow, prices, tuning), pool);
    found = improvingAmong(pool, graph, prices, tuning.later).count;
    const round = { candidates: graph.right.length, found };
    rounds.push(round);
    options.onRound?.(round);
  }
  watch({ phase: 'proof' });
  const lacking = flow.lacking();
  if (lacking >= 0) {
    const person = people.right[lacking - people.left.length];
    const what = `${person?.id} is owed ${person?.min} partners, but not all minimums can be met together`;
    throw new MatchingError('infeasible', `right[${lacking - people.left.length}]`, what);
  }
  const proven = provenPrices(graph, flow, scale, objective);
  const somebody = allowedForAlone(model, graph, proven.chosen, scanRows);
  const result = toResult(people, graph, proven, pinnedPairs, somebody.count);
  const candidates = () => [...pinnedPairs, ...listed(people, grownBy(graph, somebody).graph)];
  return { result, candidates, model, rounds };
}

/** As measured: most of it for candidates and the pool. */
function refuseBeyond(memory: number | undefined, { left, right }: People): void {
  const needed = 7000 * left.length + 2000 * right.length;
  if (memory === undefined || needed <= memory) return;
  const [needs, has] = [needed, memory].map((size) => Math.ceil(size / 1e6));
  const what = `${left.length} x ${right.length} people: needs some ${needs} MB, there are ${has} MB`;
  throw new MatchingError('too_large', '', what);
}

function withoutPairs(
  { left, right }: People,
  pins: { readonly left: Int32Array; readonly right: Int32Array },
): BipartiteGraph {
  return {
    leftCapacity: Int32Array.from(left, ({ capacity = 1 }, i) => capacity - pins.left[i]!),
    rightCapacity: Int32Array.from(right, ({ capacity = 1 }, j) => capacity - pins.right[j]!),
    rightMin: Int32Array.from(right, ({ min = 0 }, j) => Math.max(0, min - pins.right[j]!)),
    leftStart: new Int32Array(left.length + 1),
    right: new Int32Array(0),
    fit: new Int32Array(0),
  };
}

/** At first: the best by fit alone. */
function anyPair(model: PeopleModel, graph: BipartiteGraph, most: number): Wanted {
  const bonus = doubles(model.rightCount);
  model.rightAt.forEach((j, p) => {
    bonus[p] = graph.rightCapacity[j]! > 0 ? 0 : Number.NEGATIVE_INFINITY;
  });
  const floor = doubles(model.leftCount);
  for (let i = 0; i < floor.length; i++) {
    floor[i] = graph.leftCapacity[i]! > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const known = { start: ints(model.leftCount + 1), position: ints(0) };
  const level = Number.POSITIVE_INFINITY;
  return { most, spread: 300, unit: 1, bonus, floor, level, known };
}

/** A pair improves where `fit x unit + gain[right]` is above `price[left]`. */
interface Priced {
  readonly unit: number;
  readonly level: number;
  readonly gain: Float64Array;
  readonly price: Float64Array;
}

function priced({ potential }: Flow, { unit, level }: Scale, objective: TotalObjective): Priced {
  const extra = objective === 'max_fit' ? 1 : 0;
  return { unit, level, price: potential, gain: potential.map((value) => value + extra) };
}

/** Pairs that improve, or nearly. */
function nearlyImproving(
  model: PeopleModel,
  graph: BipartiteGraph,
  { standing }: Flow,
  { unit, level, gain, price }: Priced,
  tuning: Tuning,
): Wanted {
  const bonus = doubles(model.rightCount);
  model.rightAt.forEach((j, p) => {
    bonus[p] = graph.rightCapacity[j]! > 0 ? gain[model.leftCount + j]! : Number.NEGATIVE_INFINITY;
  });
  const floor = doubles(model.leftCount);
  for (let i = 0; i < floor.length; i++) {
    floor[i] =
      graph.leftCapacity[i]! > 0 ? price[i]! - tuning.margin * unit : Number.POSITIVE_INFINITY;
  }
  const known = knownPositions(model, graph, standing().chosen);
  // In order of what they gain, so that none that improves is passed over for one that nearly does.
  return { most: tuning.pool, spread: 1, unit, bonus, floor, level, known };
}

/** The best few of each row that improve. */
function improvingAmong(
  pool: FoundPairs,
  graph: BipartiteGraph,
  { unit, gain, price }: Priced,
  most: number,
): { readonly pairs: FoundPairs; readonly count: number } {
  const leftCount = graph.leftCapacity.length;
  const pairs = {
    most,
    count: new Int32Array(leftCount),
    right: new Int32Array(leftCount * most),
    fit: new Int32Array(leftCount * most),
  };
  const over = new Float64Array(most);
  let all = 0;
  for (let i = 0; i < leftCount; i++) {
    let count = 0;
    const row = i * most;
    for (let at = i * pool.most; at < i * pool.most + pool.count[i]!; at++) {
      const rest = pool.fit[at]! * unit + gain[leftCount + pool.right[at]!]! - price[i]!;
      if (rest <= 0) continue;
      all++;
      if (count === most && rest <= over[most - 1]!) continue;
      let to = count < most ? count++ : most - 1;
      for (; to > 0 && over[to - 1]! < rest; to--) {
        over[to] = over[to - 1]!;
        pairs.right[row + to] = pairs.right[row + to - 1]!;
        pairs.fit[row + to] = pairs.fit[row + to - 1]!;
      }
      over[to] = rest;
      pairs.right[row + to] = pool.right[at]!;
      pairs.fit[row + to] = pool.fit[at]!;
    }
    pairs.count[i] = count;
  }
  return { pairs, count: all };
}

/** Chosen pairs (rising) as positions by left person. */
function knownPositions(
  model: PeopleModel,
  graph: BipartiteGraph,
  chosen: readonly number[],
): Wanted['known'] {
  const start = ints(model.leftCount + 1);
  const position = ints(chosen.length);
  let at = 0;
  for (let i = 0; i < model.leftCount; i++) {
    while (at < chosen.length && chosen[at]! < graph.leftStart[i + 1]!) {
      position[at] = model.positionOf[graph.right[chosen[at]!]!]!;
      at++;
    }
    start[i + 1] = at;
  }
  return { start, position };
}

/** For each left person without a partner one whom the rules allow, if there is any, wherever the places are. */
function allowedForAlone(
  model: PeopleModel,
  graph: BipartiteGraph,
  chosen: readonly number[],
  scanRows: ScanRows,
): FoundPairs {
  const known = knownPositions(model, graph, chosen);
  const floor = doubles(model.leftCount);
  for (let i = 0; i < floor.length; i++) {
    const isAlone = known.start[i] === known.start[i + 1];
    floor[i] = isAlone ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const bonus = doubles(model.rightCount);
  return scanRows(model, {
    most: 1,
    spread: 1,
    unit: 1,
    bonus,
    floor,
    level: Number.POSITIVE_INFINITY,
    known,
  });
}

function listed({ left, right }: People, graph: BipartiteGraph): readonly Pair[] {
  return left.flatMap(({ id }, i) => {
    const pairs: Pair[] = [];
    for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
      pairs.push([id, right[graph.right[e]!]!.id, graph.fit[e]!]);
    }
    return pairs;
  });
}
