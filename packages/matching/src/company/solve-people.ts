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
  /** Candidates a person at first, and new ones in each later round at most. */
  readonly most?: { readonly first: number; readonly later: number };
}

/** What a round did; for those who measure. */
export interface Round {
  /** Pairs that the solver knew in it, of all. */
  readonly candidates: number;
  /** Pairs found that could still improve the choice (most of them capped by person); 0 in the last round. */
  readonly found: number;
}

export interface PeopleSolution {
  readonly result: AssignmentResult;
  /** Pairs that the solver knew in the end, the pinned ones too; the proof is for all that are allowed. */
  candidates(): readonly Pair[];
  readonly model: PeopleModel;
  readonly rounds: readonly Round[];
}

const MOST = { first: 16, later: 8 };

/**
 * The best choice among *all* allowed pairs, without listing them: column generation (Dantzig & Wolfe 1960; for
 * matching, 'pricing' in Applegate & Cook 1993). Solves on a few candidates for each person, looks at every pair
 * for those whose fit is above the two prices, adds the best of them, goes on from where the solver stood, until
 * there are none: then the prices prove the choice best among all pairs.
 *
 * As exact as `solve`, and in value the same; among equally good choices it may take another. `fair` is not
 * for this (its worst fit needs all pairs at once): it throws `too_large`.
 *
 * Time: a look at all pairs each round (1 to 2 ns a pair), 5 to 8 rounds in practice. Memory: some 40 bytes for
 * each candidate, of which there are a few dozen a person.
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
  const { scanRows = scanHere, most = MOST } = options;
  checkPeople(policy, people);
  const { pins, exclusions, pinnedPairs } = readDecided(people, policy, options.decided);
  const model = compilePeople(policy, people, exclusions);
  let graph = withoutPairs(people, pins);
  let found = scanRows(model, anyPair(model, graph, most.first));
  let flow: Flow | null = null;
  let scale = scaleFor(graph, objective);
  const rounds: Round[] = [];
  for (;;) {
    const grown = grownBy(graph, found);
    if (grown.added === 0 && flow !== null) break;
    graph = grown.graph;
    scale = scaleFor(graph, objective);
    const start = flow && { from: flow.standing(), place: grown.place };
    flow = createFlow(graph, scale.costs, start);
    flow.optimize((pivots) => watch({ phase: 'pairing', pivots }));
    watch({ phase: 'pricing', round: rounds.length + 1 });
    found = scanRows(model, improvingPairs(model, graph, flow, scale, objective, most.later));
    const round = { candidates: graph.right.length, found: found.count.reduce((a, b) => a + b, 0) };
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

/** As measured: three kilobytes for each person on the left, most of it for candidates. */
function refuseBeyond(memory: number | undefined, { left, right }: People): void {
  const needed = 3200 * left.length + 800 * right.length;
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
  return { most, spread: 300, unit: 1, bonus, floor, known };
}

/** Later: pairs that gain more than their people's prices. */
function improvingPairs(
  model: PeopleModel,
  graph: BipartiteGraph,
  { potential, standing }: Flow,
  { unit }: Scale,
  objective: TotalObjective,
  most: number,
): Wanted {
  const extra = objective === 'max_fit' ? 1 : 0;
  const bonus = doubles(model.rightCount);
  model.rightAt.forEach((j, p) => {
    bonus[p] =
      graph.rightCapacity[j]! > 0
        ? potential[model.leftCount + j]! + extra
        : Number.NEGATIVE_INFINITY;
  });
  const floor = doubles(model.leftCount);
  for (let i = 0; i < floor.length; i++) {
    floor[i] = graph.leftCapacity[i]! > 0 ? potential[i]! : Number.POSITIVE_INFINITY;
  }
  const known = knownPositions(model, graph, standing().chosen);
  return { most, spread: 30, unit, bonus, floor, known };
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
  return scanRows(model, { most: 1, spread: 1, unit: 1, bonus, floor, known });
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
