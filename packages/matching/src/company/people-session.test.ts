import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { createScorer } from '../policy/scorer.ts';
import type { PairOfIds } from '../problem.ts';
import type { AssignmentResult } from '../result.ts';
import { solve } from '../solve.ts';
import { arbitraryPeople, arbitraryPolicy } from '../testing/arbitrary-people.ts';
import { companyPeople, inventedRows } from '../testing/company-people.ts';
import { verify } from '../verify/verify.ts';
import { createSidesSession } from './match-sides.ts';
import { createPeopleSession, solvePeople, type Wishes, withCapacities } from './solve-people.ts';
import { verifyPeople } from './verify-people.ts';

function outcome(compute: () => AssignmentResult): AssignmentResult | string {
  try {
    return compute();
  } catch (error) {
    if (error instanceof MatchingError) return error.code;
    throw error;
  }
}

/** Pairs and people by number, the same one now and then. */
const someWishes = fc.record({
  pinned: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 2 }),
  forbidden: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 4 }),
  capacities: fc.array(fc.tuple(fc.constantFrom('left', 'right'), fc.nat(9), fc.nat(3)), {
    maxLength: 3,
  }),
});

describe('people matched once', () => {
  it('are matched under any wishes as if from the start, whatever was asked before', () => {
    const tuning = { first: 1, later: 1, pool: 2, margin: 300 };
    fc.assert(
      fc.property(
        arbitraryPolicy,
        arbitraryPeople(10),
        fc.array(someWishes, { minLength: 4, maxLength: 4 }),
        (policy, people, asked) => {
          const { left, right } = people;
          if (left.length * right.length === 0) return;
          const first = outcome(() => solve(createScorer(policy, people).problem()));
          if (typeof first === 'string') return;
          const session = createPeopleSession(policy, people, { tuning });
          for (const { pinned, forbidden, capacities } of asked) {
            const pairs = (those: readonly [number, number][]): PairOfIds[] => {
              const ids = those.map(
                ([i, j]) => `${left[i % left.length]?.id} ${right[j % right.length]?.id}`,
              );
              return [...new Set(ids)].map((both) => both.split(' ') as [string, string]);
            };
            const wishes: Wishes = {
              pinned: pairs(pinned),
              forbidden: pairs(forbidden),
              capacities: Object.fromEntries(
                capacities.map(([side, at, places]) => {
                  const list = side === 'left' ? left : right;
                  const { id = '', min = 0 } = list[at % list.length] ?? {};
                  return [id, Math.max(min, places)];
                }),
              ),
            };
            const changed = withCapacities(people, wishes.capacities);
            const problem = createScorer(policy, changed).problem(wishes);
            const expected = outcome(
              () => solvePeople(policy, changed, { decided: wishes }).result,
            );
            const found = outcome(() => session.under(wishes).result);
            if (typeof expected === 'string' || typeof found === 'string') {
              expect(found).toBe(expected);
              continue;
            }
            expect([found.matched, found.totalFit]).toEqual([expected.matched, expected.totalFit]);
            expect(verify(problem, found)).toEqual({ holds: true, faults: [] });
            expect(verifyPeople(policy, changed, found, wishes).faults).toEqual([]);
          }
        },
      ),
      { numRuns: 100, seed: 3 },
    );
  }, 180_000);

  it('are matched from where the last answer stands when a company asks what if', () => {
    const people = companyPeople(400, 4, inventedRows(4));
    const session = createPeopleSession(DEFAULT_POLICY, people);
    const { pairs } = session.first.result;
    const scorer = createScorer(DEFAULT_POLICY, people);
    const [one, other] = pairs.filter(([, mentor], at) => {
      const mentee = pairs[at + 1]?.[0] ?? pairs[0]?.[0] ?? '';
      return scorer.fit(scorer.indexOf('left', mentee), scorer.indexOf('right', mentor)) >= 0;
    });
    const wishes: Wishes = {
      forbidden: [[one?.[0] ?? '', one?.[1] ?? '']],
      capacities: { [other?.[1] ?? '']: 0 },
    };
    const changed = withCapacities(people, wishes.capacities);
    const anew = solve(createScorer(DEFAULT_POLICY, changed).problem(wishes));
    const { result } = session.under(wishes);
    expect([result.matched, result.totalFit]).toEqual([anew.matched, anew.totalFit]);
    const back = session.under({}).result;
    expect([back.matched, back.totalFit]).toEqual([
      session.first.result.matched,
      session.first.result.totalFit,
    ]);
  });
});

describe('a session of two sides', () => {
  it('gives what the verifier needs with each answer, refuses strangers and goes on', () => {
    const people = companyPeople(60, 5, inventedRows(5));
    const session = createSidesSession(DEFAULT_POLICY, people);
    const [pair] = session.first.result.pairs;
    const wishes: Wishes = { forbidden: [[pair?.[0] ?? '', pair?.[1] ?? '']] };
    const { result, problem } = session.under(wishes);
    expect(verify(problem(), result)).toEqual({ holds: true, faults: [] });
    expect(result.pairs).not.toContainEqual(pair);
    expect(() => session.under({ capacities: { nobody: 1 } })).toThrow('unknown id nobody');
    expect(session.under({}).result.totalFit).toBe(session.first.result.totalFit);
  });
});
