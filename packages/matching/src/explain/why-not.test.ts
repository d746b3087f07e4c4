import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentResult } from '../result.ts';
import { solve } from '../solve.ts';
import { bestAssignment, score } from '../testing/brute-force.ts';
import { assignmentProblems } from '../testing/random-problems.ts';
import { whyNot } from './why-not.ts';

describe('why not that pair', () => {
  it('costs exactly what the best solution with that pair loses', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        let result: AssignmentResult;
        try {
          result = solve(problem);
        } catch (error) {
          if (error instanceof MatchingError) return;
          throw error;
        }
        for (const [left, right] of problem.pairs) {
          const answer = whyNot(problem, result, left, right);
          if (answer.answer !== 'possible') continue;
          const pinned = [...problem.pinned, [left, right] as const];
          const forced = [
            ...result.pairs.filter((pair) => !answer.gone.includes(pair)),
            ...answer.added,
          ];
          expect(score(problem.objective, forced)).toEqual(bestAssignment({ ...problem, pinned }));
          const total = forced.reduce((sum, [, , fit]) => sum + fit, 0);
          expect(answer.lostFit).toBe(result.totalFit - total);
          expect(answer.lostPairs).toBe(result.matched - forced.length);
        }
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('is answered with why it cannot be where it cannot', () => {
    const problem = {
      kind: 'assignment',
      objective: 'max_matched_then_fit',
      left: [
        { id: 'e1', capacity: 1 },
        { id: 'e2', capacity: 1 },
      ],
      right: [{ id: 'm1', capacity: 1, min: 0 }],
      pairs: [
        ['e1', 'm1', 9],
        ['e2', 'm1', 8],
      ],
      pinned: [['e1', 'm1']],
      forbidden: [],
    } as const;
    const result = solve(problem);
    expect(whyNot(problem, result, 'e1', 'm1')).toEqual({ answer: 'paired' });
    expect(whyNot(problem, result, 'e2', 'm1')).toEqual({ answer: 'impossible' });
    expect(whyNot(problem, result, 'e2', 'm2')).toEqual({ answer: 'not_allowed' });
    const open = { ...problem, pinned: [] };
    expect(whyNot(open, solve(open), 'e2', 'm1')).toEqual({
      answer: 'possible',
      lostPairs: 0,
      lostFit: 1,
      gone: [['e1', 'm1', 9]],
      added: [['e2', 'm1', 8]],
    });
  });
});
