import { createScorer, type Policy, solve, verify } from '@ithaca/matching';
import type { MatchingInput, MatchingOutcome } from '../../platform/solver.ts';

/**
 * From people and a policy to proven pairs with their reasons. Pure and deterministic: the same input
 * gives the same outcome to the byte. Seconds for thousands of people, so the server calls it on a thread.
 */
export function matchPeople(input: MatchingInput, policy: Policy): MatchingOutcome {
  const scorer = createScorer(policy, {
    left: input.mentees,
    right: input.mentors,
    managers: new Map(input.managers.map(({ personId, managerId }) => [personId, managerId])),
  });
  const problem = scorer.problem();
  const result = solve(problem);
  const allowed = new Map<string, number>();
  for (const [, mentor] of problem.pairs) allowed.set(mentor, (allowed.get(mentor) ?? 0) + 1);
  const taken = new Set(result.pairs.map(([, mentor]) => mentor));
  return {
    result,
    verdict: verify(problem, result),
    pairs: result.pairs
      .map(([mentee, mentor, fit]) => ({
        mentee,
        mentor,
        fit,
        explanation: scorer.explain(
          scorer.indexOf('left', mentee),
          scorer.indexOf('right', mentor),
        ),
      }))
      .sort((a, b) => b.fit - a.fit),
    unmatched: result.unmatched.map(({ id, why }) => ({
      mentee: id,
      why,
      removed: scorer.removed(scorer.indexOf('left', id)),
    })),
    spare: input.mentors
      .filter(({ id }) => !taken.has(id))
      .map(({ id }) => ({ mentor: id, allowed: allowed.get(id) ?? 0 })),
  };
}
