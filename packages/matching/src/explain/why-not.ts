import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, Pair } from '../problem.ts';
import type { AssignmentResult } from '../result.ts';
import { solve } from '../solve.ts';

/** What it would take to pair two people who are not. */
export type WhyNot =
  | { readonly answer: 'paired' }
  /** The pair is forbidden or not listed; a scorer's `explain` says which rules it breaks. */
  | { readonly answer: 'not_allowed' }
  /** No room beside the pairs that are pinned, or a minimum could no longer be met. */
  | { readonly answer: 'impossible' }
  | {
      readonly answer: 'possible';
      /** Fewer pairs, and less total fit, than now (the fit may rise where a pair is lost). */
      readonly lostPairs: number;
      readonly lostFit: number;
      readonly gone: readonly Pair[];
      /** New pairs, the wanted one among them. */
      readonly added: readonly Pair[];
    };

/** Exact: solves again with the pair pinned. As long as a solve. */
export function whyNot(
  problem: AssignmentProblem,
  result: AssignmentResult,
  left: string,
  right: string,
): WhyNot {
  const isIt = ([a, b]: readonly [string, string, ...unknown[]]) => a === left && b === right;
  if (result.pairs.some(isIt)) return { answer: 'paired' };
  if (!problem.pairs.some(isIt) || problem.forbidden.some(isIt)) return { answer: 'not_allowed' };
  const pinsOf = (id: string, side: 0 | 1) =>
    problem.pinned.filter((pair) => pair[side] === id).length;
  const roomOf = (people: readonly { id: string; capacity: number }[], id: string, side: 0 | 1) =>
    (people.find((person) => person.id === id)?.capacity ?? 0) - pinsOf(id, side);
  if (roomOf(problem.left, left, 0) < 1 || roomOf(problem.right, right, 1) < 1) {
    return { answer: 'impossible' };
  }
  const forced = solveIfFeasible({ ...problem, pinned: [...problem.pinned, [left, right]] });
  if (forced === null) return { answer: 'impossible' };
  const before = new Set(result.pairs.map(([a, b]) => JSON.stringify([a, b])));
  const after = new Set(forced.pairs.map(([a, b]) => JSON.stringify([a, b])));
  return {
    answer: 'possible',
    lostPairs: result.matched - forced.matched,
    lostFit: result.totalFit - forced.totalFit,
    gone: result.pairs.filter(([a, b]) => !after.has(JSON.stringify([a, b]))),
    added: forced.pairs.filter(([a, b]) => !before.has(JSON.stringify([a, b]))),
  };
}

function solveIfFeasible(problem: AssignmentProblem): AssignmentResult | null {
  try {
    return solve(problem);
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'infeasible') return null;
    throw error;
  }
}
