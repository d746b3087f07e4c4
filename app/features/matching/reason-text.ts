import type {
  CriterionName,
  CriterionReasonCode,
  Policy,
  Remover,
  RuleName,
} from '@ithaca/matching';
import { say, type TextKey, type TextValues } from '../../i18n.ts';
import { nameOfLanguage } from '../profiles/language.ts';
import { type CareerStage, careerStages, workingStyles } from '../profiles/profile.ts';
import type { Breakdown } from './run-result.ts';

type Score = Breakdown['criteria'][number];
type Check = Breakdown['rules'][number];
type Values = Score['reason']['values'];
type WorkingStyle = (typeof workingStyles)[number];
type Sentence = [key: TextKey, values?: TextValues];

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function listOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}
function textOf(values: Values, name: string): string {
  return String(values[name] ?? '');
}
function numberOf(values: Values, name: string): number {
  return Number(values[name] ?? 0);
}

const stageNames = new Set<string>(careerStages);
const styleNames = new Set<string>(workingStyles);

export function stageName(stage: string): string {
  return stageNames.has(stage) ? say(`profiles:stage.${stage as CareerStage}`) : stage;
}

export function styleName(style: string): string {
  return styleNames.has(style) ? say(`profiles:style.${style as WorkingStyle}`) : style;
}

const formatKeys: Record<string, TextKey> = {
  remote: 'matching:format.remote',
  in_person: 'matching:format.in_person',
};

function sharedOr(
  name: 'shared' | 'terms',
  some: TextKey,
  none: TextKey,
  spell: (word: string) => string = (word) => word,
) {
  return (values: Values): Sentence[] => {
    const words = listOf(values, name);
    return words.length > 0 ? [[some, { [name]: and.format(words.map(spell)) }]] : [[none]];
  };
}

function sameOr(same: TextKey, differ: TextKey) {
  return (values: Values, points: number): Sentence[] => [
    [
      points === 1 ? same : differ,
      { left: textOf(values, 'left'), right: textOf(values, 'right') },
    ],
  ];
}

const placeKeys: Record<string, TextKey> = {
  site: 'matching:reason.place.site',
  country: 'matching:reason.place.country',
  time_zone: 'matching:reason.place.time_zone',
  apart: 'matching:reason.place.apart',
};

/** From the engine's codes to our texts: the compiler sees to it that no code is forgotten. */
const criterionSentences: Record<
  CriterionReasonCode,
  (values: Values, points: number) => Sentence[]
> = {
  unknown: () => [['matching:reason.unknown']],
  skills(values) {
    const covered = and.format(listOf(values, 'covered'));
    const missing = and.format(listOf(values, 'missing'));
    if (!missing) return [['matching:reason.skills.all', { covered }]];
    if (!covered) return [['matching:reason.skills.none', { missing }]];
    return [['matching:reason.skills.some', { covered, missing }]];
  },
  working_style: sharedOr(
    'shared',
    'matching:reason.working_style.shared',
    'matching:reason.working_style.none',
    styleName,
  ),
  availability: (values) => [
    ['matching:reason.availability', { count: Math.floor(numberOf(values, 'minutes') / 60) }],
  ],
  stage_distance(values) {
    const gap = numberOf(values, 'gap');
    const ends = {
      left: stageName(textOf(values, 'left')),
      right: stageName(textOf(values, 'right')),
    };
    if (gap === 0) return [['matching:reason.stage_distance.same', ends]];
    const key = gap > 0 ? 'above' : 'below';
    return [[`matching:reason.stage_distance.${key}`, { ...ends, count: Math.abs(gap) }]];
  },
  goal_text: sharedOr(
    'terms',
    'matching:reason.goal_text.shared',
    'matching:reason.goal_text.none',
  ),
  languages_and_place(values) {
    const shared = listOf(values, 'languages').map(nameOfLanguage);
    const place = placeKeys[textOf(values, 'place')];
    return [
      shared.length > 0
        ? ['matching:reason.language.shared', { languages: and.format(shared) }]
        : ['matching:reason.language.none'],
      ...(place ? [[place] satisfies Sentence] : []),
    ];
  },
  industry: sameOr('matching:reason.industry.same', 'matching:reason.industry.differ'),
  job_function: sameOr('matching:reason.job_function.same', 'matching:reason.job_function.differ'),
  format: sharedOr(
    'shared',
    'matching:reason.format.shared',
    'matching:reason.format.none',
    (format) => (formatKeys[format] ? say(formatKeys[format]) : format),
  ),
  interests: sharedOr(
    'shared',
    'matching:reason.interests.shared',
    'matching:reason.interests.none',
  ),
  ranking(values) {
    const left = numberOf(values, 'left');
    const right = numberOf(values, 'right');
    if (left && right) return [['matching:reason.ranking.both', { left, right }]];
    if (left) return [['matching:reason.ranking.left', { left }]];
    if (right) return [['matching:reason.ranking.right', { right }]];
    return [['matching:reason.ranking.unranked']];
  },
  field(values, points) {
    const field = textOf(values, 'field');
    const shared = listOf(values, 'shared');
    if (shared.length > 0) {
      return [['matching:reason.field.shared', { field, shared: and.format(shared) }]];
    }
    const left = textOf(values, 'left');
    if (!left) return [['matching:reason.field.none', { field }]];
    return points === 1
      ? [['matching:reason.field.same', { field, left }]]
      : [['matching:reason.field.differ', { field, left, right: textOf(values, 'right') }]];
  },
};

const speak = (sentences: Sentence[]) =>
  sentences.map(([key, values]) => say(key, values)).join(' ');

/** Why a criterion has its points. */
export function reasonInWords({ points, reason }: Score): string {
  if (points === null) return say('matching:reason.notSaid');
  return speak(criterionSentences[reason.code](reason.values, points));
}

/** What the check of a rule found. */
export function checkInWords(check: Check): string {
  return check.isKept ? keptInWords(check) : brokenInWords(check);
}

/** Why a rule is broken: above all where it could not be checked, as somebody did not say. */
function brokenInWords({ rule, reason: { values } }: Check): string {
  const isUnknown = values.missing !== undefined;
  switch (rule) {
    case 'not_in_line_of_report':
    case 'not_already_paired':
    case 'not_blocked':
      return say(`studio:broken.${rule}`);
    case 'shared_language':
      return say(isUnknown ? 'studio:broken.unknown.language' : 'matching:reason.language.none');
    case 'overlap_at_least':
      return isUnknown
        ? say('studio:broken.unknown.overlap')
        : keptInWords({ rule, isKept: true, reason: { values } });
    case 'stage_gap':
      return isUnknown
        ? say('studio:broken.unknown.stage')
        : say('studio:broken.stage_gap', { gap: numberOf(values, 'gap') });
    case 'department':
    case 'site':
      if (isUnknown) return say(`studio:broken.unknown.${rule}`);
      return say(`matching:checked.${rule}.${values.must === 'match' ? 'differ' : 'match'}`);
    case 'field': {
      const field = textOf(values, 'field');
      if (isUnknown) return say('studio:broken.unknown.field', { field });
      if (values.must === 'near') return keptInWords({ rule, isKept: true, reason: { values } });
      if (values.must === 'match') return say('matching:checked.field.differ', { field });
      return values.must === 'differ'
        ? say('matching:checked.field.match', { field })
        : say('studio:broken.field', { field });
    }
  }
}

function keptInWords({ rule, reason: { values } }: Check): string {
  switch (rule) {
    case 'shared_language': {
      const shared = listOf(values, 'shared').map(nameOfLanguage);
      return say('matching:checked.shared_language', { shared: and.format(shared) });
    }
    case 'overlap_at_least':
      return say('matching:checked.overlap_at_least', {
        minutes: numberOf(values, 'minutes'),
        needed: numberOf(values, 'needed'),
      });
    case 'stage_gap':
      return say('matching:checked.stage_gap', { gap: numberOf(values, 'gap') });
    case 'department':
    case 'site':
      return say(`matching:checked.${rule}.${values.must === 'match' ? 'match' : 'differ'}`);
    case 'field': {
      if (values.must === 'near') {
        return say('matching:checked.field.near', {
          field: textOf(values, 'field'),
          apart: Math.round(numberOf(values, 'apart') * 100) / 100,
          within: numberOf(values, 'within'),
        });
      }
      const must =
        values.must === 'match' || values.must === 'differ' ? values.must : ('overlap' as const);
      const shared = and.format(listOf(values, 'shared'));
      return say(`matching:checked.field.${must}`, { field: textOf(values, 'field'), shared });
    }
    case 'not_in_line_of_report':
    case 'not_already_paired':
    case 'not_blocked':
      return say(`matching:checked.${rule}`);
  }
}

/** A rule of a policy as a sentence. */
export function ruleInWords(rule: Policy['rules'][number]): string {
  switch (rule.rule) {
    case 'overlap_at_least':
      return say('matching:rule.overlap_at_least', { minutes: rule.minutesPerWeek });
    case 'stage_gap': {
      const { min, max } = rule;
      if (min !== undefined && max !== undefined) {
        return say('matching:rule.stage_gap.both', { min, max });
      }
      return min !== undefined
        ? say('matching:rule.stage_gap.min', { min })
        : say('matching:rule.stage_gap.max', { max: max ?? 0 });
    }
    case 'department':
    case 'site':
      return say(`matching:rule.${rule.rule}.${rule.must}`);
    case 'field':
      return say(`matching:rule.field.${rule.must}`, {
        field: rule.field,
        within: rule.must === 'near' ? rule.within : 0,
      });
    default:
      return say(`matching:rule.${rule.rule satisfies RuleName}`);
  }
}

/** A criterion by its name; one of the program's own questions by what it asks. */
export function criterionInWords(criterion: CriterionName, field?: string): string {
  return criterion === 'field' && field ? `“${field}”` : say(`matching:criterion.${criterion}`);
}

/** The question that a rule or criterion of a policy reads, if it reads one. */
export function fieldOf(entry: Policy['rules'][number] | Policy['criteria'][number]) {
  return 'field' in entry ? entry.field : undefined;
}

/** 'no shared language: 12, too few shared hours: 4', most first. */
export function removalsInWords(by: Partial<Record<Remover, number>>): string {
  return Object.entries(by)
    .sort(([, a], [, b]) => b - a)
    .map(([remover, count]) => say(`matching:unmatched.removed.${remover as Remover}`, { count }))
    .join(', ');
}

/** 8,712 of 10,000 as '87.1'. */
export function percentOf(fit: number): string {
  return (fit / 100).toFixed(1);
}
