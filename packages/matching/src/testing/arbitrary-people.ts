import fc from 'fast-check';
import type { People } from '../policy/pair-facts.ts';
import type { Person } from '../policy/person.ts';
import { type Criterion, DEFAULT_POLICY, type Policy, type Rule } from '../policy/policy.ts';

/** Small random people and policies with everything that a policy may read, and with much left out. */

const words = (list: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...list), { maxLength });
const skills = ['SQL', 'sql ', 'Go', 'Law', 'Art', 'Chess', ''];
const ids = Array.from({ length: 6 }, (_, at) => `p${at}`);

const person = fc.record(
  {
    personId: fc.constantFrom(...ids),
    capacity: fc.integer({ min: 0, max: 3 }),
    careerStage: fc.constantFrom('early', 'Mid', 'senior', 'executive'),
    country: fc.constantFrom('DE', 'FR'),
    site: fc.constantFrom('Berlin', 'Paris', ''),
    department: fc.constantFrom('IT', 'it', 'Sales'),
    industry: fc.constantFrom('Steel', 'steel', 'Milk'),
    jobFunction: fc.constantFrom('finance', 'law'),
    timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', 'America/New_York'),
    languages: words(['en', 'EN', 'fr', 'pt', ' '], 3),
    managerId: fc.constantFrom(...ids),
    skillsWanted: fc.array(
      fc.record(
        {
          skill: fc.constantFrom(...skills),
          priority: fc.constantFrom(1, 2, 3),
          level: fc.integer({ min: 0, max: 4 }),
        },
        { requiredKeys: ['skill'] },
      ),
      { maxLength: 4 },
    ),
    skillsOffered: fc.array(
      fc.record(
        { skill: fc.constantFrom(...skills), level: fc.integer({ min: 0, max: 4 }) },
        { requiredKeys: ['skill'] },
      ),
      { maxLength: 4 },
    ),
    availability: fc.constantFrom(
      [{ day: 1, start: 540, end: 1020 }],
      [{ day: 2, start: 0, end: 1440 }],
      [],
    ),
    goal: fc.constantFrom('Lead a team', 'lead lead sales', 'the a', '', 'learn sales and law'),
    formats: words(['video', 'chat'], 2),
    interests: words(['tea', 'Tea', 'go', 'film', 'bees', ''], 4),
    workingStyle: words(['calm', 'direct', 'curious'], 3),
    ranking: fc.array(words(['e0', 'e1', 'm0', 'm1', 'm2', 'x'], 2), { maxLength: 3 }),
    pairedWith: words(ids, 2),
    blocked: words(ids, 1),
    fields: fc.record(
      {
        union: fc.oneof(fc.constantFrom('a', 'b', '', ' '), fc.boolean(), fc.nat(2)),
        clubs: words(['x', 'X', 'y', 'z'], 3),
        since: fc.oneof(fc.nat(9), fc.constantFrom('2', '2.5', 'long')),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

function side(prefix: string, most: number): fc.Arbitrary<readonly Person[]> {
  return fc
    .array(person, { minLength: 0, maxLength: most })
    .map((people) => people.map((one, at) => ({ ...one, id: `${prefix}${at}` }) as Person));
}

export function arbitraryPeople(most: number): fc.Arbitrary<People> {
  return fc.record({
    left: side('e', most),
    right: side('m', most).map((people) =>
      people.map((one, at) => ({ ...one, min: at % 4 === 0 ? Math.min(1, one.capacity ?? 1) : 0 })),
    ),
    managers: fc.constantFrom(new Map(), new Map([['p5', 'p0']])),
  });
}

const rules: readonly Rule[] = [
  { rule: 'not_in_line_of_report' },
  { rule: 'shared_language' },
  { rule: 'overlap_at_least', minutesPerWeek: 60 },
  { rule: 'stage_gap', min: 0 },
  { rule: 'department', must: 'differ' },
  { rule: 'site', must: 'match' },
  { rule: 'not_already_paired' },
  { rule: 'not_blocked' },
  { rule: 'field', field: 'union', must: 'differ' },
  { rule: 'field', field: 'clubs', must: 'overlap' },
  { rule: 'field', field: 'since', must: 'near', within: 3 },
];

const criteria: readonly Omit<Criterion, 'weight'>[] = [
  { criterion: 'skills' },
  { criterion: 'working_style' },
  { criterion: 'availability' },
  { criterion: 'stage_distance' },
  { criterion: 'goal_text' },
  { criterion: 'languages_and_place' },
  { criterion: 'industry' },
  { criterion: 'job_function' },
  { criterion: 'format' },
  { criterion: 'interests' },
  { criterion: 'ranking' },
  { criterion: 'field', field: 'union', match: 'equal' } as Omit<Criterion, 'weight'>,
  { criterion: 'field', field: 'clubs', match: 'overlap' } as Omit<Criterion, 'weight'>,
  { criterion: 'field', field: 'since', match: 'near', within: 4 } as Omit<Criterion, 'weight'>,
];

/** Few rules, so that pairs are left; weights with and without fractions. */
export const arbitraryPolicy: fc.Arbitrary<Policy> = fc
  .record({
    rules: fc.subarray([...rules], { maxLength: 3 }),
    criteria: fc.subarray([...criteria], { minLength: 1 }),
    weights: fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0.1, 33.3)), {
      minLength: criteria.length,
      maxLength: criteria.length,
    }),
    minimumFit: fc.constantFrom(0, 0, 4000),
    objective: fc.constantFrom('max_matched_then_fit', 'max_fit'),
  })
  .map(({ weights, criteria: some, ...policy }) => ({
    ...DEFAULT_POLICY,
    ...policy,
    criteria: some.map((entry, at) => ({ ...entry, weight: weights[at] ?? 1 }) as Criterion),
  }));
