import { asParsed, MatchingError, type Parsed } from '../matching-error.ts';
import {
  isWholeNumber,
  type JsonObject,
  readArray,
  readId,
  readJson,
  readObject,
  readOneOf,
  shown,
} from '../parse/json-value.ts';
import { MAX_FIT, OBJECTIVES } from '../problem.ts';
import { isMonday } from './availability.ts';
import type { WeeklyWindow } from './person.ts';
import {
  type Criterion,
  DEFAULT_STAGES,
  DEFAULT_WEEKS,
  DEFAULT_WORKING_HOURS,
  type Policy,
  type Rule,
} from './policy.ts';
import { isSensitiveField } from './sensitive-field.ts';

const MINUTES_PER_WEEK = 7 * 24 * 60;

const RULES = {
  not_in_line_of_report: [],
  shared_language: [],
  overlap_at_least: ['minutesPerWeek'],
  stage_gap: ['min', 'max'],
  department: ['must'],
  site: ['must'],
  not_already_paired: [],
  not_blocked: [],
  field: ['field', 'must', 'within'],
} as const satisfies Record<Rule['rule'], readonly string[]>;

const CRITERIA = {
  skills: [],
  working_style: [],
  availability: ['enoughMinutesPerWeek'],
  stage_distance: ['wanted'],
  goal_text: [],
  languages_and_place: [],
  industry: [],
  job_function: [],
  format: [],
  interests: [],
  ranking: [],
  field: ['field', 'match', 'within'],
} as const satisfies Record<Criterion['criterion'], readonly string[]>;

/** Every rule and criterion that a policy may name, for pickers and translations. */
export const RULE_NAMES = Object.keys(RULES) as readonly Rule['rule'][];
export const CRITERION_NAMES = Object.keys(CRITERIA) as readonly Criterion['criterion'][];

/**
 * Checks a policy, given as JSON text or value. `rules` and `criteria` must be there; the rest has defaults
 * (`policy.ts`). Unknown keys are faults, since a misspelt rule that is ignored is a rule that is broken.
 */
export function parsePolicy(json: unknown): Parsed<Policy> {
  return asParsed(() => {
    const policy = readObject(readJson(json), '');
    refuseUnknownKeys(policy, '', [
      'name',
      'objective',
      'minimumFit',
      'rules',
      'criteria',
      'stages',
      'workingHours',
      'weeks',
    ]);
    const { objective, minimumFit = 0, stages, workingHours, weeks } = policy;
    if (!isWholeNumber(minimumFit) || minimumFit > MAX_FIT) {
      refuse('minimumFit', `expected a whole number 0..${MAX_FIT}, found ${shown(minimumFit)}`);
    }
    return {
      objective:
        objective === undefined
          ? 'max_matched_then_fit'
          : readOneOf(objective, OBJECTIVES, 'objective'),
      minimumFit,
      rules: readArray(policy.rules, 'rules').map((rule, at) => readRule(rule, `rules[${at}]`)),
      criteria: readCriteria(policy.criteria),
      stages: stages === undefined ? DEFAULT_STAGES : readStages(stages),
      workingHours: workingHours === undefined ? DEFAULT_WORKING_HOURS : readWindows(workingHours),
      weeks: weeks === undefined ? DEFAULT_WEEKS : readWeeks(weeks),
    };
  });
}

function refuse(place: string, what: string): never {
  throw new MatchingError('bad_policy', place, what);
}

function refuseUnknownKeys(value: JsonObject, place: string, known: readonly string[]): void {
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) {
    refuse(place, `unknown key ${shown(stranger)}; there are ${known.join(', ')}`);
  }
}

function readRule(value: unknown, place: string): Rule {
  const entry = readObject(value, place);
  const rule = readOneOf(entry.rule, RULE_NAMES, `${place}.rule`);
  refuseUnknownKeys(entry, place, ['rule', ...RULES[rule]]);
  switch (rule) {
    case 'overlap_at_least':
      return { rule, minutesPerWeek: readMinutes(entry.minutesPerWeek, `${place}.minutesPerWeek`) };
    case 'stage_gap': {
      const min = readSteps(entry.min, `${place}.min`);
      const max = readSteps(entry.max, `${place}.max`);
      if (min === undefined && max === undefined) refuse(place, 'needs min, max or both');
      if (min !== undefined && max !== undefined && min > max) {
        refuse(place, `min ${min} is above max ${max}`);
      }
      return { rule, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
    }
    case 'department':
    case 'site':
      return { rule, must: readOneOf(entry.must, ['match', 'differ'], `${place}.must`) };
    case 'field': {
      const field = readField(entry.field, `${place}.field`);
      const ways = ['match', 'differ', 'overlap', 'near'] as const;
      const must = readOneOf(entry.must, ways, `${place}.must`);
      return must === 'near'
        ? { rule, field, must, within: readWithin(entry.within, `${place}.within`) }
        : { rule, field, must, ...refuseWithin(entry, place) };
    }
    default:
      return { rule };
  }
}

function readCriteria(value: unknown): readonly Criterion[] {
  const criteria = readArray(value, 'criteria').map((entry, at) =>
    readCriterion(entry, `criteria[${at}]`),
  );
  if (!criteria.some(({ weight }) => weight > 0)) {
    refuse('criteria', 'at least one criterion needs a weight above 0');
  }
  const names = criteria.map((entry) =>
    entry.criterion === 'field' ? `field ${entry.field}` : entry.criterion,
  );
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice >= 0) refuse(`criteria[${twice}]`, `${names[twice]} is there already`);
  return criteria;
}

function readCriterion(value: unknown, place: string): Criterion {
  const entry = readObject(value, place);
  const criterion = readOneOf(entry.criterion, CRITERION_NAMES, `${place}.criterion`);
  refuseUnknownKeys(entry, place, ['criterion', 'weight', ...CRITERIA[criterion]]);
  const { weight } = entry;
  if (typeof weight !== 'number' || !(weight >= 0 && weight <= 100)) {
    refuse(`${place}.weight`, `expected a number 0..100, found ${shown(weight)}`);
  }
  switch (criterion) {
    case 'availability': {
      if (entry.enoughMinutesPerWeek === undefined) return { criterion, weight };
      const minutes = readMinutes(entry.enoughMinutesPerWeek, `${place}.enoughMinutesPerWeek`);
      if (minutes === 0) refuse(`${place}.enoughMinutesPerWeek`, 'must be above 0');
      return { criterion, weight, enoughMinutesPerWeek: minutes };
    }
    case 'stage_distance': {
      const wanted = readSteps(entry.wanted, `${place}.wanted`);
      return { criterion, weight, ...(wanted !== undefined && { wanted }) };
    }
    case 'field': {
      const field = readField(entry.field, `${place}.field`);
      const match = readOneOf(entry.match, ['equal', 'overlap', 'near'] as const, `${place}.match`);
      return match === 'near'
        ? { criterion, weight, field, match, within: readWithin(entry.within, `${place}.within`) }
        : { criterion, weight, field, match, ...refuseWithin(entry, place) };
    }
    default:
      return { criterion, weight };
  }
}

function readField(value: unknown, place: string): string {
  const field = readId(value, place);
  if (isSensitiveField(field)) {
    refuse(place, `${shown(field)} names a protected characteristic, which matching may not read`);
  }
  return field;
}

function readWithin(value: unknown, place: string): number {
  if (typeof value !== 'number' || !(value > 0 && value <= 1e9)) {
    refuse(place, `expected a number above 0, found ${shown(value)}`);
  }
  return value;
}

function refuseWithin({ within }: JsonObject, place: string): Record<never, never> {
  if (within !== undefined) refuse(`${place}.within`, "is for 'near' only");
  return {};
}

function readMinutes(value: unknown, place: string): number {
  if (!isWholeNumber(value) || value > MINUTES_PER_WEEK) {
    refuse(place, `expected whole minutes 0..${MINUTES_PER_WEEK}, found ${shown(value)}`);
  }
  return value;
}

function readSteps(value: unknown, place: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 100) {
    refuse(place, `expected a whole number of stages, found ${shown(value)}`);
  }
  return value;
}

function readStages(value: unknown): readonly string[] {
  const stages = readArray(value, 'stages').map((stage, at) => readId(stage, `stages[${at}]`));
  const twice = stages.findIndex((stage, at) => stages.indexOf(stage) < at);
  if (twice >= 0) refuse(`stages[${twice}]`, `${shown(stages[twice])} is there already`);
  if (stages.length < 2) refuse('stages', 'at least two stages are needed');
  return stages;
}

function readWindows(value: unknown): readonly WeeklyWindow[] {
  return readArray(value, 'workingHours').map((entry, at) => {
    const place = `workingHours[${at}]`;
    const window = readObject(entry, place);
    refuseUnknownKeys(window, place, ['day', 'start', 'end']);
    const { day, start, end } = window;
    const isDay = isWholeNumber(day) && day >= 1 && day <= 7;
    const isSpan = isWholeNumber(start) && isWholeNumber(end) && start < end && end <= 24 * 60;
    if (!isDay || !isSpan) {
      refuse(place, 'expected day 1..7 (Monday first) and minutes start < end <= 1440');
    }
    return { day, start, end };
  });
}

function readWeeks(value: unknown): readonly string[] {
  const weeks = readArray(value, 'weeks').map((week, at) => {
    const monday = readId(week, `weeks[${at}]`);
    if (!isMonday(monday)) {
      refuse(`weeks[${at}]`, `expected a Monday as YYYY-MM-DD, found ${shown(week)}`);
    }
    return monday;
  });
  if (weeks.length === 0) refuse('weeks', 'at least one week is needed');
  return weeks;
}
