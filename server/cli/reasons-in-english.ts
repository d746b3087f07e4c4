import type {
  CriterionScore,
  Reason,
  Removed,
  Remover,
  RuleCheck,
  UnmatchedReason,
} from '@ithaca/matching';

type Values = Reason['values'];

/** The command line's own English for the engine's codes; the web application translates them instead. */
const CRITERIA: Readonly<Record<CriterionScore['reason']['code'], (values: Values) => string>> = {
  skills: ({ covered, missing }) =>
    `skills: ${list(covered) || 'none covered'}${list(missing) && `, not ${list(missing)}`}`,
  working_style: ({ shared }) => `working style: ${list(shared) || 'nothing shared'}`,
  availability: ({ minutes }) => `availability: ${hours(minutes)} a week in common`,
  stage_distance: ({ left, right }) => `career stage: ${left} with ${right}`,
  goal_text: ({ terms }) => `goal: ${list(terms) || 'no words shared'}`,
  languages_and_place: ({ languages, place }) =>
    `languages and place: ${[list(languages), PLACES[String(place)]].filter(Boolean).join(', ')}`,
  industry: ({ left, right }) => `industry: ${both(left, right)}`,
  job_function: ({ left, right }) => `field of work: ${both(left, right)}`,
  format: ({ shared }) => `format: ${list(shared) || 'nothing shared'}`,
  interests: ({ shared }) => `interests: ${list(shared) || 'nothing shared'}`,
  ranking: ({ left, right }) =>
    `ranking: ${[choice('mentee', left), choice('mentor', right)].filter(Boolean).join(', ')}`,
  field: ({ field, shared, left, right }) =>
    `${field}: ${shared === undefined ? both(left, right) : list(shared) || 'nothing shared'}`,
  unknown: () => 'not stated by the partner',
};

const PLACES: Readonly<Record<string, string>> = {
  site: 'same site',
  country: 'same country',
  time_zone: 'same time zone',
  apart: 'different places',
};

const RULES: Readonly<Record<Remover, string>> = {
  not_in_line_of_report: 'not in each other’s line of report',
  shared_language: 'a language in common',
  overlap_at_least: 'enough working hours in common',
  stage_gap: 'the allowed distance of career stages',
  department: 'the rule on departments',
  site: 'the rule on sites',
  not_already_paired: 'not paired before',
  not_blocked: 'no conflict',
  field: 'the rule on a field of the program',
  minimum_fit: 'the minimum fit',
};

const UNMATCHED: Readonly<Record<UnmatchedReason, string>> = {
  no_capacity: 'has no capacity',
  no_allowed_partner: 'no allowed partner',
  partners_full: 'every allowed partner is full',
  not_acceptable: 'ranks nobody who ranks them',
  preferred_others: 'passed over for people ranked higher',
  no_circle: 'fits into no circle',
};

export function criterionInEnglish({ criterion, reason }: CriterionScore): string {
  const text = CRITERIA[reason.code](reason.values);
  return reason.code === 'unknown' ? `${criterion.replaceAll('_', ' ')}: ${text}` : text;
}

export function ruleInEnglish({ rule }: RuleCheck): string {
  return RULES[rule];
}

/** Why somebody is unmatched, with what took the possible partners away. */
export function unmatchedInEnglish(why: UnmatchedReason, removed: Removed): string {
  const losses = Object.entries(removed.by) as [Remover, number][];
  const lost = losses.map(([remover, count]) => `${RULES[remover]} removes ${count}`).join(', ');
  const rest = `${removed.allowed} of ${removed.partners} partners allowed`;
  return `${UNMATCHED[why]} (${rest}${lost && `; ${lost}`})`;
}

function list(value: Values[string] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

function hours(minutes: Values[string] | undefined): string {
  return `${Math.round(Number(minutes) / 6) / 10} h`;
}

function both(left: Values[string] | undefined, right: Values[string] | undefined): string {
  return left === right ? `both ${left}` : `${left} and ${right}`;
}

function choice(who: string, tier: Values[string] | undefined): string {
  if (tier === undefined) return '';
  return tier === 0 ? `not on the ${who}’s list` : `the ${who}’s choice no. ${tier}`;
}
