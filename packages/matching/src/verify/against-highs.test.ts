import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import type { Objective } from '../problem.ts';
import { solve } from '../solve.ts';
import { linearProgram } from '../testing/linear-program.ts';
import { DISTRIBUTIONS, instance } from '../testing/named-instances.ts';
import { verify } from './verify.ts';

describe('against HiGHS', () => {
  for (const name of DISTRIBUTIONS) {
    it(`reaches the same optimum on ${name} people`, async () => {
      const highs = await loadHighs();
      for (const objective of ['max_matched_then_fit', 'max_fit'] as const satisfies Objective[]) {
        const problem = { ...instance(name, 60, 15, 7), objective };
        const pairWorth = objective === 'max_fit' ? 0 : 1_000_000;
        const solution = highs.solve(linearProgram(problem, pairWorth));
        const result = solve(problem);
        expect(result.matched * pairWorth + result.totalFit).toBe(
          Math.round(solution.ObjectiveValue),
        );
        expect(verify(problem, result).faults).toEqual([]);
      }
    });
  }
});
