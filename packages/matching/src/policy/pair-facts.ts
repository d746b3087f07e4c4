import { MatchingError } from '../matching-error.ts';
import { isTimeZone, overlapMinutes, toUtcSpans, type UtcSpans } from './availability.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import { normalized, type TokenSets, tokenSets } from './token-sets.ts';

/** The people to be paired. One population: the same list on both sides. */
export interface People {
  readonly left: readonly Person[];
  readonly right: readonly Person[];
  /** `personId` to the line manager's `personId`, for managers who are not taking part themselves. */
  readonly managers?: ReadonlyMap<string, string>;
}

/** What rules and criteria both ask about a pair; NaN: not known of one of the two. */
export interface PairFacts {
  readonly people: People;
  readonly policy: Policy;
  readonly languages: TokenSets;
  overlap(left: number, right: number): number;
  /** Right stage minus left stage. */
  stageGap(left: number, right: number): number;
}

export function pairFacts(people: People, policy: Policy): PairFacts {
  const stageOf = new Map(policy.stages.map((stage, at) => [normalized(stage), at]));
  const stages = (side: readonly Person[], place: string) =>
    Float64Array.from(side, ({ careerStage }, at) => {
      if (careerStage === undefined) return Number.NaN;
      const stage = stageOf.get(normalized(careerStage));
      if (stage === undefined) {
        const known = policy.stages.join(', ');
        const what = `unknown career stage ${JSON.stringify(careerStage)}; there are ${known}`;
        throw new MatchingError('bad_person', `${place}[${at}].careerStage`, what);
      }
      return stage;
    });
  const leftStage = stages(people.left, 'left');
  const rightStage = stages(people.right, 'right');
  return {
    people,
    policy,
    languages: tokenSets(
      people.left.map(({ languages }) => languages),
      people.right.map(({ languages }) => languages),
    ),
    overlap: overlapReader(people, policy),
    stageGap: (left, right) => rightStage[right]! - leftStage[left]!,
  };
}

/**
 * Overlap by class: people with the same zone and hours share their spans, and two classes are compared
 * once. Real programs have a few dozen classes, so that most pairs cost one look-up.
 */
function overlapReader(people: People, policy: Policy): PairFacts['overlap'] {
  const classOf = new Map<string, number>();
  const spans: (readonly UtcSpans[])[] = [];
  const classesOf = (side: readonly Person[], place: string) =>
    Int32Array.from(side, (person, at) => {
      const { timeZone, availability = policy.workingHours } = person;
      if (timeZone === undefined) return -1;
      const key = JSON.stringify([timeZone, availability.map((w) => [w.day, w.start, w.end])]);
      const known = classOf.get(key);
      if (known !== undefined) return known;
      if (!isTimeZone(timeZone)) {
        const what = `unknown time zone ${JSON.stringify(timeZone)}`;
        throw new MatchingError('bad_person', `${place}[${at}].timeZone`, what);
      }
      classOf.set(key, spans.length);
      return spans.push(policy.weeks.map((week) => toUtcSpans(availability, timeZone, week))) - 1;
    });
  const left = classesOf(people.left, 'left');
  const right = classesOf(people.right, 'right');
  const known = new Map<number, number>();
  return (i, j) => {
    const a = left[i]!;
    const b = right[j]!;
    if (a < 0 || b < 0) return Number.NaN;
    const key = a * spans.length + b;
    let minutes = known.get(key);
    if (minutes === undefined) {
      minutes = Math.min(...spans[a]!.map((week, at) => overlapMinutes(week, spans[b]![at]!)));
      known.set(key, minutes);
    }
    return minutes;
  };
}
