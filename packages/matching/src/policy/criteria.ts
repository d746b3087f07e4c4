import { textVectors } from './goal-text.ts';
import { measured } from './measured.ts';
import type { PairFacts } from './pair-facts.ts';
import type { Person } from './person.ts';
import type { Criterion, CriterionName } from './policy.ts';
import { rankingCriterion } from './ranking-criterion.ts';
import type { Reason } from './reason.ts';
import { skillsCriterion } from './skills-criterion.ts';
import { normalized, tokenSets } from './token-sets.ts';

/**
 * A criterion ready to be asked about pairs of indices.
 *
 * When data is missing:
 * - the left person said nothing: the criterion tells none of her possible partners apart, so it is left
 *   out of her pairs' means (`points` is NaN);
 * - the right person said nothing: `UNKNOWN` points. Leaving it out here would let an empty profile beat an
 *   honest half match; 0 would punish whoever joined before the question was asked.
 * Offered skills are the exception: a partner who offers none covers none.
 */
export interface CompiledCriterion {
  readonly criterion: CriterionName;
  readonly weight: number;
  /** 0..1, or NaN: left out. */
  points(left: number, right: number): number;
  reason(left: number, right: number): Reason<CriterionReasonCode>;
}

/** `unknown`: the partner said nothing. */
export type CriterionReasonCode = CriterionName | 'unknown';

export const UNKNOWN = 0.5;

/** Ten hours a week in common are as good as forty. */
const ENOUGH_MINUTES = 600;

export function compileCriterion(entry: Criterion, facts: PairFacts): CompiledCriterion {
  const { weight } = entry;
  const { left, right } = facts.people;
  switch (entry.criterion) {
    case 'skills':
      return skillsCriterion(weight, facts.people);
    case 'ranking':
      return rankingCriterion(weight, facts.people);
    case 'working_style':
      return setOverlap(entry.criterion, weight, facts, (person) => person.workingStyle);
    case 'interests':
      return setOverlap(entry.criterion, weight, facts, (person) => person.interests);
    case 'format':
      return setOverlap(entry.criterion, weight, facts, (person) => person.formats);
    case 'industry':
      return equality(entry.criterion, weight, facts, (person) => person.industry);
    case 'job_function':
      return equality(entry.criterion, weight, facts, (person) => person.jobFunction);
    case 'field': {
      const { field, match } = entry;
      if (match === 'near') return nearness(weight, facts, field, entry.within);
      const values = (person: Person) => {
        const value = person.fields?.[field];
        if (value === undefined) return undefined;
        return typeof value === 'object' ? value : [String(value)];
      };
      return match === 'overlap'
        ? setOverlap(entry.criterion, weight, facts, values, { field })
        : equality(entry.criterion, weight, facts, (person) => values(person)?.join('; '), {
            field,
          });
    }
    case 'availability': {
      const enough = entry.enoughMinutesPerWeek ?? ENOUGH_MINUTES;
      return withMissing(entry.criterion, weight, {
        isLeftMissing: (i) => left[i]!.timeZone === undefined,
        isRightMissing: (j) => right[j]!.timeZone === undefined,
        points: (i, j) => Math.min(1, facts.overlap(i, j) / enough),
        values: (i, j) => ({ minutes: facts.overlap(i, j), enough }),
      });
    }
    case 'stage_distance': {
      const wanted = entry.wanted ?? 1;
      const span = Math.max(1, facts.policy.stages.length - 1);
      return withMissing(entry.criterion, weight, {
        isLeftMissing: (i) => left[i]!.careerStage === undefined,
        isRightMissing: (j) => right[j]!.careerStage === undefined,
        points: (i, j) => Math.max(0, 1 - Math.abs(facts.stageGap(i, j) - wanted) / span),
        values: (i, j) => ({
          left: left[i]!.careerStage ?? '',
          right: right[j]!.careerStage ?? '',
          gap: facts.stageGap(i, j),
          wanted,
        }),
      });
    }
    case 'goal_text': {
      const texts = textVectors([...left, ...right].map(({ goal }) => goal));
      const hasText = (person: Person) => (person.goal ?? '').trim() !== '';
      return withMissing(entry.criterion, weight, {
        isLeftMissing: (i) => !hasText(left[i]!),
        isRightMissing: (j) => !hasText(right[j]!),
        // Texts of nothing but filler words have nothing in common.
        points: (i, j) => texts.similarity(i, left.length + j) || 0,
        values: (i, j) => ({ terms: texts.sharedTerms(i, left.length + j, 3) }),
      });
    }
    case 'languages_and_place':
      return languagesAndPlace(weight, facts);
  }
}

interface Parts {
  isLeftMissing(left: number): boolean;
  isRightMissing(right: number): boolean;
  /** What the reason names also where the right person said nothing. */
  about?: Reason['values'];
  /** Asked only where neither is missing. */
  points(left: number, right: number): number;
  values(left: number, right: number): Reason['values'];
}

/** Adds the treatment of missing data that all criteria share. */
export function withMissing(
  criterion: CriterionName,
  weight: number,
  parts: Parts,
): CompiledCriterion {
  return {
    criterion,
    weight,
    points: (i, j) => {
      if (parts.isLeftMissing(i)) return Number.NaN;
      return parts.isRightMissing(j) ? UNKNOWN : parts.points(i, j);
    },
    reason: (i, j) =>
      parts.isRightMissing(j)
        ? { code: 'unknown', values: parts.about ?? {} }
        : { code: criterion, values: parts.values(i, j) },
  };
}

/** Shared words over those of the one who has fewer: whoever lists much is not punished. */
function setOverlap(
  criterion: CriterionName,
  weight: number,
  facts: PairFacts,
  read: (person: Person) => readonly string[] | undefined,
  extra: Reason['values'] = {},
): CompiledCriterion {
  const sets = tokenSets(facts.people.left.map(read), facts.people.right.map(read));
  return withMissing(criterion, weight, {
    isLeftMissing: (i) => sets.leftSize[i] === 0,
    isRightMissing: (j) => sets.rightSize[j] === 0,
    about: extra,
    points: (i, j) => sets.sharedCount(i, j) / Math.min(sets.leftSize[i]!, sets.rightSize[j]!),
    values: (i, j) => ({ ...extra, shared: sets.shared(i, j) }),
  });
}

function equality(
  criterion: CriterionName,
  weight: number,
  facts: PairFacts,
  read: (person: Person) => string | undefined,
  extra: Reason['values'] = {},
): CompiledCriterion {
  const byLeft = facts.people.left.map((person) => read(person) ?? '');
  const byRight = facts.people.right.map((person) => read(person) ?? '');
  const leftKey = byLeft.map(normalized);
  const rightKey = byRight.map(normalized);
  return withMissing(criterion, weight, {
    isLeftMissing: (i) => leftKey[i] === '',
    isRightMissing: (j) => rightKey[j] === '',
    about: extra,
    points: (i, j) => (leftKey[i] === rightKey[j] ? 1 : 0),
    values: (i, j) => ({ ...extra, left: byLeft[i]!, right: byRight[j]! }),
  });
}

/** The same is best; from `within` apart it counts nothing. */
function nearness(
  weight: number,
  { people }: PairFacts,
  field: string,
  within: number,
): CompiledCriterion {
  const { left, right } = people;
  const measureOf = ({ fields }: Person) => measured(fields?.[field]);
  const byLeft = left.map(measureOf);
  const byRight = right.map(measureOf);
  return withMissing('field', weight, {
    isLeftMissing: (i) => Number.isNaN(byLeft[i]),
    isRightMissing: (j) => Number.isNaN(byRight[j]),
    about: { field },
    points: (i, j) => Math.max(0, 1 - Math.abs(byLeft[i]! - byRight[j]!) / within),
    values: (i, j) => ({
      field,
      left: String(left[i]!.fields?.[field]),
      right: String(right[j]!.fields?.[field]),
    }),
  });
}

/** How near the nearest place is that two people share. */
const NEARNESS = { site: 1, country: 0.8, time_zone: 0.5, apart: 0 } as const;

/** The mean of the languages that the left person shares and of how near the two live. */
function languagesAndPlace(weight: number, facts: PairFacts): CompiledCriterion {
  const { left, right } = facts.people;
  const { languages } = facts;
  const hasPlace = (person: Person) =>
    person.site !== undefined || person.country !== undefined || person.timeZone !== undefined;
  const nearest = (i: number, j: number): keyof typeof NEARNESS => {
    const a = left[i]!;
    const b = right[j]!;
    const isSame = (x?: string, y?: string) => x !== undefined && y !== undefined && x === y;
    if (isSame(a.site, b.site)) return 'site';
    if (isSame(a.country, b.country)) return 'country';
    return isSame(a.timeZone, b.timeZone) ? 'time_zone' : 'apart';
  };
  const speaks = (i: number, j: number) =>
    languages.leftSize[i]! > 0 && languages.rightSize[j]! > 0;
  const lives = (i: number, j: number) => hasPlace(left[i]!) && hasPlace(right[j]!);
  return withMissing('languages_and_place', weight, {
    isLeftMissing: (i) => languages.leftSize[i] === 0 && !hasPlace(left[i]!),
    isRightMissing: (j) => languages.rightSize[j] === 0 && !hasPlace(right[j]!),
    points: (i, j) => {
      const language = speaks(i, j)
        ? languages.sharedCount(i, j) / languages.leftSize[i]!
        : UNKNOWN;
      const place = lives(i, j) ? NEARNESS[nearest(i, j)] : UNKNOWN;
      return (language + place) / 2;
    },
    values: (i, j) => ({ languages: languages.shared(i, j), place: nearest(i, j) }),
  });
}
