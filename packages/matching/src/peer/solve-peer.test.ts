import { describe, expect, it } from 'vitest';
import type { PeerProblem } from '../problem.ts';
import { solve } from '../solve.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { verify } from '../verify/verify.ts';

describe('peer matching', () => {
  it('is proven on graphs with many nested odd cycles', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const problem = sparseProblem(seed, 120, 3);
      for (const objective of ['max_matched_then_fit', 'max_fit', 'fair'] as const) {
        const result = solve({ ...problem, objective });
        expect(verify({ ...problem, objective }, result).faults).toEqual([]);
      }
    }
  });

  it('is proven on graphs of all sizes and densities', () => {
    const random = seededRandom(3);
    for (let n = 0; n < 250; n++) {
      const people = 4 + Math.floor(random() * 50);
      const problem = sparseProblem(n, people, Math.ceil(people * random() ** 2));
      const fine = problem.pairs.map(([a, b]) => [a, b, Math.floor(random() * 10_001)] as const);
      for (const pairs of [problem.pairs, fine]) {
        const result = solve({ ...problem, pairs });
        expect(verify({ ...problem, pairs }, result).faults).toEqual([]);
      }
    }
  });
});

/** People who know about `degree` others each; fits with many ties. */
function sparseProblem(seed: number, people: number, degree: number): PeerProblem {
  const random = seededRandom(seed);
  const members = Array.from({ length: people }, (_, at) => ({ id: `p${at}`, capacity: 1 }));
  const pairs = new Map<string, readonly [string, string, number]>();
  for (let a = 0; a < people; a++) {
    for (let n = 0; n < degree / 2; n++) {
      const b = Math.floor(random() * people);
      if (a === b) continue;
      const [low, high] = a < b ? [a, b] : [b, a];
      pairs.set(`${low} ${high}`, [`p${low}`, `p${high}`, Math.floor(random() * 20)]);
    }
  }
  return {
    kind: 'peer',
    objective: 'max_matched_then_fit',
    members,
    pairs: [...pairs.values()],
    pinned: [],
    forbidden: [],
  };
}
