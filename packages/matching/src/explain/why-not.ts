import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, Pair } from '../problem.ts';
import type { AssignmentResult } from '../result.ts';
import { isPair, roomOf } from '../session/change.ts';
import type { Session } from '../session/session.ts';
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

/** Exact. Solves again with the pair pinned: as long as a solve, or a change of a session. */
export function whyNot(session: Session, left: string, right: string): WhyNot;
export function whyNot(
  problem: AssignmentProblem,
  result: AssignmentResult,
  left: string,
  right: string,
): WhyNot;
export function whyNot(
  ...asked:
    | readonly [Session, string, string]
    | readonly [AssignmentProblem, AssignmentResult, string, string]
): WhyNot {
  if (asked.length === 3) {
    const [session, left, right] = asked;
    const pin = { change: 'pin', pair: [left, right] } as const;
    const forced = () => session.tryOut(pin);
    return answer(session.problem, session.result, left, right, forced);
  }
  const [problem, result, left, right] = asked;
  const forced = () => solve({ ...problem, pinned: [...problem.pinned, [left, right]] });
  return answer(problem, result, left, right, forced);
}

function answer(
  problem: AssignmentProblem,
  result: AssignmentResult,
  left: string,
  right: string,
  solveForced: () => AssignmentResult,
): WhyNot {
  const isIt = isPair([left, right]);
  if (result.pairs.some(isIt)) return { answer: 'paired' };
  if (!problem.pairs.some(isIt) || problem.forbidden.some(isIt)) return { answer: 'not_allowed' };
  if (roomOf(problem, 'left', left) < 1 || roomOf(problem, 'right', right) < 1) {
    return { answer: 'impossible' };
  }
  const forced = unlessInfeasible(solveForced);
  if (forced === null) return { answer: 'impossible' };
  const keyOf = ([a, b]: Pair) => JSON.stringify([a, b]);
  const before = new Set(result.pairs.map(keyOf));
  const after = new Set(forced.pairs.map(keyOf));
  return {
    answer: 'possible',
    lostPairs: result.matched - forced.matched,
    lostFit: result.totalFit - forced.totalFit,
    gone: result.pairs.filter((pair) => !after.has(keyOf(pair))),
    added: forced.pairs.filter((pair) => !before.has(keyOf(pair))),
  };
}

/** The result, or null where what is owed and pinned cannot be had together. */
export function unlessInfeasible(solveIt: () => AssignmentResult): AssignmentResult | null {
  try {
    return solveIt();
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'infeasible') return null;
    throw error;
  }
}
