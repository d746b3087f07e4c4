import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, Problem } from '../problem.ts';
import type { AssignmentResult, Result } from '../result.ts';
import { solve } from '../solve.ts';
import {
  assignmentProblems,
  circleProblems,
  peerProblems,
  stableProblems,
} from '../testing/random-problems.ts';
import { verify } from './verify.ts';

function solved(problem: Problem): Result | null {
  try {
    return solve(problem);
  } catch (error) {
    if (error instanceof MatchingError) return null;
    throw error;
  }
}

const problems = fc.oneof<fc.Arbitrary<Problem>[]>(
  assignmentProblems,
  peerProblems,
  stableProblems,
  circleProblems,
);

/** A problem with something at stake: two want the same mentor, a third has nobody. */
const problem: AssignmentProblem = {
  kind: 'assignment',
  objective: 'max_matched_then_fit',
  left: [
    { id: 'e1', capacity: 1 },
    { id: 'e2', capacity: 1 },
    { id: 'e3', capacity: 1 },
  ],
  right: [
    { id: 'm1', capacity: 1, min: 0 },
    { id: 'm2', capacity: 1, min: 0 },
  ],
  pairs: [
    ['e1', 'm1', 9000],
    ['e1', 'm2', 8000],
    ['e2', 'm1', 7000],
    ['e2', 'm2', 1000],
  ],
  pinned: [],
  forbidden: [],
};

describe('the verifier', () => {
  it('rejects every result whose sums, pairs or bound were changed', () => {
    fc.assert(
      fc.property(problems, fc.nat(1000), (any, pick) => {
        const result = solved(any);
        if (result === null) return;
        const { certificate } = result;
        const changed: readonly Partial<Record<keyof Result, unknown>>[] = [
          { matched: result.matched + 1 },
          { totalFit: result.totalFit + 1 },
          { worstFit: (result.worstFit ?? 0) + 1 },
          { unmatched: [...result.unmatched, { id: 'nobody', why: 'partners_full' }] },
          { certificate: { ...certificate, upperBound: certificate.upperBound + 1 } },
          { certificate: { ...certificate, gap: certificate.gap + 0.01 } },
          { certificate: { ...certificate, status: 'surely' } },
        ];
        for (const change of changed) {
          expect(verify(any, { ...result, ...change } as Result).holds).toBe(false);
        }
        const at = pick % Math.max(1, result.pairs.length);
        const lost = result.pairs[at];
        if (lost === undefined) return;
        const without = { ...result, pairs: result.pairs.filter((_, index) => index !== at) };
        expect(verify(any, without).holds).toBe(false);
        const [a, b, fit] = lost;
        const raised = result.pairs.with(at, [a, b, fit + 1]);
        expect(verify(any, { ...result, pairs: raised, totalFit: result.totalFit + 1 }).holds).toBe(
          false,
        );
      }),
      { numRuns: 600, seed: 1 },
    );
  });

  it('rejects an allowed but worse set of pairs, whatever the certificate says', () => {
    const best = solve(problem);
    expect(best.totalFit).toBe(15_000);
    const worse: AssignmentResult = {
      ...best,
      pairs: [
        ['e1', 'm1', 9000],
        ['e2', 'm2', 1000],
      ],
      totalFit: 10_000,
      worstFit: 1000,
    };
    expect(verify(problem, worse).holds).toBe(false);
    const claimed = { ...worse, certificate: { ...best.certificate, upperBound: 10_000 } };
    expect(verify(problem, claimed).faults.join()).toContain('15000');
  });

  it('rejects fewer pairs than possible, though they have the larger fit', () => {
    const tempting: AssignmentProblem = {
      ...problem,
      pairs: [
        ['e1', 'm1', 9000],
        ['e1', 'm2', 0],
        ['e2', 'm1', 0],
      ],
    };
    const greedy = solve({ ...tempting, objective: 'max_fit' });
    expect(greedy.pairs).toEqual([['e1', 'm1', 9000]]);
    expect(verify(tempting, greedy).holds).toBe(false);
  });

  it('rejects a cover or prices that prove nothing', () => {
    const best = solve(problem);
    const { certificate } = best;
    const forged: readonly Partial<AssignmentResult['certificate']>[] = [
      { cardinality: undefined },
      { cardinality: { bound: 2, left: [], right: [] } },
      { dual: { left: {}, right: {} } },
      { dual: { ...certificate.dual, right: { m1: 0, m2: 0 } } },
    ];
    for (const change of forged) {
      const result = { ...best, certificate: { ...certificate, ...change } };
      expect(verify(problem, result).holds).toBe(false);
    }
  });

  it('rejects a pair twice, a forbidden pair, a missing pin and an overfull mentor', () => {
    const best = solve(problem);
    const [first] = best.pairs;
    if (first === undefined) throw new Error('no pair');
    const twice = { ...best, pairs: [...best.pairs, first], matched: 3 };
    expect(verify(problem, twice).faults.join()).toContain('paired twice');
    const ids = [first[0], first[1]] as const;
    expect(verify({ ...problem, forbidden: [ids] }, best).faults.join()).toContain(
      'not an allowed',
    );
    const pinned = [['e2', 'm2']] as const;
    expect(verify({ ...problem, pinned }, best).faults.join()).toContain('is missing');
    const full = { ...best, pairs: [first, ['e1', 'm1', 9000] as const] };
    expect(verify(problem, full).faults.join()).toMatch(/has 2 partners, capacity 1/);
  });

  it('rejects a result of another kind', () => {
    const peers = { kind: 'peer', members: [], pairs: [], pinned: [], forbidden: [] } as const;
    const result = solve({ ...peers, objective: 'max_fit' });
    expect(verify(problem, result).faults).toEqual(['the result is of kind peer, not assignment']);
  });
});
