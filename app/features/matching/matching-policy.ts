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
import { number, optional, ticked, wholeNumber } from '../../http/fields.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { refusal } from '../../platform/refusal.ts';
import { kindRules, type ProgramKind } from '../programs/program-kind.ts';
import type { MatchingQuestion } from './matching-question.ts';

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

export const fieldRules = ['any', 'match', 'differ', 'overlap', 'near'] as const;

/** What the editor says of one of the program's own questions. */
const fieldForm = z.object({
  weight: wholeNumber(0, 100).default(0),
  rule: z.enum(fieldRules).default('any'),
  within: optional(number(0.000001, 1_000_000)),
});
type FieldForm = z.output<typeof fieldForm>;

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
    /** By the questions' keys. */
    fields: z.record(z.string().max(60), fieldForm).default({}),
  })
  .superRefine((given, context) => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const weights = [
      ...Object.values(given.weight),
      ...Object.values(given.fields).map(({ weight }) => weight),
    ];
    if (weights.every((weight) => weight === 0)) {
      // At the first of them: no field is called 'weight' alone, and a problem without one is shown nowhere.
      context.addIssue({
        code: 'custom',
        path: ['weight', criterionNames[0]],
        message: 'matching:problems.noWeight',
      });
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

/** The policy that the editor's fields describe; refused where a question needs more to be compared. */
export function policyFrom(form: PolicyForm, questions: readonly MatchingQuestion[] = []): Policy {
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
  const own = questions.map((question) => entriesOf(question, form.fields[question.key]));
  rules.push(...own.flatMap(({ rule }) => rule ?? []));
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
    criteria: [...criteria, ...own.flatMap(({ criterion }) => criterion ?? [])].filter(
      ({ weight }) => weight > 0,
    ),
    stages,
  };
}

/** What the editor's fields for one question describe. */
function entriesOf(
  { key, label: field, comparison, width }: MatchingQuestion,
  { weight, rule: must, within = width }: FieldForm = { weight: 0, rule: 'any', within: undefined },
): { rule?: Rule; criterion?: Criterion } {
  const needsDistance = must === 'near' || (comparison === 'near' && weight > 0);
  if (needsDistance && within === undefined) {
    throw refusal(`fields[${key}][within]`, 'problems:required');
  }
  const distance = within ?? 1;
  return {
    ...(must !== 'any' && {
      rule:
        must === 'near'
          ? { rule: 'field', field, must, within: distance }
          : { rule: 'field', field, must },
    }),
    ...(weight > 0 && {
      criterion:
        comparison === 'near'
          ? { criterion: 'field', field, match: comparison, within: distance, weight }
          : { criterion: 'field', field, match: comparison, weight },
    }),
  };
}

/** What a policy says of one question. */
function fieldFrom(policy: Policy, { label }: MatchingQuestion): FieldForm {
  const rule = policy.rules.find((entry) => entry.rule === 'field' && entry.field === label);
  const criterion = policy.criteria.find(
    (entry) => entry.criterion === 'field' && entry.field === label,
  );
  const within = [rule, criterion].flatMap((entry) =>
    entry && 'within' in entry ? [entry.within] : [],
  )[0];
  return {
    weight: criterion?.weight ?? 0,
    rule: rule?.rule === 'field' ? rule.must : 'any',
    within,
  };
}

/** The questions that a policy reads, by label. */
export function fieldsReadBy({ rules, criteria }: Policy): Set<string> {
  return new Set([...rules, ...criteria].flatMap((entry) => ('field' in entry ? entry.field : [])));
}

/** The editor's fields for a policy: `policyFrom` of them gives it back. */
export function formFrom(policy: Policy, questions: readonly MatchingQuestion[] = []): PolicyForm {
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
    fields: Object.fromEntries(
      questions.map((question) => [question.key, fieldFrom(policy, question)]),
    ),
  };
}

/** How many stages above the mentee a mentor best stands, unless the policy says otherwise. */
const usualDistance = 1;
