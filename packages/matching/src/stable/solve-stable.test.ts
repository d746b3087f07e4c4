import { describe, expect, it } from 'vitest';
import type { StableProblem } from '../problem.ts';
import { solve } from '../solve.ts';
import { verify } from '../verify/verify.ts';

describe('stable matching', () => {
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
