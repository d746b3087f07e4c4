import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProblem } from '../parse/parse-problem.ts';
import type { AssignmentProblem } from '../problem.ts';
import { solve } from '../solve.ts';
import { DISTRIBUTIONS, instance } from '../testing/named-instances.ts';
import { assignmentProblems } from '../testing/random-problems.ts';
import { verify } from '../verify/verify.ts';

describe('an assignment', () => {
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
