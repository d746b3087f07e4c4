import type { AssignmentProblem, Objective, Pair, Ranking, StableProblem } from '../problem.ts';

/** Tier of each ranked id, the first is 0. */
export function tiersOf(ranking: Ranking | undefined): ReadonlyMap<string, number> {
  return new Map((ranking ?? []).flatMap((tier, at) => tier.map((id) => [id, at] as const)));
}

/** Listed pairs, not forbidden, whose people rank each other; pinned ones whether they do or not. */
export function acceptablePairs(problem: StableProblem): readonly Pair[] {
  const { ranks } = problem;
  const byLeft = new Map([...ranks.left].map(([id, ranking]) => [id, tiersOf(ranking)]));
  const byRight = new Map([...ranks.right].map(([id, ranking]) => [id, tiersOf(ranking)]));
  const banned = new Set(problem.forbidden.map((pair) => JSON.stringify(pair)));
  const pinned = new Set(problem.pinned.map((pair) => JSON.stringify(pair)));
  return problem.pairs.filter(([left, right]) => {
    const key = JSON.stringify([left, right]);
    if (pinned.has(key)) return true;
    const isMutual = byLeft.get(left)?.has(right) && byRight.get(right)?.has(left);
    return isMutual && !banned.has(key);
  });
}

/** The same people and pairs without the demand for stability. */
export function withoutStability(
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
