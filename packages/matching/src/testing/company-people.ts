/** Seeded people of a company: heavy-tailed skills, countries with their zones and languages, stages, lines of report. */
import type { People } from '../policy/pair-facts.ts';
import type { Person } from '../policy/person.ts';
import { seededRandom } from './seeded-random.ts';

/** What one person's row of a table gives: skills and stage together, place and languages together. */
export interface Rows {
  readonly wanted: readonly (readonly string[])[];
  readonly offered: readonly (readonly string[])[];
  readonly places: readonly Place[];
}

interface Place {
  readonly country: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
}

const ZONES = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Europe/Warsaw',
  'Asia/Singapore',
  'Australia/Sydney',
  'Africa/Lagos',
  'Asia/Tokyo',
  'America/Mexico_City',
];
const STAGES = ['early', 'mid', 'senior', 'lead', 'executive'];
const STYLES = ['direct', 'calm', 'curious', 'structured', 'playful', 'bold', 'patient', 'precise'];

/** Rows of invented people: 200 skills and 40 countries, popularity falling like 1 / rank. */
export function inventedRows(seed: number): Rows {
  const random = seededRandom(seed);
  const anySkill = zipf(200, 0.9, random);
  const anyCountry = zipf(40, 1, random);
  const someSkills = (least: number, most: number) => {
    const count = least + Math.floor(random() * (most - least + 1));
    const some = new Set<string>();
    while (some.size < count) some.add(`skill ${anySkill()}`);
    return [...some];
  };
  const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  return {
    wanted: many(5000, () => someSkills(2, 5)),
    offered: many(5000, () => someSkills(3, 10)),
    places: many(1000, () => {
      const country = anyCountry();
      const languages = random() < 0.95 ? ['en'] : [];
      if (languages.length === 0 || random() < 0.5) languages.push(`language ${country % 12}`);
      if (random() < 0.15) languages.push(`language ${anyCountry() % 12}`);
      return {
        country: `C${country}`,
        timeZone: ZONES[(country * 5) % ZONES.length] ?? 'Europe/London',
        languages: [...new Set(languages)],
      };
    }),
  };
}

/** `mentees` people, a quarter as many mentors with 1 to 6 places each; every third said how they like to work. */
export function companyPeople(mentees: number, seed: number, rows: Rows): People {
  const random = seededRandom(seed * 7919 + mentees);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const mentors = Math.ceil(mentees / 4);
  const stage = (from: number) => {
    let at = from;
    while (at < STAGES.length - 1 && random() < 0.45) at++;
    return pick(STAGES.slice(at, at + 1));
  };
  const person = (id: string, from: number): Person => ({
    id,
    ...pick(rows.places),
    careerStage: stage(from),
    ...(random() < 0.3 && { managerId: `m${Math.floor(random() * mentors)}` }),
    ...(random() < 0.33 && {
      workingStyle: [...new Set([pick(STYLES), pick(STYLES)])],
    }),
    ...(random() < 0.2 && { availability: pick(HOURS) }),
  });
  return {
    left: Array.from({ length: mentees }, (_, at) => ({
      ...person(`e${at}`, 0),
      skillsWanted: pick(rows.wanted).map((skill, rank) => ({
        skill,
        priority: rank === 0 ? 3 : 2,
        ...(random() < 0.3 && { level: 1 + Math.floor(random() * 4) }),
      })),
    })),
    right: Array.from({ length: mentors }, (_, at) => ({
      ...person(`m${at}`, 1),
      capacity: 1 + Math.floor(random() * 6),
      skillsOffered: pick(rows.offered).map((skill) => ({
        skill,
        ...(random() < 0.5 && { level: 1 + Math.floor(random() * 4) }),
      })),
    })),
  };
}

const HOURS = [
  [7, 12],
  [12, 18],
  [15, 21],
].map(([start = 0, end = 0]) =>
  [1, 2, 3, 4, 5].map((day) => ({ day, start: start * 60, end: end * 60 })),
);

/** Ranks with popularity falling like `1 / rank ** exponent`. */
function zipf(count: number, exponent: number, random: () => number): () => number {
  const sums: number[] = [];
  let total = 0;
  for (let at = 0; at < count; at++) {
    total += 1 / (at + 1) ** exponent;
    sums.push(total);
  }
  return () => {
    const value = random() * total;
    return sums.findIndex((sum) => sum >= value);
  };
}
