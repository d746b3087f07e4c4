import type { AssignmentProblem, Objective } from '../src/index.ts';
import type { TwoSidedInstance } from './instances/instance-file.ts';

/** The instance with ids for everybody, as a caller of `solve` has it. */
export function problemOf(instance: TwoSidedInstance, objective: Objective): AssignmentProblem {
  const { capacity, start, mentor, fit } = instance;
  const left = Array.from({ length: start.length - 1 }, (_, i) => ({ id: `e${i}`, capacity: 1 }));
  const right = Array.from(capacity, (places, j) => ({ id: `m${j}`, capacity: places, min: 0 }));
  const pairs = left.flatMap(({ id }, i) =>
    Array.from(
      mentor.subarray(start[i], start[i + 1]),
      (j, at) => [id, right[j]!.id, fit[start[i]! + at]!] as const,
    ),
  );
  return { kind: 'assignment', objective, left, right, pairs, pinned: [], forbidden: [] };
}
