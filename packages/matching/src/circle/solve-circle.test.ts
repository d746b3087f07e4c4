import { describe, expect, it } from 'vitest';
import type { CircleProblem } from '../problem.ts';
import { solve } from '../solve.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { verify } from '../verify/verify.ts';

describe('circles', () => {
  it('place everybody where everybody may meet and the sizes allow it', () => {
    for (const [people, leaders] of [
      [29, 0],
      [60, 10],
      [13, 3],
    ] as const) {
      const problem = completeProblem(people, leaders);
      const result = solve(problem);
      expect(result.matched).toBe(result.certificate.matchedBound);
      expect(result.matched).toBe(people);
      expect(verify(problem, result).faults).toEqual([]);
    }
  });

  it('say optimal only where the bound is reached', () => {
    const problem = completeProblem(12, 0);
    const equal = { ...problem, pairs: problem.pairs.map(([a, b]) => [a, b, 500] as const) };
    expect(solve(equal).certificate).toMatchObject({ status: 'optimal', gap: 0 });
    expect(solve(problem).certificate.status).toBe('bounded');
  });
});

function completeProblem(people: number, leaders: number): CircleProblem {
  const random = seededRandom(people);
  const ids = Array.from({ length: people }, (_, at) => `p${at}`);
  return {
    kind: 'circle',
    members: ids.map((id) => ({ id, capacity: 1 })),
    size: [4, 6],
    leaders: ids.slice(0, leaders),
    pairs: ids.flatMap((a, at) =>
      ids.slice(at + 1).map((b) => [a, b, Math.floor(random() * 10_001)] as const),
    ),
    pinned: [],
    forbidden: [],
  };
}
