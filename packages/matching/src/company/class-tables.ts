import { compileCriterion } from '../policy/criteria.ts';
import { type People, pairFacts } from '../policy/pair-facts.ts';
import type { Person } from '../policy/person.ts';
import type { Criterion, Policy, Rule } from '../policy/policy.ts';
import { compileRule } from '../policy/rules.ts';
import { normalized } from '../policy/token-sets.ts';
import { bytes, doubles, ints } from './shared-arrays.ts';

/** A larger table than this is not made: its criterion is worked out from words instead. */
export const LARGEST_TABLE = 1 << 22;

/** People of both sides by something that they say, each class with one who stands for it. */
export interface Classified {
  readonly left: Int32Array;
  /** By right person, not by position. */
  readonly right: Int32Array;
  readonly leftSample: readonly Person[];
  readonly rightSample: readonly Person[];
}

type KeyOf = (person: Person) => string;

/** Classes by what criteria and rules read, made once for each such reading. */
export function classifier(people: People): (name: string, keyOf: KeyOf) => Classified {
  const made = new Map<string, Classified>();
  return (name, keyOf) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const [left, leftSample] = classify(people.left, keyOf);
    const [right, rightSample] = classify(people.right, keyOf);
    const classified = { left, right, leftSample, rightSample };
    made.set(name, classified);
    return classified;
  };
}

function classify(side: readonly Person[], keyOf: KeyOf): [Int32Array, readonly Person[]] {
  const index = new Map<string, number>();
  const sample: Person[] = [];
  const of = ints(side.length);
  side.forEach((person, at) => {
    const key = keyOf(person);
    let known = index.get(key);
    if (known === undefined) {
      known = sample.length;
      index.set(key, known);
      sample.push(person);
    }
    of[at] = known;
  });
  return [of, sample];
}

/** What a criterion or rule reads: people who agree in it are one class. Null: not by classes. */
export function readingOf(entry: Criterion | Rule): readonly [string, KeyOf] | null {
  const name = 'criterion' in entry ? entry.criterion : entry.rule;
  switch (name) {
    case 'overlap_at_least':
    case 'availability':
      return ['hours', ({ timeZone, availability }) => JSON.stringify([timeZone, availability])];
    case 'stage_gap':
    case 'stage_distance':
      return ['stage', ({ careerStage }) => JSON.stringify(careerStage)];
    case 'shared_language':
      return ['languages', ({ languages }) => setKey(languages)];
    case 'languages_and_place':
      return [
        'place',
        ({ languages, site, country, timeZone }) =>
          JSON.stringify([setKey(languages), site, country, timeZone]),
      ];
    case 'department':
      return ['department', ({ department }) => JSON.stringify(department)];
    case 'site':
      return ['site', ({ site }) => JSON.stringify(site)];
    case 'industry':
      return ['industry', ({ industry }) => JSON.stringify(industry)];
    case 'job_function':
      return ['job_function', ({ jobFunction }) => JSON.stringify(jobFunction)];
    case 'working_style':
    case 'interests':
    case 'format':
      return [name, (person) => setKey(wordsOf(entry as Criterion, person))];
    case 'field': {
      const { field } = entry as Extract<Criterion | Rule, { field: string }>;
      return [`field ${field}`, ({ fields }) => JSON.stringify(fields?.[field])];
    }
    default:
      return null;
  }
}

/** The words that a criterion by shared words compares. */
export function wordsOf(entry: Criterion, person: Person): readonly string[] | undefined {
  switch (entry.criterion) {
    case 'working_style':
      return person.workingStyle;
    case 'interests':
      return person.interests;
    case 'format':
      return person.formats;
    case 'field': {
      const value = person.fields?.[entry.field];
      if (value === undefined) return undefined;
      return typeof value === 'object' ? value : [String(value)];
    }
    default:
      return undefined;
  }
}

function setKey(words: readonly string[] | undefined): string {
  const tokens = new Set((words ?? []).map(normalized).filter((token) => token !== ''));
  return JSON.stringify([...tokens].sort());
}

/** Weight times points for every two classes, as the reference gives them; NaN: left out. */
export function pointsTable(entry: Criterion, policy: Policy, classes: Classified): Float64Array {
  const { leftSample: left, rightSample: right } = classes;
  const { points } = compileCriterion(entry, pairFacts({ left, right }, policy));
  const table = doubles(left.length * right.length);
  for (let a = 0; a < left.length; a++) {
    for (let b = 0; b < right.length; b++) {
      table[a * right.length + b] = entry.weight * points(a, b);
    }
  }
  return table;
}

/** 1 for every two classes between which the rule is kept. */
export function allowedTable(rule: Rule, policy: Policy, classes: Classified): Uint8Array {
  const { leftSample: left, rightSample: right } = classes;
  const { isKept } = compileRule(rule, pairFacts({ left, right }, policy));
  const table = bytes(left.length * right.length);
  for (let a = 0; a < left.length; a++) {
    for (let b = 0; b < right.length; b++) table[a * right.length + b] = isKept(a, b) ? 1 : 0;
  }
  return table;
}
