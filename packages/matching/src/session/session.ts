import { type CompiledPairs, compilePairs } from '../assignment/compile-pairs.ts';
import { certify, solveAssignment } from '../assignment/solve-assignment.ts';
import { fitSums } from '../fit-sums.ts';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, PairOfIds } from '../problem.ts';
import { type SolveOptions, type Watch, watchFrom } from '../progress.ts';
import type { AssignmentResult, Unmatched } from '../result.ts';
import { type Change, changed, inverse } from './change.ts';
import { createWarmGraph, type WarmSolution } from './warm-graph.ts';

/**
 * A problem that is solved again after each change, from where it stands:
 *
 *   const session = createSession(problem);
 *   session.change({ change: 'pin', pair: ['ada', 'hedy'] });
 *   session.result                                  // the new best, proven
 *
 * Exact: what a session answers is what `solve` would answer, in value; among equally good choices it may keep
 * another one. `fair` is solved anew each time.
 */
export interface Session {
  /** The problem as changed; what `verify` needs beside the result. */
  readonly problem: AssignmentProblem;
  readonly result: AssignmentResult;
  /** Throws `MatchingError` where the change makes no sense or leaves no solution; then nothing has changed. */
  change(change: Change, options?: SolveOptions): AssignmentResult;
  /** What `change` would give; the session stays as it is. */
  tryOut(change: Change, options?: SolveOptions): AssignmentResult;
}

/** Solves the problem; memory and time of a `solve`. */
export function createSession(problem: AssignmentProblem, options: SolveOptions = {}): Session {
  const people = locatorFor(problem);
  const solver = warmSolver(problem, people) ?? coldSolver();
  let current = problem;
  let result = solver.solve(problem, watchFrom(options));
  return {
    get problem() {
      return current;
    },
    get result() {
      return result;
    },
    change(change, changeOptions = {}) {
      const next = sensible(change);
      const back = inverse(current, change);
      solver.apply(change);
      try {
        result = solver.solve(next, watchFrom(changeOptions));
      } catch (error) {
        solver.apply(back);
        throw error;
      }
      current = next;
      return result;
    },
    tryOut(change, changeOptions = {}) {
      const next = sensible(change);
      solver.apply(change);
      try {
        return solver.solve(next, watchFrom(changeOptions));
      } finally {
        solver.apply(inverse(current, change));
      }
    },
  };

  function sensible(change: Change): AssignmentProblem {
    if (change.change === 'capacity') people.person(change.side, change.id);
    else people.pair(change.pair);
    return changed(current, change);
  }
}

/** Ids to places in the arrays; throws `MatchingError` for who or what is not in the problem. */
interface Locator extends CompiledPairs {
  person(side: 'left' | 'right', id: string): number;
  pair(pair: PairOfIds): number;
}

function locatorFor(problem: AssignmentProblem): Locator {
  const compiled = compilePairs({ ...problem, pinned: [], forbidden: [] }, 'in full');
  const { leftStart, right: rightOf } = compiled.graph;
  const index = {
    left: new Map(problem.left.map(({ id }, at) => [id, at])),
    right: new Map(problem.right.map(({ id }, at) => [id, at])),
  };
  const person: Locator['person'] = (side, id) => {
    const at = index[side].get(id);
    if (at === undefined) throw new MatchingError('unknown_id', 'change', `unknown id ${id}`);
    return at;
  };
  return {
    ...compiled,
    person,
    pair([left, right]) {
      const i = person('left', left);
      const j = person('right', right);
      for (let e = leftStart[i]!; e < leftStart[i + 1]!; e++) if (rightOf[e] === j) return e;
      throw new MatchingError('bad_pin', 'change', `${left} and ${right} are not a listed pair`);
    },
  };
}

interface Solver {
  apply(change: Change): void;
  solve(problem: AssignmentProblem, watch: Watch): AssignmentResult;
}

function coldSolver(): Solver {
  return { apply: () => undefined, solve: solveAssignment };
}

/** Null where each change needs a solve of its own. */
function warmSolver(first: AssignmentProblem, people: Locator): Solver | null {
  if (first.objective === 'fair') return null;
  const { graph, source } = people;
  const warm = createWarmGraph(graph, first.objective);
  let decided = first.pinned.length + first.forbidden.length;
  if (decided > warm.mostDecided) return null;
  let isExact = true;
  for (const pair of first.pinned) warm.setPinned(people.pair(pair), true);
  for (const pair of first.forbidden) warm.setForbidden(people.pair(pair), true);
  return {
    apply(change) {
      if (change.change === 'pin' || change.change === 'forbid') decided++;
      if (change.change === 'unpin' || change.change === 'allow') decided--;
      // Once it may have been inexact it stays unused.
      if (decided > warm.mostDecided) isExact = false;
      if (!isExact) return;
      switch (change.change) {
        case 'pin':
        case 'unpin':
          return warm.setPinned(people.pair(change.pair), change.change === 'pin');
        case 'forbid':
        case 'allow':
          return warm.setForbidden(people.pair(change.pair), change.change === 'forbid');
        case 'capacity': {
          const { side, id, capacity } = change;
          return warm.setCapacity(side, people.person(side, id), capacity);
        }
      }
    },
    solve(problem, watch) {
      if (!isExact) return solveAssignment(problem, watch);
      const solution = warm.solve(watch);
      if (solution.feasible) return toResult(problem, solution);
      const id = problem.right[solution.lacking]?.id;
      const about = id === undefined ? '' : ` (${id})`;
      const what = `what is owed and pinned cannot all be had together${about}`;
      throw new MatchingError('infeasible', '', what);
    },
  };

  function toResult(problem: AssignmentProblem, solution: WarmSolution): AssignmentResult {
    const pairs = solution.taken.map((e) => problem.pairs[source[e]!]!);
    const unmatched: Unmatched[] = [];
    let next = 0;
    problem.left.forEach(({ id, capacity }, i) => {
      const before = next;
      while (solution.taken[next]! < graph.leftStart[i + 1]!) next++;
      if (next > before) return;
      const why = solution.open[i]! > 0 ? 'partners_full' : 'no_allowed_partner';
      unmatched.push({ id, why: capacity === 0 ? 'no_capacity' : why });
    });
    const { totalFit, worstFit } = fitSums(pairs);
    return {
      kind: 'assignment',
      pairs,
      matched: pairs.length,
      totalFit,
      worstFit,
      certificate: certify(problem, solution, pairs.length, totalFit),
      unmatched,
    };
  }
}
