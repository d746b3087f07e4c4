import { MatchingError } from '../matching-error.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Policy } from '../policy/policy.ts';
import { createScorer, type Scorer } from '../policy/scorer.ts';
import type { AssignmentProblem } from '../problem.ts';
import type { AssignmentResult } from '../result.ts';
import { solve } from '../solve.ts';
import type { Verdict } from '../verify/verdict.ts';
import { verify } from '../verify/verify.ts';
import { compilePeople, KINDS } from './compile-people.ts';
import { createRemovals, type Removals } from './removals.ts';
import { type MatchOptions, type PeopleSolution, solvePeople } from './solve-people.ts';

/** Where there are more pairs of people than this, allowed or not, they are not listed any more. */
export const MOST_LISTED = 4_000_000;
/** Where people are of too many kinds they are listed still: half a minute and gigabytes. */
const MOST_LISTED_AT_ALL = 25_000_000;

export function arePairsListed({ objective }: Policy, left: number, right: number): boolean {
  return objective === 'fair' || left * right <= MOST_LISTED;
}

export interface SidesMatched {
  readonly scorer: Scorer;
  readonly result: AssignmentResult;
  /** All allowed pairs, or the candidates that the solver knew in the end. */
  readonly problem: AssignmentProblem;
  readonly isListed: boolean;
  /** Of the independent verifier on `problem`. Of all pairs: `verifyPeople`. */
  readonly verdict: Verdict;
  /** Why somebody has so few possible partners. */
  readonly removed: Removals;
}

/**
 * Scores, solves and checks two sides in the way that their size asks for: up to `MOST_LISTED` pairs with all of
 * them listed, above (and where the objective is not `fair`) with `solvePeople`. Both are exact and proven, with the
 * same number of pairs and the same total; among equally good choices they may differ. The same people in the same
 * order and the same policy give the same pairs, wherever this is called and with however many threads.
 */
export function matchSides(
  policy: Policy,
  people: People,
  options: MatchOptions = {},
): SidesMatched {
  const scorer = createScorer(policy, people);
  const { pinned = [] } = options.decided ?? {};
  const asListed = (): SidesMatched => {
    const problem = scorer.problem(options.decided);
    const result = solve(problem, options);
    const removed = createRemovals(policy, people, () => compilePeople(policy, people));
    return { scorer, result, problem, isListed: true, verdict: verify(problem, result), removed };
  };
  if (arePairsListed(policy, people.left.length, people.right.length)) return asListed();
  let solution: PeopleSolution;
  try {
    solution = solvePeople(policy, people, options);
  } catch (error) {
    const pairs = people.left.length * people.right.length;
    if (isOfTooManyKinds(error) && pairs <= MOST_LISTED_AT_ALL) return asListed();
    throw error;
  }
  const { result, candidates, model } = solution;
  const problem = { ...scorer.sides(), pairs: candidates(), pinned, forbidden: [] };
  const removed = createRemovals(policy, people, () => model);
  return { scorer, result, problem, isListed: false, verdict: verify(problem, result), removed };
}

function isOfTooManyKinds(error: unknown): boolean {
  return error instanceof MatchingError && error.code === 'too_large' && error.place === KINDS;
}
