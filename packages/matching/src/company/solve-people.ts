import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { MatchingError } from '../matching-error.ts';
import { refuseBeyond } from '../memory.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Person } from '../policy/person.ts';
import type { Policy } from '../policy/policy.ts';
import { createScorer, type Decided, type Scorer } from '../policy/scorer.ts';
import { type SolveOptions, watchFrom } from '../progress.ts';
import { checkPeople, compilePeople } from './compile-people.ts';
import { readDecided } from './decided.ts';
import { createPeopleSolver, type PeopleSolution, type SolverOptions } from './people-solver.ts';

export interface MatchOptions extends SolveOptions, SolverOptions {
  readonly decided?: Decided;
}

/**
 * The best choice among *all* allowed pairs, without listing them: column generation (Dantzig & Wolfe 1960; for
 * matching, 'pricing' in Applegate & Cook 1993). Solves on a few candidates for each person, looks at every pair
 * for those whose fit is above the two prices, adds the best of them, goes on from where the solver stood, until
 * there are none: then the prices prove the choice best among all pairs.
 *
 * As exact as `solve`, and in value the same; among equally good choices it may take another. `fair` is not
 * for this (its worst fit needs all pairs at once): it throws `too_large`.
 *
 * Time: two or three looks at all pairs, some nanoseconds a pair, and some at a few. Memory: 25 bytes for each candidate,
 * of which there are two or three dozen a person, and 8 for each pair of the pools.
 */
export function solvePeople(
  policy: Policy,
  people: People,
  options: MatchOptions = {},
): PeopleSolution {
  return createPeopleSession(policy, people, options).first;
}

/** What is wanted otherwise, beside what was decided beforehand: decisions, and places by id (in full). */
export interface Wishes extends Decided {
  readonly capacities?: Readonly<Record<string, number>>;
}

/** People solved once, to be asked again. */
export interface PeopleSession {
  readonly first: PeopleSolution;
  /**
   * The best choice under these wishes, alone: those of the call before are taken back. As exact as solving anew, and
   * from where the last answer stands: mostly a few pivots, and a look at the few whose prices they moved.
   */
  under(wishes: Wishes): PeopleSolution;
}

export function createPeopleSession(
  policy: Policy,
  people: People,
  options: MatchOptions = {},
): PeopleSession {
  const { objective } = policy;
  if (objective === 'fair') {
    throw new MatchingError('too_large', 'objective', 'fair needs all pairs listed: too many here');
  }
  refuseBeyond(
    options.memory,
    memoryFor(people),
    `${people.left.length} x ${people.right.length} people`,
  );
  checkPeople(policy, people);
  const { pinned = [], forbidden = [] } = options.decided ?? {};
  let scorer: Scorer | undefined;
  const fitOf: Scorer['fit'] = (left, right) => {
    scorer ??= createScorer(policy, people);
    return scorer.fit(left, right);
  };
  const before = readDecided(people, fitOf, options.decided);
  const model = compilePeople(policy, people, before.exclusions);
  let held = { graph: withoutPairs(people, before.pins), closed: new Map<string, IndexPair>() };
  const solver = createPeopleSolver(model, held.graph, objective, options);
  const first = solver.solve(people, before.pinnedPairs, watchFrom(options));
  return { first, under };

  function under(wishes: Wishes): PeopleSolution {
    const wanted = withCapacities(people, wishes.capacities);
    const decided = {
      pinned: [...pinned, ...(wishes.pinned ?? [])],
      forbidden: [...forbidden, ...(wishes.forbidden ?? [])],
    };
    const { pins, exclusions, pinnedPairs } = readDecided(wanted, fitOf, decided);
    const graph = withoutPairs(wanted, pins);
    // What somebody is still owed changes the flow's own arcs.
    if (graph.rightMin.some((min, j) => min !== held.graph.rightMin[j])) {
      return solvePeople(policy, wanted, { ...options, decided });
    }
    const isBefore = new Set(before.exclusions.map(keyOf));
    const closed = new Map(exclusions.map((pair) => [keyOf(pair), pair] as const));
    for (const key of isBefore) closed.delete(key);
    for (const [key, pair] of held.closed) if (!closed.has(key)) solver.setOpen(...pair, true);
    for (const [key, pair] of closed) if (!held.closed.has(key)) solver.setOpen(...pair, false);
    graph.leftCapacity.forEach((places, i) => {
      if (places !== held.graph.leftCapacity[i]) solver.setPlaces('left', i, places);
    });
    graph.rightCapacity.forEach((places, j) => {
      if (places !== held.graph.rightCapacity[j]) solver.setPlaces('right', j, places);
    });
    held = { graph, closed };
    return solver.solve(wanted, pinnedPairs, watchFrom(options));
  }
}

type IndexPair = readonly [left: number, right: number];

function keyOf([left, right]: IndexPair): string {
  return `${left} ${right}`;
}

/** Throws `unknown_id` for places of somebody who is not there. */
export function withCapacities(people: People, capacities: Wishes['capacities'] = {}): People {
  const left = new Set(Object.keys(capacities));
  const side = (list: readonly Person[]) =>
    list.map((person) => {
      const capacity = capacities[person.id];
      if (capacity === undefined) return person;
      left.delete(person.id);
      return { ...person, capacity };
    });
  const changed = { ...people, left: side(people.left), right: side(people.right) };
  const [stranger] = left;
  if (stranger !== undefined)
    throw new MatchingError('unknown_id', 'change', `unknown id ${stranger}`);
  return changed;
}

/** As measured: most of it for candidates and the pool. */
function memoryFor({ left, right }: People): number {
  return 7000 * left.length + 2000 * right.length;
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
