import { solveAssignment } from '../assignment/solve-assignment.ts';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, Pair, PairOfIds } from '../problem.ts';
import { type SolveOptions, watchFrom } from '../progress.ts';
import type { AssignmentResult, Unmatched } from '../result.ts';
import { keyOf, type Renewal, renewalOf } from './renewal.ts';

export interface Repair extends Renewal {
  readonly unmatched: readonly Unmatched[];
  /** For `verify(proof.problem, proof.result)`: an assignment in which existing pairs weigh more. */
  readonly proof: { readonly problem: AssignmentProblem; readonly result: AssignmentResult };
}

/**
 * After somebody came or left: as many pairs as possible, among those solutions as few existing pairs taken apart
 * as possible, among those the largest total fit; exact and proven. (To leave all existing pairs as they are, pin
 * them and `solve`.) The problem's objective is not looked at.
 *
 * One assignment in which each existing pair counts more than all fits together; time and memory of a `solve`.
 * Throws `MatchingError`: `infeasible`, or `too_large` where those sums would no longer be exact (some 100,000
 * people).
 */
export function repair(
  problem: AssignmentProblem,
  existing: readonly PairOfIds[],
  options: SolveOptions = {},
): Repair {
  const before = new Set(existing.map(keyOf));
  const keepWeight = weightOfKeeping(problem);
  const weighted: AssignmentProblem = {
    ...problem,
    objective: 'max_matched_then_fit',
    pairs: problem.pairs.map((pair) =>
      before.has(keyOf(pair)) ? [pair[0], pair[1], pair[2] + keepWeight] : pair,
    ),
  };
  const result = solveAssignment(weighted, watchFrom(options));
  const fitsOf = ([left, right, fit]: Pair): Pair => [
    left,
    right,
    fit < keepWeight ? fit : fit - keepWeight,
  ];
  return {
    ...renewalOf(existing, result.pairs.map(fitsOf)),
    unmatched: result.unmatched,
    proof: { problem: weighted, result },
  };
}

/** More than all fits of a solution together. */
function weightOfKeeping({ left, right, pairs }: AssignmentProblem): number {
  const places = (people: AssignmentProblem['left']) =>
    people.reduce((sum, { capacity }) => sum + capacity, 0);
  const most = Math.min(places(left), places(right), pairs.length);
  const largest = pairs.reduce((max, [, , fit]) => Math.max(max, fit), 0);
  const weight = most * largest + 1;
  if (weight + largest > 0x7fff_ffff) {
    throw new MatchingError('too_large', '', `${most} pairs are too many to stay exact`);
  }
  return weight;
}
