import { solveAssignment } from './assignment/solve-assignment.ts';
import { solveCircle } from './circle/solve-circle.ts';
import { memoryFor, refuseBeyond } from './memory.ts';
import { solvePeer } from './peer/solve-peer.ts';
import type {
  AssignmentProblem,
  CircleProblem,
  PeerProblem,
  Problem,
  StableProblem,
} from './problem.ts';
import { type SolveOptions, watchFrom } from './progress.ts';
import type { AssignmentResult, CircleResult, PeerResult, Result, StableResult } from './result.ts';
import { solveStable } from './stable/solve-stable.ts';

/**
 * Solves a problem: `assignment` and `peer` exactly, `stable` without a blocking pair, `circle` within a bound.
 * Deterministic; no clock, no randomness, no I/O. The problem comes from `parseProblem` or `Scorer.problem`.
 *
 * `options` report progress and let a long solve be given up (then it throws `SolveAborted`).
 *
 * Throws `MatchingError` with code `infeasible` where minimums cannot be met together, `too_large` where the
 * numbers would no longer be exact or more than `options.memory` bytes would be taken.
 */
export function solve(problem: AssignmentProblem, options?: SolveOptions): AssignmentResult;
export function solve(problem: PeerProblem, options?: SolveOptions): PeerResult;
export function solve(problem: StableProblem, options?: SolveOptions): StableResult;
export function solve(problem: CircleProblem, options?: SolveOptions): CircleResult;
export function solve(problem: Problem, options?: SolveOptions): Result;
export function solve(problem: Problem, options: SolveOptions = {}): Result {
  refuseBeyond(options.memory, memoryFor(problem), `${problem.pairs.length} pairs`);
  const watch = watchFrom(options);
  switch (problem.kind) {
    case 'assignment':
      return solveAssignment(problem, watch);
    case 'peer':
      return solvePeer(problem, watch);
    case 'stable':
      return solveStable(problem, watch);
    case 'circle':
      return solveCircle(problem, watch);
  }
}
