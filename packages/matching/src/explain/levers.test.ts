import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem } from '../problem.ts';
import { type Change, changed } from '../session/change.ts';
import { createSession, type Session } from '../session/session.ts';
import { solve } from '../solve.ts';
import { assignmentProblems } from '../testing/random-problems.ts';
import { levers } from './levers.ts';
import { whyNot } from './why-not.ts';

const problems = assignmentProblems.filter(({ objective }) => objective !== 'fair');

function sessionOf(problem: AssignmentProblem): Session | null {
  try {
    return createSession(problem);
  } catch (error) {
    if (error instanceof MatchingError) return null;
    throw error;
  }
}

describe('levers', () => {
  it('are the changes that help most, with exactly what they bring', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const session = sessionOf(problem);
        if (session === null) return;
        const { matched, totalFit } = session.result;
        const every: readonly Change[] = [
          ...problem.right.map(({ id, capacity }) => {
            return { change: 'capacity', side: 'right', id, capacity: capacity + 1 } as const;
          }),
          ...problem.forbidden.map((pair) => ({ change: 'allow', pair }) as const),
        ];
        const countsPairs = problem.objective !== 'max_fit';
        const expected = every
          .map((change) => solve(changed(problem, change)))
          .map((result) => [result.matched - matched, result.totalFit - totalFit] as const)
          .filter(([pairs, fit]) => (countsPairs && pairs > 0) || fit > 0)
          .sort((a, b) => (countsPairs ? b[0] - a[0] : 0) || b[1] - a[1])
          .slice(0, 3);
        const found = levers(session, 3).map((lever) => [lever.morePairs, lever.moreFit]);
        const gains = (list: readonly (readonly number[])[]) =>
          countsPairs ? list : list.map(([, fit]) => fit);
        expect(gains(found)).toEqual(gains(expected));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('leave the session as it was', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const session = sessionOf(problem);
        if (session === null) return;
        const { result } = session;
        levers(session, 2);
        expect(session.result).toBe(result);
        expect(session.problem).toBe(problem);
      }),
      { numRuns: 50, seed: 2 },
    );
  });
});

describe('why not, asked of a session', () => {
  it('says what it says of a problem and its result', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const session = sessionOf(problem);
        if (session === null) return;
        for (const [left, right] of problem.pairs) {
          const warm = whyNot(session, left, right);
          const cold = whyNot(problem, session.result, left, right);
          const costs = (answer: typeof warm) =>
            answer.answer === 'possible' ? [answer.lostPairs, answer.lostFit] : answer.answer;
          expect(costs(warm)).toEqual(costs(cold));
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });
});
