import { CRITERION_NAMES, RULE_NAMES } from '@ithaca/matching';
import { z } from 'zod';
import { type FoundPairs, type MatchingOutcome, matchingPhases } from '../../platform/solver.ts';

export const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];
export const proposalStates = ['proposed', 'waiting', 'approved', 'declined'] as const;
export type ProposalState = (typeof proposalStates)[number];

const why = z.enum([
  'no_capacity',
  'no_allowed_partner',
  'partners_full',
  'not_in_best_pairs',
  'not_acceptable',
  'preferred_others',
  'no_circle',
]);
const remover = z.enum([...RULE_NAMES, 'minimum_fit']);
const removals = z.partialRecord(remover, z.number());
const criterion = z.enum(CRITERION_NAMES);
const values = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string())]).readonly(),
);

/** Why a pair has its fit, as stored with the proposal. */
export const breakdown = z.object({
  criteria: z.array(
    z.object({
      criterion,
      weight: z.number(),
      points: z.number().nullable(),
      reason: z.object({ code: z.union([criterion, z.literal('unknown')]), values }),
    }),
  ),
  rules: z.array(
    z.object({
      rule: remover.exclude(['minimum_fit']),
      isKept: z.boolean(),
      reason: z.object({ values }),
    }),
  ),
});
export type Breakdown = z.output<typeof breakdown>;

/** The figures of a finished run. */
export const summary = z.object({
  mentees: z.number(),
  mentors: z.number(),
  pairs: z.number(),
  matched: z.number(),
  totalFit: z.number(),
  worstFit: z.number().nullable(),
  status: z.enum(['optimal', 'stable', 'bounded']),
  gap: z.number(),
  /** What the independent verifier found; empty where all holds. */
  faults: z.array(z.string()),
  /** Where people were asked whom they would like: a stable result, and what it costs. */
  stability: z
    .object({
      pairs: z.number(),
      totalFit: z.number(),
      lostPairs: z.number(),
      lostFit: z.number(),
    })
    .optional(),
  /** Of a repair: pairs that stay, that end, that are new. */
  repair: z.object({ kept: z.number(), ended: z.number(), added: z.number() }).optional(),
});
export type Summary = z.output<typeof summary>;

/** Those who stay without a partner. */
export const without = z.object({
  unmatched: z.array(
    z.object({
      mentee: z.string(),
      why,
      removed: z.object({
        partners: z.number(),
        allowed: z.number(),
        by: removals,
        byAlone: removals,
      }),
      /** One more place with this partner, or this partner without the rule, would help. */
      help: z
        .object({
          partner: z.string(),
          fit: z.number(),
          rule: z.enum(RULE_NAMES).optional(),
          field: z.string().optional(),
        })
        .optional(),
    }),
  ),
  spare: z.array(z.object({ mentor: z.string(), allowed: z.number() })),
});
export type Without = z.output<typeof without>;

const madePair = z.tuple([z.string(), z.string(), z.number()]);

/** A result as it is kept. Of the engine's proof the pairs are read; the rest is for those who check it. */
export const storedResult = z.object({
  summary,
  without,
  /** Of a repair: pairs that there were and that end. */
  ended: z.array(z.tuple([z.string(), z.string()])).optional(),
  proof: z.looseObject({ pairs: z.array(madePair) }),
});
export type StoredResult = z.output<typeof storedResult>;

/** A run's outcome as it is kept: figures, people without a partner, and the engine's proof. */
export function toStoredResult(
  {
    result,
    verdict,
    unmatched,
    spare,
    stability,
    repair,
  }: FoundPairs & Pick<MatchingOutcome, 'stability' | 'repair'>,
  people: { mentees: number; mentors: number },
): StoredResult {
  const figures: Summary = {
    ...people,
    pairs: result.pairs.length,
    matched: people.mentees - unmatched.length,
    totalFit: result.totalFit,
    worstFit: result.worstFit,
    status: result.certificate.status,
    gap: result.certificate.gap,
    faults: verdict.holds ? [] : [...verdict.faults],
    ...(stability && { stability }),
    ...(repair && {
      repair: {
        kept: repair.kept,
        ended: repair.ended.length,
        added: result.pairs.length - repair.kept,
      },
    }),
  };
  return {
    summary: figures,
    without: { unmatched: [...unmatched], spare: [...spare] },
    ...(repair && { ended: repair.ended.map(([mentee, mentor]) => [mentee, mentor]) }),
    proof: { ...result, pairs: result.pairs.map(([mentee, mentor, fit]) => [mentee, mentor, fit]) },
  };
}

/** The criteria that carry most of a pair's fit. */
export function mainScores<Score extends Breakdown['criteria'][number]>(
  { criteria }: { criteria: readonly Score[] },
  count: number,
): Score[] {
  return criteria
    .filter(({ points, reason }) => points !== null && points > 0 && reason.code !== 'unknown')
    .sort((a, b) => b.weight * (b.points ?? 0) - a.weight * (a.points ?? 0))
    .slice(0, count);
}

/** Longer than any run takes: it may have been lost with the process that worked on it. */
const lateAfterMinutes = 5;

export function isLate(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > lateAfterMinutes * 60_000;
}

/** What a run is at; null before it begins. */
export const progress = z
  .object({ phase: z.enum(matchingPhases), steps: z.number().optional() })
  .nullable();
export type RunProgress = z.output<typeof progress>;

/** Whether nobody works on a run any more, or ever will. */
export function isOver(state: RunState): boolean {
  return state !== 'queued' && state !== 'running';
}

/** What solving a run anew from its frozen input found. */
export const replay = z.object({
  at: z.string(),
  engine: z.string(),
  /** The frozen input is what it was when the run was made. */
  isSameInput: z.boolean(),
  /** The same bytes; else at least as many pairs, total and weakest fit. */
  isSame: z.boolean(),
  isSameValue: z.boolean(),
});
export type Replay = z.output<typeof replay>;

/** What the page of a run under way is told as it goes. */
export interface RunEvent {
  state: RunState;
  progress: RunProgress;
}
