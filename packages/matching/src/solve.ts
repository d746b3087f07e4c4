import { solveAssignment } from './assignment/solve-assignment.ts';
import type { AssignmentProblem, Problem } from './problem.ts';
import type { AssignmentResult, Result } from './result.ts';

export function solve(problem: AssignmentProblem): AssignmentResult;
export function solve(problem: Problem): Result;
export function solve(problem: Problem): Result {
  switch (problem.kind) {
    case 'assignment':
      return solveAssignment(problem);
    default:
      throw new Error('not yet');
  }
}
