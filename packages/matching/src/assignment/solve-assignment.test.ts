import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import { parseProblem } from '../parse/parse-problem.ts';
import type { AssignmentProblem } from '../problem.ts';
import type { AssignmentResult } from '../result.ts';
import { solve } from '../solve.ts';
import { assignmentProblems } from '../testing/arbitrary-problems.ts';
import { bestAssignment, score } from '../testing/brute-force.ts';
import { DISTRIBUTIONS, instance } from '../testing/named-instances.ts';
import { verify } from '../verify/verify.ts';

function solved(problem: AssignmentProblem): AssignmentResult | null {
  try {
    return solve(problem);
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'infeasible') return null;
    throw error;
  }
}

describe('an assignment', () => {
  it('is as good as the best of all solutions, and its certificate holds', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const result = solved(problem);
        const best = bestAssignment(problem);
        expect(result === null ? null : score(problem.objective, result.pairs)).toEqual(best);
        if (result !== null) expect(verify(problem, result).faults).toEqual([]);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it('is the same after a round trip through the exchange format', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const parsed = parseProblem(JSON.stringify(problem));
        if (!parsed.ok) throw parsed.error;
        expect(parsed.value).toEqual(problem);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('gives identical bytes for identical input', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        expect(JSON.stringify(solved(problem))).toBe(JSON.stringify(solved(problem)));
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('does not depend on the order of people and pairs', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const turned = {
          ...problem,
          left: problem.left.toReversed(),
          right: problem.right.toReversed(),
          pairs: problem.pairs.toReversed(),
        };
        const [a, b] = [solved(problem), solved(turned)];
        const scoreOf = (result: AssignmentResult | null) =>
          result && score(problem.objective, result.pairs);
        expect(scoreOf(a)).toEqual(scoreOf(b));
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('stays the same when its own pairs are pinned', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const result = solved(problem);
        if (result === null) return;
        const pinned = result.pairs.map(([left, right]) => [left, right] as const);
        const again = solve({ ...problem, pinned });
        expect(again.pairs).toEqual(result.pairs);
        expect(verify({ ...problem, pinned }, again).faults).toEqual([]);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('scales with the fits', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const halved = {
          ...problem,
          pairs: problem.pairs.map(([a, b, fit]) => [a, b, fit >> 1] as const),
        };
        const doubled = {
          ...problem,
          pairs: problem.pairs.map(([a, b, fit]) => [a, b, (fit >> 1) * 2] as const),
        };
        expect(solved(doubled)?.totalFit).toBe(
          solved(halved) === null ? undefined : (solved(halved)?.totalFit ?? 0) * 2,
        );
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('does not get worse when a pair is allowed that was forbidden', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const before = solved({ ...problem, objective: 'max_fit' });
        const after = solved({ ...problem, objective: 'max_fit', forbidden: [] });
        if (before !== null) {
          expect(after?.totalFit ?? -1).toBeGreaterThanOrEqual(before.totalFit);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('says who is owed partners that nobody can give', () => {
    const problem: AssignmentProblem = {
      kind: 'assignment',
      objective: 'max_matched_then_fit',
      left: [{ id: 'e1', capacity: 1 }],
      right: [
        { id: 'm1', capacity: 1, min: 1 },
        { id: 'm2', capacity: 1, min: 1 },
      ],
      pairs: [
        ['e1', 'm1', 5],
        ['e1', 'm2', 5],
      ],
      pinned: [],
      forbidden: [],
    };
    expect(() => solve(problem)).toThrow(/m[12] is owed 1 partners, but not all minimums/);
    expect(() => solve({ ...problem, pairs: problem.pairs.slice(0, 1) })).toThrow(
      'right[1]: m2 is owed 1 partners, but only 0 may be paired with m2',
    );
  });

  it.each(DISTRIBUTIONS)('is proven where each of %s people may meet hundreds', (name) => {
    for (const objective of ['max_matched_then_fit', 'max_fit', 'fair'] as const) {
      const problem = { ...instance(name, 120, 200, 5), objective };
      expect(verify(problem, solve(problem)).faults).toEqual([]);
    }
  });

  it('solves a popular-mentor case of 300 x 75 like a dense one of its size', () => {
    const left = Array.from({ length: 300 }, (_, at) => ({ id: `e${at}`, capacity: 1 }));
    const right = Array.from({ length: 75 }, (_, at) => ({
      id: `m${at}`,
      capacity: at % 7,
      min: 0,
    }));
    const pairs = left.flatMap(({ id }, i) =>
      right.map(
        (mentor, j) => [id, mentor.id, (10_000 - 100 * j + ((i * j) % 97)) % 10_001] as const,
      ),
    );
    const problem = { kind: 'assignment', left, right, pairs, pinned: [], forbidden: [] } as const;
    for (const objective of ['max_matched_then_fit', 'max_fit', 'fair'] as const) {
      const result = solve({ ...problem, objective });
      expect(verify({ ...problem, objective }, result).faults).toEqual([]);
    }
  });
});
