import { MatchingError } from '../matching-error.ts';
import { type People, pairFacts } from '../policy/pair-facts.ts';
import type { Person } from '../policy/person.ts';
import type { Criterion, Policy, Rule } from '../policy/policy.ts';
import { tierPoints, tiersOf } from '../policy/ranking-criterion.ts';
import {
  type Classified,
  classifier,
  LARGEST_TABLE,
  pointsTable,
  readingOf,
} from './class-tables.ts';
import { combinedTables } from './combined-tables.ts';
import { type Exclusions, excludedPositions, relatedPairs } from './excluded-pairs.ts';
import type { CriterionArrays, PeopleModel, RankingArrays } from './people-model.ts';
import { bytes, doublesFrom, ints, intsFrom } from './shared-arrays.ts';
import { setArrays, skillArrays, textArrays } from './token-lists.ts';

/**
 * Compiles people and a policy for looking at all pairs. The people were checked before (`createScorer` does).
 * Throws `too_large` where hours, places or a field of the program's own have so many kinds on both sides that
 * their table would not fit: more than four million entries.
 */
export function compilePeople(
  policy: Policy,
  people: People,
  excluded: Exclusions = [],
): PeopleModel {
  const classify = classifier(people);
  const criteria = policy.criteria.filter(({ weight }) => weight > 0);
  const byClass = new Map<Criterion | Rule, Classified>();
  for (const entry of [...policy.rules, ...criteria]) {
    const reading = readingOf(entry);
    if (reading === null) continue;
    const classes = classify(...reading);
    const size = classes.leftSample.length * classes.rightSample.length;
    if (size <= LARGEST_TABLE) byClass.set(entry, classes);
    else if (!isBySharedWords(entry)) refuse(reading[0], classes);
  }

  const byWords = criteria.filter((entry) => !byClass.has(entry));
  const leftKinds = kindsOf(people.left, byClass.values(), 'left', byWords);
  const rightKinds = kindsOf(people.right, byClass.values(), 'right', byWords);
  const leftOrder = inOrder(leftKinds);
  const rightAt = inOrder(rightKinds);
  const positionOf = ints(rightAt.length);
  rightAt.forEach((j, p) => {
    positionOf[j] = p;
  });
  const starts: number[] = [];
  rightAt.forEach((j, p) => {
    if (p === 0 || rightKinds[j] !== rightKinds[rightAt[p - 1]!]) starts.push(p);
  });
  starts.push(rightAt.length);

  const related = relatedPairs(policy, people).map(({ pairs }) => pairs);
  const rangeStart = intsFrom(starts);
  const rangeOf = ints(rightAt.length);
  for (let r = 0; r + 1 < starts.length; r++) rangeOf.fill(r, starts[r], starts[r + 1]);
  const firstOfRange = Array.from(rangeStart.subarray(0, -1), (p) => rightAt[p]!);
  const tables = combinedTables(policy, byClass, criteria, firstOfRange);
  const arraysOf = (entry: Criterion): CriterionArrays => {
    const { weight } = entry;
    const classes = byClass.get(entry);
    if (classes !== undefined) {
      const weighted = pointsTable(entry, policy, classes);
      const right = intsFrom(Array.from(rightAt, (j) => classes.right[j]!));
      const width = classes.rightSample.length;
      return { kind: 'class', weight, weighted, left: classes.left, right, width };
    }
    switch (entry.criterion) {
      case 'skills':
        return skillArrays(weight, people, rightAt);
      case 'goal_text':
        return textArrays(weight, people, rightAt);
      case 'ranking':
        return rankingArrays(weight, people, rightAt, positionOf);
      default:
        return setArrays(entry, people, rightAt);
    }
  };
  return {
    leftCount: people.left.length,
    rightCount: people.right.length,
    rightAt,
    positionOf,
    rangeStart,
    rangeOf,
    leftOrder,
    leftKind: leftKinds,
    minimumFit: policy.minimumFit,
    criteria: criteria.map(arraysOf),
    tables,
    ...excludedPositions(people.left.length, positionOf, [...related, excluded]),
  };
}

function isBySharedWords(entry: Criterion | Rule): boolean {
  if (!('criterion' in entry)) return false;
  if (entry.criterion === 'field') return entry.match === 'overlap';
  return ['working_style', 'interests', 'format'].includes(entry.criterion);
}

/** The place of the error for too many kinds. */
export const KINDS = 'people';

function refuse(what: string, { leftSample, rightSample }: Classified): never {
  const sizes = `${leftSample.length} x ${rightSample.length}`;
  throw new MatchingError('too_large', KINDS, `${what}: ${sizes} kinds are too many`);
}

/** Numbers people so that those who agree in all classes, and in what they left out, have the same. */
function kindsOf(
  side: readonly Person[],
  classes: Iterable<Classified>,
  which: 'left' | 'right',
  byWords: readonly Criterion[],
): Int32Array {
  let kinds: Int32Array = ints(side.length);
  for (const classified of new Set(classes)) kinds = refined(kinds, classified[which]);
  for (const entry of byWords) {
    const said = side.map((person) => Number(saidOn(entry, person, which)));
    kinds = refined(kinds, said);
  }
  return kinds;
}

/** Whether a person said anything on a criterion that is not by classes. */
function saidOn(entry: Criterion, person: Person, which: 'left' | 'right'): boolean {
  switch (entry.criterion) {
    case 'skills':
      // Whoever offers none covers none: no case of its own.
      return which === 'left' && (person.skillsWanted ?? []).length > 0;
    case 'goal_text':
      return (person.goal ?? '').trim() !== '';
    case 'ranking':
      return tiersOf(person).count > 0;
    case 'working_style':
      return isAnySaid(person.workingStyle);
    case 'interests':
      return isAnySaid(person.interests);
    case 'format':
      return isAnySaid(person.formats);
    case 'field': {
      const value = person.fields?.[entry.field];
      return isAnySaid(typeof value === 'object' ? value : [String(value ?? '')]);
    }
    default:
      return false;
  }
}

function isAnySaid(words: readonly string[] = []): boolean {
  return words.some((word) => word.trim() !== '');
}

function refined(kinds: Int32Array, further: ArrayLike<number>): Int32Array {
  const index = new Map<number, number>();
  const result = ints(kinds.length);
  // Both numbers stay below the number of people, 2^21 at most; `further` may be any 32 bits.
  kinds.forEach((kind, at) => {
    const key = kind * 4_294_967_296 + (further[at]! >>> 0);
    let known = index.get(key);
    if (known === undefined) {
      known = index.size;
      index.set(key, known);
    }
    result[at] = known;
  });
  return result;
}

/** People by kind, then as they were given; O(people). */
function inOrder(kinds: Int32Array): Int32Array {
  let most = 0;
  for (const kind of kinds) most = Math.max(most, kind + 1);
  const start = new Int32Array(most + 1);
  for (const kind of kinds) start[kind + 1]!++;
  for (let kind = 0; kind < most; kind++) start[kind + 1]! += start[kind]!;
  const order = ints(kinds.length);
  kinds.forEach((kind, at) => {
    order[start[kind]!++] = at;
  });
  return order;
}

function rankingArrays(
  weight: number,
  people: People,
  rightAt: Int32Array,
  positionOf: Int32Array,
): RankingArrays {
  const leftIndex = new Map(people.left.map(({ id }, at) => [id, at]));
  const rightIndex = new Map(people.right.map(({ id }, at) => [id, at]));
  const leftGiven = bytes(people.left.length);
  const rightGiven = bytes(people.right.length);
  const byLeft = people.left.map((): [number, number][] => []);
  const byRight = people.left.map((): [number, number][] => []);
  people.left.forEach((person, i) => {
    const tiers = tiersOf(person);
    leftGiven[i] = tiers.count > 0 ? 1 : 0;
    for (const [id, at] of tiers.of) {
      const j = rightIndex.get(id);
      if (j !== undefined) byLeft[i]!.push([positionOf[j]!, tierPoints(tiers, at)]);
    }
  });
  rightAt.forEach((j, p) => {
    const tiers = tiersOf(people.right[j]!);
    rightGiven[p] = tiers.count > 0 ? 1 : 0;
    for (const [id, at] of tiers.of) {
      const i = leftIndex.get(id);
      if (i !== undefined) byRight[i]!.push([p, tierPoints(tiers, at)]);
    }
  });
  const starts = (lists: readonly unknown[][]) => {
    const start = ints(lists.length + 1);
    lists.forEach((list, at) => {
      start[at + 1] = start[at]! + list.length;
    });
    return start;
  };
  const flat = (lists: readonly [number, number][][], part: 0 | 1) =>
    lists.flatMap((list) => list.map((entry) => entry[part]));
  return {
    kind: 'ranking',
    weight,
    leftGiven,
    rightGiven,
    byLeftStart: starts(byLeft),
    byLeft: intsFrom(flat(byLeft, 0)),
    byLeftPoints: doublesFrom(flat(byLeft, 1)),
    byRightStart: starts(byRight),
    byRight: intsFrom(flat(byRight, 0)),
    byRightPoints: doublesFrom(flat(byRight, 1)),
  };
}

/** Throws what the scorer would throw for people that it cannot take, naming the place. */
export function checkPeople(policy: Policy, people: People): void {
  pairFacts(people, policy);
}
