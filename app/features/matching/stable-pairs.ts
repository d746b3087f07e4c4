import {
  type AssignmentProblem,
  type Pair,
  type Person,
  type Ranking,
  type StableProblem,
  type StableResult,
  solve,
  type Verdict,
  verify,
} from '@ithaca/matching';
import type { MatchingInput, Stability } from '../../platform/solver.ts';

/** Whether anybody was asked whom they would like. */
export function hasRankings({ mentees, mentors }: MatchingInput): boolean {
  return [...mentees, ...mentors].some(({ ranking }) => ranking !== undefined);
}

/** Everybody likes first whom they ranked, in that order, then the others by fit: few people rank everybody. */
export function stableProblem(
  problem: AssignmentProblem,
  { mentees, mentors }: Pick<MatchingInput, 'mentees' | 'mentors'>,
): StableProblem {
  const by = (side: 0 | 1) => Map.groupBy(problem.pairs, (pair) => pair[side]);
  const ranksOf = (people: readonly Person[], side: 0 | 1) => {
    const pairsOf = by(side);
    const other = side === 0 ? 1 : 0;
    return new Map(people.map((one) => [one.id, wishes(one, pairsOf.get(one.id) ?? [], other)]));
  };
  return {
    kind: 'stable',
    left: problem.left,
    right: problem.right.map(({ id, capacity }) => ({ id, capacity })),
    pairs: problem.pairs,
    pinned: problem.pinned,
    forbidden: problem.forbidden,
    ranks: { left: ranksOf(mentees, 0), right: ranksOf(mentors, 1) },
  };
}

function wishes({ ranking = [] }: Person, pairs: readonly Pair[], other: 0 | 1): Ranking {
  const ranked = new Set(ranking.flat());
  const byFit = Map.groupBy(
    pairs.filter((pair) => !ranked.has(pair[other])),
    ([, , fit]) => fit,
  );
  return [
    ...ranking.filter((tier) => tier.length > 0),
    ...[...byFit].sort(([a], [b]) => b - a).map(([, tier]) => tier.map((pair) => pair[other])),
  ];
}

export function solveStable(
  assignment: AssignmentProblem,
  input: MatchingInput,
): { result: StableResult; verdict(): Verdict } {
  const problem = stableProblem(assignment, input);
  const result = solve(problem);
  if (result.kind !== 'stable') throw new Error('a stable problem was solved as something else');
  return { result, verdict: () => verify(problem, result) };
}

export function compareWithStable(
  best: { pairs: readonly Pair[]; totalFit: number },
  stable: { pairs: readonly Pair[]; totalFit: number },
): Stability {
  return {
    pairs: stable.pairs.length,
    totalFit: stable.totalFit,
    lostPairs: best.pairs.length - stable.pairs.length,
    lostFit: best.totalFit - stable.totalFit,
  };
}
