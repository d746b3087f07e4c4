import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import type { AssignmentProblem, Objective } from '../problem.ts';
import { solve } from '../solve.ts';
import { DISTRIBUTIONS, instance } from '../testing/named-instances.ts';
import { verify } from './verify.ts';

/** The same problem as a linear program; the pair count outweighs the fits where it comes first. */
function toLinearProgram(problem: AssignmentProblem, pairWorth: number): string {
  const byLeft = new Map<string, string[]>();
  const byRight = new Map<string, string[]>();
  problem.pairs.forEach(([left, right], at) => {
    byLeft.set(left, [...(byLeft.get(left) ?? []), `x${at}`]);
    byRight.set(right, [...(byRight.get(right) ?? []), `x${at}`]);
  });
  const limits = [...problem.left.map((person) => ({ ...person, min: 0 })), ...problem.right];
  const rows = limits.flatMap(({ id, capacity, min }) => {
    const sum = (byLeft.get(id) ?? byRight.get(id) ?? []).join(' + ');
    if (sum === '') return [];
    return [` ${sum} <= ${capacity}`, ...(min > 0 ? [` ${sum} >= ${min}`] : [])];
  });
  const goal = problem.pairs.map(([, , fit], at) => `${fit + pairWorth} x${at}`).join(' + ');
  const bounds = problem.pairs.map((_, at) => ` 0 <= x${at} <= 1`);
  return ['Maximize', ` obj: ${goal}`, 'Subject To', ...rows, 'Bounds', ...bounds, 'End'].join(
    '\n',
  );
}

describe('against HiGHS', () => {
  for (const name of DISTRIBUTIONS) {
    it(`reaches the same optimum on ${name} people`, async () => {
      const highs = await loadHighs();
      for (const objective of ['max_matched_then_fit', 'max_fit'] as const satisfies Objective[]) {
        const problem = { ...instance(name, 60, 15, 7), objective };
        const pairWorth = objective === 'max_fit' ? 0 : 1_000_000;
        const solution = highs.solve(toLinearProgram(problem, pairWorth));
        const result = solve(problem);
        expect(result.matched * pairWorth + result.totalFit).toBe(
          Math.round(solution.ObjectiveValue),
        );
        expect(verify(problem, result).faults).toEqual([]);
      }
    });
  }
});
