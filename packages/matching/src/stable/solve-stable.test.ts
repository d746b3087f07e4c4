import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pair, StableProblem } from '../problem.ts';
import { solve } from '../solve.ts';
import { stableProblems } from '../testing/arbitrary-problems.ts';
import { stableSolutions } from '../testing/brute-force.ts';
import { verify } from '../verify/verify.ts';

function listed(pairs: readonly Pair[]): string {
  return pairs
    .map(([a, b]) => `${a} ${b}`)
    .sort()
    .join();
}

describe('stable matching', () => {
  it('is one of the solutions without a blocking pair, with ties and capacities', () => {
    fc.assert(
      fc.property(stableProblems({ strict: false }), (problem) => {
        const result = solve(problem);
        expect(stableSolutions(problem).map(listed)).toContain(listed(result.pairs));
        expect(verify(problem, result).faults).toEqual([]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('gives every mentee the best partner of any stable solution when preferences are strict', () => {
    fc.assert(
      fc.property(stableProblems({ strict: true }), (problem) => {
        const result = solve(problem);
        const tier = (id: string, pairs: readonly Pair[]) => {
          const partner = pairs.find(([left]) => left === id)?.[1];
          const tiers = problem.ranks.left.get(id) ?? [];
          const at = tiers.findIndex((tier) => tier.includes(partner ?? ''));
          return at < 0 ? tiers.length : at;
        };
        for (const other of stableSolutions(problem)) {
          for (const { id } of problem.left) {
            expect(tier(id, result.pairs)).toBeLessThanOrEqual(tier(id, other));
          }
        }
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('keeps pins, and says what stability costs', () => {
    const problem: StableProblem = {
      kind: 'stable',
      left: [
        { id: 'e1', capacity: 1 },
        { id: 'e2', capacity: 1 },
      ],
      right: [
        { id: 'm1', capacity: 1 },
        { id: 'm2', capacity: 1 },
      ],
      ranks: {
        left: new Map([
          ['e1', [['m1'], ['m2']]],
          ['e2', [['m1']]],
        ]),
        right: new Map([
          ['m1', [['e1'], ['e2']]],
          ['m2', [['e1']]],
        ]),
      },
      pairs: [
        ['e1', 'm1', 100],
        ['e1', 'm2', 5000],
        ['e2', 'm1', 5000],
      ],
      pinned: [],
      forbidden: [],
    };
    const result = solve(problem);
    expect(result.pairs).toEqual([['e1', 'm1', 100]]);
    expect(result.unmatched).toEqual([{ id: 'e2', why: 'preferred_others' }]);
    expect(result.price).toEqual({ matched: 1, fit: 9900 });
    expect(verify(problem, result).faults).toEqual([]);

    const pinned = { ...problem, pinned: [['e2', 'm1']] as const };
    const forced = solve(pinned);
    expect(forced.pairs.map(([a, b]) => `${a} ${b}`)).toEqual(['e1 m2', 'e2 m1']);
    expect(verify(pinned, forced).faults).toEqual([]);
  });
});
