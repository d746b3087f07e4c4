import {
  arePairsListed,
  type MatchingError,
  type MatchOptions,
  type PairOfIds,
} from '@ithaca/matching';
import type {
  Decisions,
  FoundPairs,
  GroundContent,
  MadePair,
  MatchingOutcome,
  MatchingProgress,
  PairAnswer,
  QuestionName,
  Questions,
} from '../../platform/solver.ts';
import { effectOf } from './policy-effect.ts';
import { openPeers, openSides, type Solved, type Table } from './table.ts';
import { openMany } from './table-of-many.ts';

type OnProgress = (progress: MatchingProgress) => void;

/**
 * A run's people and policy laid out: the pairs are scored once, then every question is answered from where
 * the solver stands. Pure and deterministic in value; `match` gives the same bytes for the same ground.
 */
export interface Desk {
  match(onProgress?: OnProgress): MatchingOutcome;
  answer<N extends QuestionName>(name: N, given: Questions[N]['given']): Questions[N]['answer'];
}

export function openDesk(
  { input, policy }: GroundContent,
  options: Pick<MatchOptions, 'scanRows' | 'memory'> = {},
): Desk {
  let opened: Table | undefined;
  const table = (onProgress?: OnProgress) => {
    if (opened) return opened;
    if (input.peers) opened = openPeers(input, input.peers, policy, onProgress);
    else if (arePairsListed(policy, input.mentees.length, input.mentors.length)) {
      opened = openSides(input, policy, onProgress);
    } else opened = openMany(input, policy, options, onProgress);
    return opened;
  };
  const answers: { [N in QuestionName]: (given: Questions[N]['given']) => Questions[N]['answer'] } =
    {
      outcome: (decisions) => foundOn(table(), table().under(decisions)),
      explanations: (pairs) => pairs.map((pair) => table().explain(pair)),
      pair: ({ decisions, pair }) => answerFor(table(), decisions, pair),
      possible: ({ id }) => table().possible(id),
      levers: (decisions) => table().levers(decisions),
      effect: (candidate) => effectOf(input, candidate),
    };
  return {
    match(onProgress) {
      const open = table(onProgress);
      const solved = open.first();
      onProgress?.({ phase: 'checking' });
      return {
        ...foundOn(open, solved),
        pairs: solved.result.pairs
          .map(([mentee, mentor, fit]) => ({
            mentee,
            mentor,
            fit,
            explanation: open.explain([mentee, mentor]),
          }))
          .sort((a, b) => b.fit - a.fit),
      };
    },
    answer: (name, given) => answers[name](given),
  };
}

function foundOn(table: Table, { result, verdict }: Solved): FoundPairs {
  const taken = new Set(result.pairs.map(([, mentor]) => mentor));
  return {
    result,
    verdict: verdict(),
    unmatched: result.unmatched.map(({ id, why }) => ({
      mentee: id,
      why,
      removed: table.removed(id),
    })),
    spare: table.mentors
      .filter((id) => !taken.has(id))
      .map((id) => ({ mentor: id, allowed: table.allowedCount(id) })),
  };
}

/** Why these two are not a pair: a rule, somebody's decision, no room, or what it would cost. */
function answerFor(table: Table, decisions: Decisions, asked: PairOfIds): PairAnswer {
  const pair = table.inOrder(asked);
  const explanation = table.explain(pair);
  const before = table.under(decisions).result;
  if (before.pairs.some(isPair(pair))) return { explanation, answer: 'paired' };
  if (decisions.forbidden.some(isPair(pair))) return { explanation, answer: 'forbidden' };
  if (!explanation.isAllowed) return { explanation, answer: 'not_allowed' };
  let after: Solved['result'];
  try {
    after = table.under({ ...decisions, pinned: [...decisions.pinned, pair] }).result;
  } catch (error) {
    if (isMatchingError(error)) return { explanation, answer: 'impossible' };
    throw error;
  }
  const keyOf = ([mentee, mentor]: MadePair) => `${mentee} ${mentor}`;
  const [old, now] = [new Set(before.pairs.map(keyOf)), new Set(after.pairs.map(keyOf))];
  return {
    explanation,
    answer: 'possible',
    cost: {
      lostPairs: before.pairs.length - after.pairs.length,
      lostFit: before.totalFit - after.totalFit,
      gone: before.pairs.filter((made) => !now.has(keyOf(made))),
      added: after.pairs.filter((made) => !old.has(keyOf(made))),
    },
  };
}

const isPair =
  ([mentee, mentor]: PairOfIds) =>
  ([a, b]: readonly [string, string, ...unknown[]]) =>
    a === mentee && b === mentor;

/** Also of an error that came from another thread: its class is not ours, its name is. */
export function isMatchingError(error: unknown): error is MatchingError {
  return error instanceof Error && error.name === 'MatchingError';
}
