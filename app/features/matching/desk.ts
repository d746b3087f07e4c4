import { MatchingError, type PairOfIds } from '@ithaca/matching';
import { arePairsListed, type MatchOptions } from '@ithaca/matching/company';
import type {
  Decisions,
  FoundPairs,
  GroundContent,
  Levers,
  MadePair,
  MatchingOutcome,
  MatchingProgress,
  PairAnswer,
  QuestionName,
  Questions,
  Unmatched,
} from '../../platform/solver.ts';
import { isStanding } from './matching-policy.ts';
import { effectOf } from './policy-effect.ts';
import { compareWithStable, hasRankings } from './stable-pairs.ts';
import { mostPairsToSolve, openPeers, openSides, type Solved, type Table } from './table.ts';
import { openMany } from './table-of-many.ts';

type OnProgress = (progress: MatchingProgress) => void;
/** What very many people need: threads that look at pairs, and how much memory there is. */
type DeskOptions = Pick<MatchOptions, 'scanRows' | 'memory'>;

/**
 * A run's people and policy laid out: the pairs are scored once, then every question is answered from where
 * the solver stands. Pure and deterministic in value; `match` gives the same bytes for the same ground.
 */
export interface Desk {
  match(onProgress?: OnProgress): MatchingOutcome;
  answer<N extends QuestionName>(name: N, given: Questions[N]['given']): Questions[N]['answer'];
}

export function openDesk({ input, policy }: GroundContent, options: DeskOptions = {}): Desk {
  let opened: Table | undefined;
  const table = (onProgress?: OnProgress) => {
    opened ??= openTable({ input, policy }, options, onProgress);
    return opened;
  };
  const answers: { [N in QuestionName]: (given: Questions[N]['given']) => Questions[N]['answer'] } =
    {
      outcome: (decisions) => foundOn(table(), table().under(decisions)),
      explanations: (pairs) => pairs.map((pair) => table().explain(pair)),
      pair: ({ decisions, pair }) => answerFor(table(), decisions, pair),
      possible: ({ id }) => table().possible(id),
      levers: (decisions) => ({
        ...table().levers(decisions),
        rules: ruleLevers({ input, policy }, decisions, table().under(decisions).result),
      }),
      effect: (candidate) => effectOf(input, candidate),
    };
  return {
    match(onProgress) {
      const open = table(onProgress);
      if (input.existing) return repairOn(open, input.existing, onProgress);
      const best = open.first();
      const stable = input.isStable || hasRankings(input) ? open.stable?.() : undefined;
      if (input.isStable && !stable) {
        throw new MatchingError('too_large', '', 'a stable result needs all pairs listed');
      }
      const solved = input.isStable && stable ? stable : best;
      onProgress?.({ phase: 'checking' });
      const found = foundOn(open, solved);
      return {
        ...withHelp(found, open),
        ...(stable && { stability: compareWithStable(best.result, stable.result) }),
        pairs: explained(solved.result.pairs, open),
      };
    },
    answer: (name, given) => answers[name](given),
  };
}

function foundOn(table: Table, { result, verdict }: Solved<FoundPairs['result']>): FoundPairs {
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

/** As many pairs as possible, the fewest taken apart, then the best fit; only the new ones are to be decided on. */
function repairOn(
  table: Table,
  existing: readonly PairOfIds[],
  onProgress?: OnProgress,
): MatchingOutcome {
  const repaired = table.repaired?.(existing);
  if (!repaired) throw new MatchingError('too_large', '', 'a repair needs all pairs listed');
  onProgress?.({ phase: 'checking' });
  return {
    ...withHelp(foundOn(table, repaired), table),
    repair: { kept: repaired.kept, ended: repaired.ended },
    pairs: explained(repaired.added, table),
  };
}

function explained(pairs: readonly MadePair[], table: Table): MatchingOutcome['pairs'] {
  return pairs
    .map(([mentee, mentor, fit]) => ({
      mentee,
      mentor,
      fit,
      explanation: table.explain([mentee, mentor]),
    }))
    .sort((a, b) => b.fit - a.fit);
}

/** Of more the least change is looked up when somebody asks: each takes a look at everybody on the other side. */
const mostHelped = 200;

function withHelp(found: FoundPairs, table: Table): FoundPairs {
  return {
    ...found,
    unmatched: found.unmatched.map((person, at) =>
      at < mostHelped ? { ...person, ...helpFor(table, person.mentee) } : person,
    ),
  };
}

/** A place more with the best whom the rules allow, else the one rule before the best of the others. */
function helpFor(table: Table, id: string): Pick<Unmatched, 'help'> {
  const { partners, byOneRule } = table.possible(id);
  const [allowed] = partners;
  if (allowed) return { help: { partner: allowed.id, fit: allowed.fit } };
  const [near] = byOneRule;
  if (!near) return {};
  const { id: partner, ...help } = near;
  return { help: { partner, ...help } };
}

function ruleLevers(
  { input, policy }: GroundContent,
  decisions: Decisions,
  now: Solved['result'],
): Levers['rules'] {
  const size = input.peers ? input.peers.length ** 2 : input.mentees.length * input.mentors.length;
  if (size > mostPairsToSolve) return null;
  return policy.rules
    .filter(({ rule }) => !isStanding(rule))
    .map((rule) => {
      const rules = policy.rules.filter((one) => one !== rule);
      const { result } = openTable({ input, policy: { ...policy, rules } }, {}).under(decisions);
      return {
        rule: rule.rule,
        ...('field' in rule && { field: rule.field }),
        morePairs: result.pairs.length - now.pairs.length,
        moreFit: result.totalFit - now.totalFit,
      };
    })
    .filter(({ morePairs, moreFit }) => morePairs > 0 || (morePairs === 0 && moreFit > 0))
    .sort((a, b) => b.morePairs - a.morePairs || b.moreFit - a.moreFit);
}

function openTable(
  { input, policy }: GroundContent,
  options: DeskOptions,
  onProgress?: OnProgress,
): Table {
  if (input.peers) return openPeers(input, input.peers, policy, onProgress);
  return arePairsListed(policy, input.mentees.length, input.mentors.length)
    ? openSides(input, policy, onProgress)
    : openMany(input, policy, options, onProgress);
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
