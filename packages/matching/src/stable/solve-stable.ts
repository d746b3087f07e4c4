import { compilePairs } from '../assignment/compile-pairs.ts';
import { solveAssignment } from '../assignment/solve-assignment.ts';
import { fitSums } from '../fit-sums.ts';
import type { AssignmentProblem, Objective, Pair, StableProblem } from '../problem.ts';
import { unwatched, type Watch } from '../progress.ts';
import type { StableResult, Unmatched } from '../result.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import { chancesOf, preferencesFrom, tiersOf } from './preferences.ts';

/**
 * A stable solution, best for the left side where preferences are strict. Ties are broken by the larger fit,
 * then by a hash of the two (the order of the input would always favour the same people), which gives a
 * weakly stable solution; a largest one among those is NP-hard to find and not promised. Also solves the
 * problem without stability, to say what it costs.
 */
export function solveStable(problem: StableProblem, watch: Watch = unwatched): StableResult {
  watch({ phase: 'pairing' });
  const { graph, source, pinned } = compilePairs(problem, 'in full');
  const tiers = tiersOf(problem, graph);
  const chosen = deferredAcceptance(graph, preferencesFrom(graph, tiers, chancesOf(problem)));

  // Pinned pairs count whether the two rank each other or not.
  const isAcceptable = new Uint8Array(problem.pairs.length);
  const isTaken = new Uint8Array(problem.pairs.length);
  for (const at of pinned) isAcceptable[at] = isTaken[at] = 1;
  source.forEach((at, e) => {
    isAcceptable[at] = Number(tiers.left[e]! >= 0 && tiers.right[e]! >= 0);
    isTaken[at] = chosen[e]!;
  });
  const acceptable = problem.pairs.filter((_, at) => isAcceptable[at] === 1);
  const order = new Map(problem.left.map(({ id }, at) => [id, at]));
  const pairs = problem.pairs
    .filter((_, at) => isTaken[at] === 1)
    .sort(([a], [b]) => order.get(a)! - order.get(b)!);
  const { totalFit, worstFit } = fitSums(pairs);

  const bestFit = solveAssignment(withoutStability(problem, acceptable, 'max_fit'), watch);
  const most = solveAssignment(
    withoutStability(problem, acceptable, 'max_matched_then_fit'),
    watch,
  );
  const cost = bestFit.totalFit - totalFit;
  return {
    kind: 'stable',
    pairs,
    matched: pairs.length,
    totalFit,
    worstFit,
    certificate: {
      status: 'stable',
      upperBound: bestFit.totalFit,
      gap: bestFit.totalFit === 0 ? 0 : cost / bestFit.totalFit,
      dual: bestFit.certificate.dual,
      cardinality: most.certificate.cardinality,
    },
    price: { matched: most.matched - pairs.length, fit: cost },
    unmatched: unmatchedLeft(problem, acceptable, pairs),
  };
}

/** The same people and pairs without the demand for stability. */
function withoutStability(
  problem: StableProblem,
  pairs: readonly Pair[],
  objective: Objective,
): AssignmentProblem {
  return {
    kind: 'assignment',
    objective,
    left: problem.left,
    right: problem.right.map((person) => ({ ...person, min: 0 })),
    pairs,
    pinned: problem.pinned,
    forbidden: [],
  };
}

function unmatchedLeft(
  problem: StableProblem,
  acceptable: readonly Pair[],
  pairs: readonly Pair[],
): readonly Unmatched[] {
  const hasPartner = new Set(pairs.map(([left]) => left));
  const mayMeet = new Set(acceptable.map(([left]) => left));
  return problem.left
    .filter(({ id }) => !hasPartner.has(id))
    .map(({ id, capacity }) => {
      if (capacity === 0) return { id, why: 'no_capacity' };
      return { id, why: mayMeet.has(id) ? 'preferred_others' : 'not_acceptable' };
    });
}
