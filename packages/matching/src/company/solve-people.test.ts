import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { createScorer } from '../policy/scorer.ts';
import { solve } from '../solve.ts';
import { arbitraryPeople, arbitraryPolicy } from '../testing/arbitrary-people.ts';
import { companyPeople, inventedRows } from '../testing/company-people.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { createScanThreads } from '../threads/scan-threads.ts';
import { verify } from '../verify/verify.ts';
import { compilePeople } from './compile-people.ts';
import { exactFit } from './exact-fit.ts';
import { kernelSource } from './kernel/assemble-kernel.ts';
import { KERNEL_BASE64 } from './kernel/kernel-bytes.ts';
import { createRowKernel } from './kernel/row-kernel.ts';
import { createRemovals } from './removals.ts';
import { createRowScan } from './row-scan.ts';
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
          level: Number.POSITIVE_INFINITY,
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
      { numRuns: 100 },
    );
  }, 180_000);
});

describe('the row kernel', () => {
  it('is the one that its script writes', () => {
    expect(kernelSource()).toContain(KERNEL_BASE64);
  });

  it('adds up in bytes what its twin adds up one by one', () => {
    const random = seededRandom(5);
    const dense = Uint8Array.from({ length: 3 * 45 }, () => Math.floor(random() * 4));
    const kernel = createRowKernel(45, dense);
    if (kernel === null) throw new Error('no vectors here');
    for (let round = 0; round < 200; round++) {
      const tables = [0, 1, 2].slice(0, round % 4).map((term) => {
        const table = kernel.setTerm(term, 45 * term);
        for (let level = 1; level < 4; level++) table[level] = Math.floor(random() * 120);
        return table;
      });
      const [base] = kernel.bases;
      for (let p = 0; p < 45; p++) {
        base[p] = Math.floor(random() * 101);
        kernel.extra[p] = random() < 0.2 ? Math.floor(random() * 256) : 0;
      }
      const threshold = 1 + Math.floor(random() * 255);
      const expected = Array.from({ length: 45 }, (_, p) => p).filter((p) => {
        const sum = tables.reduce(
          (all, table, term) => all + (table[dense[45 * term + p] ?? 0] ?? 0),
          (base[p] ?? 0) + (kernel.extra[p] ?? 0),
        );
        return Math.min(255, sum) >= threshold;
      });
      const count = kernel.run(0, tables.length, threshold);
      const reached = [...kernel.reached.subarray(0, count)].filter((p) => p < 45);
      expect(reached).toEqual(expected);
    }
  });

  it('changes nothing about what a row scan finds, whatever the prices', () => {
    const people = companyPeople(240, 2, inventedRows(2));
    const model = compilePeople(DEFAULT_POLICY, people);
    const random = seededRandom(6);
    for (let round = 0; round < 12; round++) {
      const level = round % 2 === 0 ? Number.POSITIVE_INFINITY : 1e6;
      const tier = () => (level === 1e6 && random() < 0.3 ? -level : 0);
      const wanted = {
        most: 5,
        spread: round % 3 === 0 ? 50 : 1,
        unit: 1 + round,
        bonus: doubles(60).map(() => tier() - Math.floor(random() * 3000) * (1 + round)),
        floor: doubles(240).map(() => tier() + Math.floor(random() * 9000) * (1 + round)),
        level,
        known: { start: ints(241), position: ints(0) },
      };
      const [plain, fast] = [false, true].map((withKernel) => {
        const row = createRowScan(model, wanted, withKernel);
        return Array.from(model.leftOrder, (i) => {
          const count = row.scan(i);
          return [i, ...row.position.subarray(0, count), ...row.fit.subarray(0, count)];
        });
      });
      expect(fast).toEqual(plain);
    }
  });
});

/** So little that there are several looks, and that pools run over. */
const anyTuning = fc.record({
  first: fc.constantFrom(1, 2),
  later: fc.constant(1),
  pool: fc.constantFrom(2, 4),
  margin: fc.constantFrom(0, 300, 3000),
});

describe('people solved with candidates', () => {
  it('have as many pairs and as good a total as with all pairs listed, proven for all of them', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryPeople(14), anyTuning, (policy, people, tuning) => {
        const problem = createScorer(policy, people).problem();
        const expected = outcome(() => solve(problem));
        const found = outcome(() => solvePeople(policy, people, { tuning }).result);
        if (typeof expected === 'string' || typeof found === 'string') {
          expect(found).toBe(expected);
          return;
        }
        expect([found.matched, found.totalFit]).toEqual([expected.matched, expected.totalFit]);
        expect(verify(problem, found)).toEqual({ holds: true, faults: [] });
        expect(verifyPeople(policy, people, found)).toEqual({ holds: true, faults: [] });
      }),
      { numRuns: 100 },
    );
  }, 180_000);
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
    const tuning = { first: 2, later: 2, pool: 3, margin: 0 };
    for (const policy of policies) {
      const expected = solve(createScorer(policy, people).problem());
      const { result, rounds } = solvePeople(policy, people, { tuning });
      expect(rounds.length).toBeGreaterThan(2);
      expect([result.matched, result.totalFit]).toEqual([expected.matched, expected.totalFit]);
      expect(verifyPeople(policy, people, result)).toEqual({ holds: true, faults: [] });
      const onTwo = solvePeople(policy, people, {
        tuning,
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
