import type { Objective } from '../problem.ts';
import type { WeeklyWindow } from './person.ts';

/** A condition that no pair may break. */
export type Rule =
  | { readonly rule: 'not_in_line_of_report' }
  | { readonly rule: 'shared_language' }
  | { readonly rule: 'overlap_at_least'; readonly minutesPerWeek: number }
  /** Right stage minus left stage; negative numbers for reverse mentoring. */
  | { readonly rule: 'stage_gap'; readonly min?: number; readonly max?: number }
  | { readonly rule: 'department'; readonly must: 'match' | 'differ' }
  | { readonly rule: 'site'; readonly must: 'match' | 'differ' }
  | { readonly rule: 'not_already_paired' }
  | { readonly rule: 'not_blocked' }
  | {
      readonly rule: 'field';
      readonly field: string;
      readonly must: 'match' | 'differ' | 'overlap';
    }
  /** Two numbers, or two days (YYYY-MM-DD), at most so far apart. */
  | {
      readonly rule: 'field';
      readonly field: string;
      readonly must: 'near';
      readonly within: number;
    };

/** Something that makes a pair better; `weight` 0..100 relative to the others. */
export type Criterion = { readonly weight: number } & (
  | { readonly criterion: 'skills' }
  | { readonly criterion: 'working_style' }
  | { readonly criterion: 'availability'; readonly enoughMinutesPerWeek?: number }
  | { readonly criterion: 'stage_distance'; readonly wanted?: number }
  | { readonly criterion: 'goal_text' }
  | { readonly criterion: 'languages_and_place' }
  | { readonly criterion: 'industry' }
  | { readonly criterion: 'job_function' }
  | { readonly criterion: 'format' }
  | { readonly criterion: 'interests' }
  | { readonly criterion: 'ranking' }
  | { readonly criterion: 'field'; readonly field: string; readonly match: 'equal' | 'overlap' }
  /** Of two numbers, or two days (YYYY-MM-DD): the same is best, from `within` apart it counts nothing. */
  | {
      readonly criterion: 'field';
      readonly field: string;
      readonly match: 'near';
      readonly within: number;
    }
);

export type RuleName = Rule['rule'];
export type CriterionName = Criterion['criterion'];

/** How people become numbers, and what to reach. */
export interface Policy {
  readonly objective: Objective;
  /** Pairs below this fit are not allowed; 0..10,000. */
  readonly minimumFit: number;
  readonly rules: readonly Rule[];
  readonly criteria: readonly Criterion[];
  /** Career stages from first to last. */
  readonly stages: readonly string[];
  /** Taken for whoever gave a time zone but no availability. */
  readonly workingHours: readonly WeeklyWindow[];
  /** Mondays (YYYY-MM-DD) whose weeks are compared; the smallest overlap counts, so that DST cannot hide one. */
  readonly weeks: readonly string[];
}

export const DEFAULT_STAGES = ['early', 'mid', 'senior', 'lead', 'executive'] as const;

/** Monday to Friday, 9 to 17. */
export const DEFAULT_WORKING_HOURS: readonly WeeklyWindow[] = [1, 2, 3, 4, 5].map((day) => ({
  day,
  start: 9 * 60,
  end: 17 * 60,
}));

/** A week in each half of the year. Fixed, because a result must not depend on the day it is computed. */
export const DEFAULT_WEEKS = ['2026-01-12', '2026-07-13'] as const;

/**
 * The template for a one-to-one program. The weights are a choice of ours after the evidence that need for
 * expertise and similarity of values and working style are the strongest antecedents of a good pair.
 */
export const DEFAULT_POLICY: Policy = {
  objective: 'max_matched_then_fit',
  minimumFit: 0,
  rules: [
    { rule: 'not_in_line_of_report' },
    { rule: 'not_already_paired' },
    { rule: 'not_blocked' },
    { rule: 'shared_language' },
    { rule: 'overlap_at_least', minutesPerWeek: 120 },
  ],
  criteria: [
    { criterion: 'skills', weight: 40 },
    { criterion: 'working_style', weight: 20 },
    { criterion: 'availability', weight: 15 },
    { criterion: 'stage_distance', weight: 10 },
    { criterion: 'goal_text', weight: 10 },
    { criterion: 'languages_and_place', weight: 5 },
  ],
  stages: DEFAULT_STAGES,
  workingHours: DEFAULT_WORKING_HOURS,
  weeks: DEFAULT_WEEKS,
};
