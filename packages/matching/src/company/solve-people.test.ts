import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { createScorer } from '../policy/scorer.ts';
import { solve } from '../solve.ts';
import { arbitraryPeople, arbitraryPolicy } from '../testing/arbitrary-people.ts';
import { companyPeople, inventedRows } from '../testing/company-people.ts';
import { createScanThreads } from '../threads/scan-threads.ts';
import { verify } from '../verify/verify.ts';
import { compilePeople } from './compile-people.ts';
import { exactFit } from './exact-fit.ts';
import { createRemovals } from './removals.ts';
import { scanHere } from './scan-rows.ts';
import { doubles, ints } from './shared-arrays.ts';
import { solvePeople } from './solve-people.ts';
import { verifyPeople } from './verify-people.ts';

describe('people as arrays', () => {
  it('give every pair the fit of the reference, and allow the same pairs', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryPeople(9), (policy, people) => {
        const scorer = createScorer(policy, people);
        const model = compilePeople(policy, people);
        const most = people.right.length + 1;
        const floor = doubles(people.left.length).fill(Number.NEGATIVE_INFINITY);
        const found = scanHere(model, {
          most,
          spread: 1,
          unit: 1,
          bonus: doubles(people.right.length),
          floor,
          known: { start: ints(people.left.length + 1), position: ints(0) },
        });
        people.left.forEach((_, i) => {
          const expected = people.right.flatMap((_, j) => {
            const fit = scorer.fit(i, j);
            return fit < 0 ? [] : [[j, fit]];
          });
          const rows = Array.from({ length: found.count[i] ?? 0 }, (_, n) => [
            found.right[most * i + n] ?? -1,
            found.fit[most * i + n] ?? -1,
          ]);
          expect(rows.toSorted(([a = 0], [b = 0]) => a - b)).toEqual(expected);
          people.right.forEach((_, j) => {
            const { fit } = scorer.explain(i, j);
            expect(exactFit(model, i, model.positionOf[j] ?? 0)).toBe(fit);
          });
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('people solved with candidates', () => {
  it('have as many pairs and as good a total as with all pairs listed, proven for all of them', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryPeople(14), (policy, people) => {
        const problem = createScorer(policy, people).problem();
        const expected = outcome(() => solve(problem));
        const options = { most: { first: 2, later: 1 } };
        const found = outcome(() => solvePeople(policy, people, options).result);
        if (typeof expected === 'string' || typeof found === 'string') {
          expect(found).toBe(expected);
          return;
        }
        expect([found.matched, found.totalFit]).toEqual([expected.matched, expected.totalFit]);
        expect(verify(problem, found)).toEqual({ holds: true, faults: [] });
        expect(verifyPeople(policy, people, found)).toEqual({ holds: true, faults: [] });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a company', () => {
  const people = companyPeople(400, 3, inventedRows(3));
  const policies = (['max_matched_then_fit', 'max_fit'] as const).map((objective) => ({
    ...DEFAULT_POLICY,
    objective,
    minimumFit: objective === 'max_fit' ? 5000 : 0,
  }));

  it('is matched as well as with all pairs listed, in several rounds, to the same bytes on two threads', async () => {
    const threads = createScanThreads(2);
    for (const policy of policies) {
      const expected = solve(createScorer(policy, people).problem());
      const { result, rounds } = solvePeople(policy, people, { most: { first: 2, later: 2 } });
      expect(rounds.length).toBeGreaterThan(2);
      expect([result.matched, result.totalFit]).toEqual([expected.matched, expected.totalFit]);
      expect(verifyPeople(policy, people, result)).toEqual({ holds: true, faults: [] });
      const onTwo = solvePeople(policy, people, {
        most: { first: 2, later: 2 },
        scanRows: threads.scanRows,
      });
      expect(JSON.stringify(onTwo.result)).toBe(JSON.stringify(result));
    }
    await threads.close();
  });

  it('keeps what was decided beforehand', () => {
    const [policy = DEFAULT_POLICY] = policies;
    const free = solvePeople(policy, people).result;
    const [first, second] = free.pairs;
    const scorer = createScorer(policy, people);
    const other = people.right.findIndex(
      ({ id }, j) =>
        id !== first?.[1] && scorer.fit(scorer.indexOf('left', first?.[0] ?? ''), j) >= 0,
    );
    const decided = {
      pinned: [[first?.[0] ?? '', people.right[other]?.id ?? '']] as const,
      forbidden: [[second?.[0] ?? '', second?.[1] ?? '']] as const,
    };
    const expected = solve(scorer.problem(decided));
    const { result } = solvePeople(policy, people, { decided });
    expect([result.matched, result.totalFit]).toEqual([expected.matched, expected.totalFit]);
    expect(verifyPeople(policy, people, result, decided)).toEqual({ holds: true, faults: [] });
    expect(verifyPeople(policy, people, free, decided).holds).toBe(false);
  });

  it('is not proven by a certificate that lets a better pair pass', () => {
    const [policy = DEFAULT_POLICY] = policies;
    const { result } = solvePeople(policy, people);
    const { certificate } = result;
    const [[id = ''] = []] = Object.entries(certificate.dual.left).filter(([, price]) => price > 0);
    const lower = { ...certificate.dual.left, [id]: (certificate.dual.left[id] ?? 0) - 1 };
    const wrong = { ...certificate, dual: { ...certificate.dual, left: lower } };
    const [pair, ...pairs] = result.pairs;
    expect(verifyPeople(policy, people, { ...result, certificate: wrong }).holds).toBe(false);
    expect(verifyPeople(policy, people, { ...result, pairs }).holds).toBe(false);
    const better = [pair?.[0] ?? '', pair?.[1] ?? '', (pair?.[2] ?? 0) + 1] as const;
    expect(verifyPeople(policy, people, { ...result, pairs: [better, ...pairs] }).holds).toBe(
      false,
    );
  });

  it('is told what the rules removed, as by the reference', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryPeople(9), (policy, some) => {
        const scorer = createScorer(policy, some);
        const removed = createRemovals(policy, some, () => compilePeople(policy, some));
        for (const side of ['left', 'right'] as const) {
          some[side].forEach((_, at) => {
            expect(removed(at, side)).toEqual(scorer.removed(at, side));
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is told when there is too little memory, before any is taken', () => {
    expect(() => solvePeople(DEFAULT_POLICY, people, { memory: 1e6 })).toThrow(/needs some \d+ MB/);
  });

  it('is told when fair is asked for', () => {
    const fair = { ...DEFAULT_POLICY, objective: 'fair' } as const;
    expect(() => solvePeople(fair, people)).toThrow(MatchingError);
  });
});

function outcome<T>(compute: () => T): T | string {
  try {
    return compute();
  } catch (error) {
    if (error instanceof MatchingError) return error.code;
    throw error;
  }
}
