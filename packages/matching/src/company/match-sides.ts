import { MatchingError } from '../matching-error.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Policy } from '../policy/policy.ts';
import { createScorer, type Scorer, sidesOf } from '../policy/scorer.ts';
import type { AssignmentProblem } from '../problem.ts';
import type { AssignmentResult } from '../result.ts';
import { solve } from '../solve.ts';
import type { Verdict } from '../verify/verdict.ts';
import { verify } from '../verify/verify.ts';
import { compilePeople, KINDS } from './compile-people.ts';
import { readDecided } from './decided.ts';
import type { PeopleSolution } from './people-solver.ts';
import { createRemovals, type Removals } from './removals.ts';
import {
  createPeopleSession,
  type MatchOptions,
  type PeopleSession,
  type Wishes,
  withCapacities,
} from './solve-people.ts';

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
  const { first, scorer, isListed, removed } = createSidesSession(policy, people, options);
  const { result } = first;
  const problem = first.problem();
  return { scorer, result, problem, isListed, verdict: verify(problem, result), removed };
}

/** Two sides matched once as by `matchSides`, to be asked again. */
export interface SidesSession extends Pick<SidesMatched, 'scorer' | 'isListed' | 'removed'> {
  readonly first: SidesSolved;
  /**
   * Under these wishes, beside what was decided beforehand: very many people from where the last answer stands, others
   * solved anew. In value as `matchSides` would have it; among equally good choices another one may be taken.
   */
  under(wishes: Wishes): SidesSolved;
}

export interface SidesSolved {
  readonly result: AssignmentResult;
  /** All allowed pairs, or the candidates that the solver knew in the end: what `verify` needs. */
  problem(): AssignmentProblem;
}

export function createSidesSession(
  policy: Policy,
  people: People,
  options: MatchOptions = {},
): SidesSession {
  const scorer = createScorer(policy, people);
  const { pinned = [], forbidden = [] } = options.decided ?? {};
  const wished = ({ capacities, ...decided }: Wishes) => ({
    people: withCapacities(people, capacities),
    decided: {
      pinned: [...pinned, ...(decided.pinned ?? [])],
      forbidden: [...forbidden, ...(decided.forbidden ?? [])],
    },
  });
  const asListed = (): SidesSession => {
    const pairs = scorer.pairs();
    const under = (wishes: Wishes): SidesSolved => {
      const { people: changed, decided } = wished(wishes);
      readDecided(changed, scorer.fit, decided);
      const problem = { ...sidesOf(policy, changed), ...decided, pairs };
      return { result: solve(problem, options), problem: () => problem };
    };
    const removed = createRemovals(policy, people, () => compilePeople(policy, people));
    return { scorer, isListed: true, removed, first: under({}), under };
  };
  if (arePairsListed(policy, people.left.length, people.right.length)) return asListed();
  let session: PeopleSession;
  try {
    session = createPeopleSession(policy, people, options);
  } catch (error) {
    const pairs = people.left.length * people.right.length;
    if (isOfTooManyKinds(error) && pairs <= MOST_LISTED_AT_ALL) return asListed();
    throw error;
  }
  const solved = ({ result, candidates }: PeopleSolution, wishes: Wishes): SidesSolved => ({
    result,
    problem: () => {
      const { people: changed, decided } = wished(wishes);
      // Forbidden pairs are not among the candidates.
      return { ...sidesOf(policy, changed), ...decided, pairs: candidates(), forbidden: [] };
    },
  });
  return {
    scorer,
    isListed: false,
    removed: createRemovals(policy, people, () => session.first.model),
    first: solved(session.first, {}),
    under: (wishes) => solved(session.under(wishes), wishes),
  };
}

function isOfTooManyKinds(error: unknown): boolean {
  return error instanceof MatchingError && error.code === 'too_large' && error.place === KINDS;
}
