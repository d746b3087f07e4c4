import {
  type Criterion,
  type CriterionName,
  DEFAULT_POLICY,
  type Objective,
  type Policy,
  parsePolicy,
  type Rule,
  type RuleName,
} from '@ithaca/matching';
import { z } from 'zod';
import { optional, ticked, wholeNumber } from '../../http/fields.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { refusal } from '../../platform/refusal.ts';
import { kindRules, type ProgramKind } from '../programs/program-kind.ts';

/** Policies, runs and proposals are the program managers' business. */
export function canMatch(actor: Actor): boolean {
  return isManager(actor);
}

/** The rungs of the career ladder, first to last; 'returning' and 'changing' stand on none of them. */
export const stages = ['student', 'early', 'mid', 'senior', 'manager', 'executive'] as const;

/** Hold in every policy and cannot be switched off. */
export const standingRules = [
  'not_in_line_of_report',
  'not_already_paired',
  'not_blocked',
] as const satisfies RuleName[];

export function isStanding(rule: RuleName): boolean {
  return (standingRules as readonly RuleName[]).includes(rule);
}

/** The criteria that profiles and enrolments have data for, in the order of the editor. */
export const criterionNames = [
  'skills',
  'working_style',
  'availability',
  'stage_distance',
  'goal_text',
  'languages_and_place',
  'industry',
  'job_function',
  'format',
  'interests',
  'ranking',
] as const satisfies CriterionName[];
export type WeightedCriterion = (typeof criterionNames)[number];

/** Pairs are looked for in these kinds of program; circles are formed by hand. */
export function findsPairs(kind: ProgramKind): boolean {
  return kindRules[kind].matching !== 'groups';
}

/** Whether both of a pair come from one population, in which nobody is mentor or mentee. */
export function isOnePopulation(kind: ProgramKind): boolean {
  return kindRules[kind].matching === 'population';
}

/**
 * What each kind weighs otherwise than the template for one-to-one (a choice of ours): peers are drawn to each
 * other by values and by what they are after, and stand on one stage; in reverse mentoring the mentee is the
 * senior one and comes for a skill; a single conversation lives from the question that it answers.
 */
const templates: Partial<Record<ProgramKind, readonly Criterion[]>> = {
  peer: [
    { criterion: 'working_style', weight: 30 },
    { criterion: 'goal_text', weight: 20 },
    { criterion: 'skills', weight: 20 },
    { criterion: 'stage_distance', weight: 15, wanted: 0 },
    { criterion: 'availability', weight: 10 },
    { criterion: 'languages_and_place', weight: 5 },
  ],
  reverse: [
    { criterion: 'skills', weight: 50 },
    { criterion: 'availability', weight: 15 },
    { criterion: 'stage_distance', weight: 15, wanted: -2 },
    { criterion: 'goal_text', weight: 10 },
    { criterion: 'working_style', weight: 5 },
    { criterion: 'languages_and_place', weight: 5 },
  ],
  flash: [
    { criterion: 'skills', weight: 50 },
    { criterion: 'goal_text', weight: 30 },
    { criterion: 'availability', weight: 15 },
    { criterion: 'languages_and_place', weight: 5 },
  ],
};

/** What a program of this kind starts with. */
export function templateFor(kind: ProgramKind): Policy {
  const criteria = templates[kind] ?? DEFAULT_POLICY.criteria;
  return { ...DEFAULT_POLICY, stages, criteria };
}

/** The policy with the rules that hold in every one. */
export function withStandingRules(policy: Policy): Policy {
  const missing = standingRules.filter(
    (rule) => !policy.rules.some((entry) => entry.rule === rule),
  );
  return { ...policy, rules: [...missing.map((rule) => ({ rule })), ...policy.rules] };
}

/** A policy that somebody gave; refused in words, above all where it reads what the law protects. */
export function checkedPolicy(given: unknown): Policy {
  const parsed = parsePolicy(given);
  if (parsed.ok) return parsed.value;
  throw refusal('', 'matching:problems.policy', { why: parsed.error.message });
}

/** A policy as it was stored. */
export function readPolicy(stored: unknown): Policy {
  const parsed = parsePolicy(stored);
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

/** What a run may reach for, the usual one first. */
export const objectives = [
  'max_matched_then_fit',
  'max_fit',
  'fair',
] as const satisfies Objective[];

const steps = () => wholeNumber(-5, 5);
export const sameOrNot = ['any', 'match', 'differ'] as const;

/** The editor's fields. */
export const policyForm = z
  .object({
    objective: z.enum(objectives),
    minimumFit: wholeNumber(0, 100),
    weight: z.record(z.enum(criterionNames), wholeNumber(0, 100)),
    wantedDistance: steps(),
    sharedLanguage: ticked(),
    overlap: ticked(),
    overlapMinutes: optional(wholeNumber(1, 7 * 24 * 60)),
    stageGap: ticked(),
    stageGapMin: optional(steps()),
    stageGapMax: optional(steps()),
    department: z.enum(sameOrNot),
    site: z.enum(sameOrNot),
  })
  .superRefine((given, context) => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (Object.values(given.weight).every((weight) => weight === 0)) {
      wrong('weight', 'matching:problems.noWeight');
    }
    if (given.overlap && given.overlapMinutes === undefined) {
      wrong('overlapMinutes', 'problems:required');
    }
    if (!given.stageGap) return;
    const { stageGapMin: min, stageGapMax: max } = given;
    if (min === undefined && max === undefined) wrong('stageGapMin', 'matching:problems.noGap');
    if (min !== undefined && max !== undefined && min > max) {
      wrong('stageGapMax', 'matching:problems.gapBackwards');
    }
  });
export type PolicyForm = z.output<typeof policyForm>;

/** The policy that the editor's fields describe. */
export function policyFrom(form: PolicyForm): Policy {
  const rules: Rule[] = standingRules.map((rule) => ({ rule }));
  if (form.sharedLanguage) rules.push({ rule: 'shared_language' });
  if (form.overlap && form.overlapMinutes !== undefined) {
    rules.push({ rule: 'overlap_at_least', minutesPerWeek: form.overlapMinutes });
  }
  if (form.stageGap) {
    const { stageGapMin: min, stageGapMax: max } = form;
    rules.push({
      rule: 'stage_gap',
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    });
  }
  if (form.department !== 'any') rules.push({ rule: 'department', must: form.department });
  if (form.site !== 'any') rules.push({ rule: 'site', must: form.site });
  const criteria = criterionNames.map((criterion): Criterion => {
    const weight = form.weight[criterion];
    return criterion === 'stage_distance'
      ? { criterion, weight, wanted: form.wantedDistance }
      : { criterion, weight };
  });
  return {
    ...DEFAULT_POLICY,
    objective: form.objective,
    minimumFit: form.minimumFit * 100,
    rules,
    criteria: criteria.filter(({ weight }) => weight > 0),
    stages,
  };
}

/** The editor's fields for a policy: `policyFrom` of them gives it back. */
export function formFrom(policy: Policy): PolicyForm {
  const rule = <N extends RuleName>(name: N) =>
    policy.rules.find((entry): entry is Extract<Rule, { rule: N }> => entry.rule === name);
  const criterion = (name: CriterionName) =>
    policy.criteria.find((entry) => entry.criterion === name);
  const distance = criterion('stage_distance');
  const gap = rule('stage_gap');
  return {
    objective: policy.objective,
    minimumFit: Math.round(policy.minimumFit / 100),
    weight: Object.fromEntries(
      criterionNames.map((name) => [name, criterion(name)?.weight ?? 0]),
    ) as PolicyForm['weight'],
    wantedDistance:
      distance?.criterion === 'stage_distance' ? (distance.wanted ?? usualDistance) : usualDistance,
    sharedLanguage: rule('shared_language') !== undefined,
    overlap: rule('overlap_at_least') !== undefined,
    overlapMinutes: rule('overlap_at_least')?.minutesPerWeek,
    stageGap: gap !== undefined,
    stageGapMin: gap?.min,
    stageGapMax: gap?.max,
    department: rule('department')?.must ?? 'any',
    site: rule('site')?.must ?? 'any',
  };
}

/** How many stages above the mentee a mentor best stands, unless the policy says otherwise. */
const usualDistance = 1;
