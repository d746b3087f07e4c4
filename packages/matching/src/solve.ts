import { solveAssignment } from './assignment/solve-assignment.ts';
import { solveCircle } from './circle/solve-circle.ts';
import { solvePeer } from './peer/solve-peer.ts';
import type {
  AssignmentProblem,
  CircleProblem,
  PeerProblem,
  Problem,
  StableProblem,
} from './problem.ts';
import type { AssignmentResult, CircleResult, PeerResult, Result, StableResult } from './result.ts';
import { solveStable } from './stable/solve-stable.ts';

/**
 * Solves a problem: `assignment` and `peer` exactly, `stable` without a blocking pair, `circle` within a bound.
 * Deterministic; no clock, no randomness, no I/O. The problem comes from `parseProblem` or `Scorer.problem`.
 *
 * Throws `MatchingError` with code `infeasible` where minimums cannot be met together, `too_large` where the
 * numbers would no longer be exact or the memory not bearable.
 */
export function solve(problem: AssignmentProblem): AssignmentResult;
export function solve(problem: PeerProblem): PeerResult;
export function solve(problem: StableProblem): StableResult;
export function solve(problem: CircleProblem): CircleResult;
export function solve(problem: Problem): Result;
export function solve(problem: Problem): Result {
  switch (problem.kind) {
    case 'assignment':
      return solveAssignment(problem);
    case 'peer':
      return solvePeer(problem);
    case 'stable':
      return solveStable(problem);
    case 'circle':
      return solveCircle(problem);
  }
}
