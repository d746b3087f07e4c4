import type { AssignmentProblem } from '../problem.ts';

/** The problem in CPLEX LP format; what one pair more is worth beside its fit puts the count first. */
export function linearProgram(problem: AssignmentProblem, pairWorth: number): string {
  const byLeft = new Map<string, string[]>(problem.left.map(({ id }) => [id, []]));
  const byRight = new Map<string, string[]>(problem.right.map(({ id }) => [id, []]));
  problem.pairs.forEach(([left, right], at) => {
    byLeft.get(left)?.push(`x${at}`);
    byRight.get(right)?.push(`x${at}`);
  });
  const rows = [
    ...problem.left.map((person) => ({ ...person, min: 0, pairs: byLeft.get(person.id) })),
    ...problem.right.map((person) => ({ ...person, pairs: byRight.get(person.id) })),
  ].flatMap(({ capacity, min, pairs = [] }) => {
    const sum = pairs.join('\n + ');
    if (sum === '') return [];
    return [` ${sum} <= ${capacity}`, ...(min > 0 ? [` ${sum} >= ${min}`] : [])];
  });
  const goal = problem.pairs.map(([, , fit], at) => `${fit + pairWorth} x${at}`).join('\n + ');
  const bounds = problem.pairs.map((_, at) => ` 0 <= x${at} <= 1`);
  return ['Maximize', ` obj: ${goal}`, 'Subject To', ...rows, 'Bounds', ...bounds, 'End'].join(
    '\n',
  );
}
