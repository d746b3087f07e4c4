import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, Pair } from '../problem.ts';
import { solve } from '../solve.ts';
import { bestSum } from '../testing/brute-force.ts';
import { instance } from '../testing/named-instances.ts';
import { assignmentProblems } from '../testing/random-problems.ts';
import { verify } from '../verify/verify.ts';
import { repair } from './repair.ts';

const idsOf = ([left, right]: Pair) => [left, right] as const;
const nameOf = ([left, right]: readonly [string, string, ...unknown[]]) => `${left} ${right}`;

/** What was best before some of the fits and places changed, or the listed pairs themselves. */
function existingFor(problem: AssignmentProblem, pairs: readonly Pair[]) {
  const turned = pairs.map(([a, b, fit]) => [a, b, 10_000 - fit] as const);
  const right = problem.right.map((person) => ({ ...person, min: 0 }));
  const unpinned = { ...problem, right, pairs: turned, pinned: [], forbidden: [] };
  return solve(unpinned).pairs.map(idsOf);
}

describe('a repair', () => {
  it('makes most pairs, then ends fewest, then fits best, as trying everything shows', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const existing = existingFor(problem, problem.pairs);
        const before = new Set(existing.map(nameOf));
        const worth = (pair: Pair) => 1e10 + (before.has(nameOf(pair)) ? 1e7 : 0) + pair[2];
        const best = bestSum(problem, worth);
        if (best === null) {
          expect(() => repair(problem, existing)).toThrow(MatchingError);
          return;
        }
        const { pairs, kept, ended, added, proof } = repair(problem, existing);
        expect(pairs.reduce((sum, pair) => sum + worth(pair), 0)).toBe(best);
        expect(verify(proof.problem, proof.result).faults).toEqual([]);
        expect(kept.length + ended.length).toBe(existing.length);
        expect([...kept, ...added].map(nameOf).sort()).toEqual(pairs.map(nameOf).sort());
      }),
      { numRuns: 2000, seed: 8 },
    );
  });

  it('moves nobody when there is nothing to repair', () => {
    const problem = instance('uniform', 120, 30, 4);
    const existing = solve(problem).pairs.map(idsOf);
    const { pairs, ended, added } = repair(problem, existing);
    expect(pairs.map(idsOf)).toEqual(existing);
    expect([ended, added]).toEqual([[], []]);
  });

  it('finds a new mentor for those whose mentor left, and ends no other pair that could stay', () => {
    const problem = instance('uniform', 120, 60, 4);
    const existing = solve(problem).pairs.map(idsOf);
    const [gone = ''] = existing.map(([, right]) => right);
    const without = {
      ...problem,
      right: problem.right.filter(({ id }) => id !== gone),
      pairs: problem.pairs.filter(([, right]) => right !== gone),
    };
    const { matched, ended, unmatched } = repair(without, existing);
    expect(ended.every(([, right]) => right === gone)).toBe(true);
    expect(matched).toBe(120 - unmatched.length);
    expect(unmatched).toEqual([]);
  });
});
