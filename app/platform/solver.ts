import type { Problem, Result } from '@ithaca/matching';

/** Solves a matching problem: on a worker thread in the server, in place in tests. */
export interface Solver {
  solve(problem: Problem): Promise<Result>;
}
