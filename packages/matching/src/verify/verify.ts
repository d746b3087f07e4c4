import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { Verdict } from './verdict.ts';
import { verifyAssignment } from './verify-assignment.ts';

export function verify(problem: Problem, result: Result): Verdict {
  if (problem.kind !== result.kind) {
    return { holds: false, faults: [`the result is of kind ${result.kind}, not ${problem.kind}`] };
  }
  if (problem.kind === 'assignment' && result.kind === 'assignment') {
    return verifyAssignment(problem, result);
  }
  throw new Error('not yet');
}
