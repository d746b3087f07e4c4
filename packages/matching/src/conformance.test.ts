import { describe, expect, it } from 'vitest';
import { MatchingError } from './matching-error.ts';
import {
  type AssignmentProblem,
  OBJECTIVES,
  type Pair,
  type Problem,
  type StableProblem,
} from './problem.ts';
import type { AssignmentResult, StableResult } from './result.ts';
import { createSession } from './session/session.ts';
import { solve } from './solve.ts';
import {
  bestAssignment,
  bestCircles,
  bestPeers,
  bestSum,
  score,
  stableSolutions,
} from './testing/brute-force.ts';
import {
  randomAssignment,
  randomCircles,
  randomPeers,
  randomStable,
} from './testing/random-problems.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { verify } from './verify/verify.ts';

/** What every solver of a kind is held against: brute force and the independent verifier, on each of so many cases. */
const CASES = 10_000;

/** Says of the smallest case that fails what is wrong with it. */
function holdsFor<P extends Problem>(
  make: (random: () => number) => P,
  faultOf: (problem: P) => string | null,
): void {
  let smallest: { seed: number; fault: string; problem: P } | null = null;
  for (let seed = 1; seed <= CASES; seed++) {
    const problem = make(seededRandom(seed));
    const fault = faultOf(problem);
    if (fault === null) continue;
    if (smallest === null || problem.pairs.length < smallest.problem.pairs.length) {
      smallest = { seed, fault, problem };
    }
  }
  expect(smallest).toBeNull();
}

function verified(problem: Problem, result: Parameters<typeof verify>[1]): string | null {
  const { holds, faults } = verify(problem, result);
  return holds ? null : faults.join('; ');
}

/** The result, or null where the minimums cannot be met. */
function unlessInfeasible<T>(solveIt: () => T): T | null {
  try {
    return solveIt();
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'infeasible') return null;
    throw error;
  }
}

const assignmentSolvers: Readonly<
  Record<string, (problem: AssignmentProblem) => AssignmentResult>
> = {
  solve,
  'a session that is told one by one what is pinned and forbidden': (problem) => {
    // It asks `solve` at each change.
    if (problem.objective === 'fair') return solve(problem);
    const session = createSession({ ...problem, pinned: [], forbidden: [] });
    for (const pair of problem.forbidden) session.change({ change: 'forbid', pair });
    for (const pair of problem.pinned) session.change({ change: 'pin', pair });
    return session.result;
  },
};

describe.each(OBJECTIVES)('%s', (objective) => {
  it('is reached by every solver of assignments', () => {
    holdsFor(
      (random) => randomAssignment(random, objective),
      (problem) => {
        const best = bestAssignment(problem);
        for (const [name, solver] of Object.entries(assignmentSolvers)) {
          const result = unlessInfeasible(() => solver(problem));
          const reached = result && score(objective, result.pairs);
          if (String(reached) !== String(best)) return `${name}: ${reached}, best is ${best}`;
          const fault = result && verified(problem, result);
          if (fault) return `${name}: ${fault}`;
        }
        return null;
      },
    );
  });

  it('is reached among peers', () => {
    holdsFor(
      (random) => randomPeers(random, objective),
      (problem) => {
        const result = solve(problem);
        const reached = score(objective, result.pairs);
        const best = bestPeers(problem);
        if (String(reached) !== String(best)) return `${reached}, best is ${best}`;
        return verified(problem, result);
      },
    );
  });
});

describe('a stable solution', () => {
  it('has no blocking pair, with ties, capacities, pins and bans, and says exactly what that costs', () => {
    holdsFor(
      (random) => randomStable(random, 'ties'),
      (problem) => {
        const result = solve(problem);
        const names = namesOf(result.pairs);
        if (!stableSolutions(problem).some((one) => namesOf(one) === names)) return 'not stable';
        return wrongPrice(problem, result) ?? verified(problem, result);
      },
    );
  });

  it('is the best for every mentee of all stable ones where rankings are strict', () => {
    holdsFor(
      (random) => randomStable(random, 'strict'),
      (problem) => {
        const result = solve(problem);
        const all = stableSolutions(problem);
        if (!all.some((one) => namesOf(one) === namesOf(result.pairs))) return 'not stable';
        for (const { id } of problem.left) {
          const reached = tierOf(problem, id, result.pairs);
          const best = Math.min(...all.map((pairs) => tierOf(problem, id, pairs)));
          if (reached !== best) return `${id} could have choice ${best}, has ${reached}`;
        }
        return verified(problem, result);
      },
    );
  });
});

describe('circles', () => {
  it('are allowed, within the bounds that are stated, and best where they say so', () => {
    const sums = { placed: 0, mostPlaced: 0, fit: 0, bestFit: 0 };
    holdsFor(randomCircles, (problem) => {
      const result = solve(problem);
      const best = bestCircles(problem);
      const { upperBound, matchedBound, status } = result.certificate;
      sums.placed += result.matched;
      sums.mostPlaced += best.matched;
      sums.fit += result.totalFit;
      sums.bestFit += best.totalFit;
      if (upperBound < best.totalFit)
        return `bound ${upperBound}, but ${best.totalFit} is possible`;
      if (matchedBound < best.matched) return `${best.matched} can be placed, not ${matchedBound}`;
      if (status === 'optimal' && result.matched < best.matched) return 'not the most people';
      return verified(problem, result);
    });
    // How good the heuristic is where few may meet, the worst case for it.
    expect(sums.placed / sums.mostPlaced).toBeGreaterThan(0.98);
    expect(sums.fit / sums.bestFit).toBeGreaterThan(0.94);
  });
});

describe('the cases', () => {
  it('hold all that makes matching hard', () => {
    const problems = Array.from({ length: CASES }, (_, at) =>
      randomAssignment(seededRandom(at + 1), 'max_matched_then_fit'),
    );
    const shareOf = (isSo: (problem: AssignmentProblem) => boolean) =>
      problems.filter(isSo).length / CASES;
    const partners = ({ left, pairs }: AssignmentProblem) =>
      left.filter(({ id }) => pairs.some((pair) => pair[0] === id)).length;
    const shares = {
      pinned: shareOf(({ pinned }) => pinned.length > 0),
      forbidden: shareOf(({ forbidden }) => forbidden.length > 0),
      'an empty side': shareOf(({ left, right }) => left.length === 0 || right.length === 0),
      'nobody allowed for somebody': shareOf((problem) => partners(problem) < problem.left.length),
      'all fits equal': shareOf(({ pairs }) => pairs.every(([, , fit]) => fit === pairs[0]?.[2])),
      'somebody without a place': shareOf(({ right }) => right.some((one) => one.capacity === 0)),
      'several places': shareOf(({ left }) => left.some((one) => one.capacity > 1)),
      'minimums met': shareOf((problem) => isOwed(problem) && isFeasible(problem)),
      'minimums missed': shareOf((problem) => isOwed(problem) && !isFeasible(problem)),
    };
    for (const [name, share] of Object.entries(shares)) {
      expect(share, name).toBeGreaterThan(0.03);
    }
  });
});

function isOwed({ right }: AssignmentProblem): boolean {
  return right.some(({ min }) => min > 0);
}

function isFeasible(problem: AssignmentProblem): boolean {
  return bestSum(problem, () => 0) !== null;
}

function namesOf(pairs: readonly Pair[]): string {
  return pairs
    .map(([a, b]) => `${a} ${b}`)
    .sort()
    .join();
}

/** Which choice of theirs a mentee got; after the last where they got nobody. */
function tierOf(problem: StableProblem, id: string, pairs: readonly Pair[]): number {
  const partner = pairs.find(([left]) => left === id)?.[1] ?? '';
  const tiers = problem.ranks.left.get(id) ?? [];
  const at = tiers.findIndex((tier) => tier.includes(partner));
  return at < 0 ? tiers.length : at;
}

/** What the optima without stability are, by brute force, among the pairs that both sides accept. */
function wrongPrice(problem: StableProblem, result: StableResult): string | null {
  const ranks = (side: 'left' | 'right', id: string, other: string) =>
    problem.ranks[side].get(id)?.flat().includes(other) ?? false;
  const isPinned = ([a, b]: Pair) => problem.pinned.some(([x, y]) => x === a && y === b);
  const free: AssignmentProblem = {
    ...problem,
    kind: 'assignment',
    objective: 'max_fit',
    right: problem.right.map((person) => ({ ...person, min: 0 })),
    pairs: problem.pairs.filter(
      (pair) =>
        isPinned(pair) || (ranks('left', pair[0], pair[1]) && ranks('right', pair[1], pair[0])),
    ),
  };
  const fit = (bestSum(free, ([, , value]) => value) ?? 0) - result.totalFit;
  const matched = (bestSum(free, () => 1) ?? 0) - result.matched;
  const { price } = result;
  if (price.fit === fit && price.matched === matched) return null;
  return `the price is ${matched} pairs and ${fit}, not ${price.matched} and ${price.fit}`;
}
