import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { Verdict } from './verdict.ts';
import { verifyAssignment } from './verify-assignment.ts';
import { verifyCircle } from './verify-circle.ts';
import { verifyPeer } from './verify-peer.ts';
import { verifyStable } from './verify-stable.ts';

/**
 * Judges a result by its problem alone: allowed pairs, capacities, pins, sums, reasons, and the certificate.
 * Shares no code with the solvers. O(people + pairs). Never throws for a result that `parseResult` accepted.
 */
export function verify(problem: Problem, result: Result): Verdict {
  if (problem.kind === 'assignment' && result.kind === 'assignment') {
    return verifyAssignment(problem, result);
  }
  if (problem.kind === 'peer' && result.kind === 'peer') return verifyPeer(problem, result);
  if (problem.kind === 'stable' && result.kind === 'stable') return verifyStable(problem, result);
  if (problem.kind === 'circle' && result.kind === 'circle') return verifyCircle(problem, result);
  return { holds: false, faults: [`the result is of kind ${result.kind}, not ${problem.kind}`] };
}
