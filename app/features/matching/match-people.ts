import {
  type CriterionScore,
  createPeerScorer,
  createScorer,
  type PairExplanation,
  type Person,
  type Policy,
  solve,
  verify,
} from '@ithaca/matching';
import type { MatchingInput, MatchingOutcome } from '../../platform/solver.ts';

/**
 * From people and a policy to proven pairs with their reasons. Pure and deterministic: the same input
 * gives the same outcome to the byte. Seconds for thousands of people, so the server calls it on a thread.
 */
export function matchPeople(input: MatchingInput, policy: Policy): MatchingOutcome {
  if (input.peers) return matchPeers(input.peers, managersOf(input), policy);
  const scorer = createScorer(policy, {
    left: input.mentees,
    right: input.mentors,
    managers: managersOf(input),
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

function managersOf({ managers }: MatchingInput): ReadonlyMap<string, string> {
  return new Map(managers.map(({ personId, managerId }) => [personId, managerId]));
}

/** The same in one population: a pair's fit is the mean of both ways, and so are its points. */
function matchPeers(
  peers: readonly Person[],
  managers: ReadonlyMap<string, string>,
  policy: Policy,
): MatchingOutcome {
  const scorer = createPeerScorer(policy, peers, managers);
  const problem = scorer.problem();
  const result = solve(problem);
  if (result.kind !== 'peer') throw new Error('peers were matched as something else');
  return {
    result,
    verdict: verify(problem, result),
    pairs: result.pairs
      .map(([one, other, fit]) => {
        const [i, j] = [scorer.indexOf('left', one), scorer.indexOf('left', other)];
        const explanation = bothWays(scorer.explain(i, j), scorer.explain(j, i));
        return { mentee: one, mentor: other, fit, explanation };
      })
      .sort((a, b) => b.fit - a.fit),
    unmatched: result.unmatched.map(({ id, why }) => ({
      mentee: id,
      why,
      removed: scorer.removed(scorer.indexOf('left', id)),
    })),
    spare: [],
  };
}

/** What speaks for a pair from one side and from the other, each for half of its weight. */
function bothWays(there: PairExplanation, back: PairExplanation): PairExplanation {
  const half = (score: CriterionScore) => ({ ...score, weight: score.weight / 2 });
  return {
    fit: Math.round((there.fit + back.fit) / 2),
    isAllowed: there.isAllowed && back.isAllowed,
    criteria: there.criteria.flatMap((score, at) => {
      const other = back.criteria[at];
      // What is the same from both sides is said once.
      if (!other || isSame(score, other)) return [score];
      return [half(score), half(other)];
    }),
    rules: there.rules,
  };
}

function isSame(one: CriterionScore, other: CriterionScore): boolean {
  return one.points === other.points && JSON.stringify(one.reason) === JSON.stringify(other.reason);
}
