import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { createFlow, type Flow } from '../assignment/network-simplex.ts';
import { type Scale, scaleFor, type TotalObjective } from '../assignment/solve-graph.ts';
import { MatchingError } from '../matching-error.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Policy } from '../policy/policy.ts';
import type { Decided } from '../policy/scorer.ts';
import { MAX_FIT, type Pair } from '../problem.ts';
import { type SolveOptions, type Watch, watchFrom } from '../progress.ts';
import type { AssignmentResult } from '../result.ts';
import { checkPeople, compilePeople } from './compile-people.ts';
import { readDecided } from './decided.ts';
import {
  createOutlook,
  type Outlook,
  type OutlookTuning,
  type Partner,
  type Priced,
} from './outlook.ts';
import type { PeopleModel } from './people-model.ts';
import { toResult } from './people-result.ts';
import { provenPrices } from './proof.ts';
import { type ScanRows, scanHere } from './scan-rows.ts';
import { doubles, doublesBy, ints } from './shared-arrays.ts';

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

interface Tuning extends OutlookTuning {
  /** Candidates a person at first, and new ones in each later turn at most. */
  readonly first: number;
  readonly later: number;
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
  checkPeople(policy, people);
  const { pins, exclusions, pinnedPairs } = readDecided(people, policy, options.decided);
  const model = compilePeople(policy, people, exclusions);
  return createPeopleSolver(model, withoutPairs(people, pins), objective, options).solve(
    people,
    pinnedPairs,
    watchFrom(options),
  );
}

/** Goes on from where it stands when it is to solve again. */
interface PeopleSolver {
  /** Pinned pairs are settled beforehand: neither the solver's nor counted in anybody's places. */
  solve(people: People, pinned: readonly Pair[], watch: Watch): PeopleSolution;
}

function createPeopleSolver(
  model: PeopleModel,
  places: BipartiteGraph,
  objective: TotalObjective,
  { scanRows = scanHere, tuning = TUNING, onRound }: MatchOptions,
): PeopleSolver {
  const scale = scaleFor(places, objective, MAX_FIT);
  const flow = createFlow(places, scale.costs);
  const outlook = createOutlook(model, scanRows, tuning);
  const prices = () => priced(flow, scale, objective, places);
  const isKnown = (left: number, right: number) => flow.pairAt(left, right) >= 0;
  flow.addPairs(outlook.seed(prices(), tuning.first));
  return { solve };

  function solve(people: People, pinned: readonly Pair[], watch: Watch): PeopleSolution {
    const optimize = () => flow.optimize((pivots) => watch({ phase: 'pairing', pivots }));
    const rounds: Round[] = [];
    optimize();
    for (let isSure = false, found = 0; !isSure || found > 0; ) {
      // What was nearly good enough when all were looked at may be by now.
      for (;;) {
        const { pairs, count } = outlook.improving(prices(), tuning.later, isKnown);
        if (count === 0) break;
        flow.addPairs(pairs);
        optimize();
      }
      watch({ phase: 'pricing', round: rounds.length + 1 });
      isSure = outlook.look(prices(), flow.chosen());
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
    const others = othersAllowed(model, graph, outlook, scanRows);
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
  const known = { start: ints(model.leftCount + 1), position: ints(0) };
  const wanted = { most: 1, spread: 1, unit: 1, bonus, floor, level: Infinity, known };
  const { count, right, fit } = scanRows(model, wanted);
  count.forEach((found, i) => {
    if (found === 1) others.set(i, { right: right[i]!, fit: fit[i]! });
  });
  return others;
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
