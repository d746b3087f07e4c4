/** Seeded populations for the benchmarks: heavy-tailed skills, time zones, languages, levels. */
import { seededRandom } from '../../src/testing/seeded-random.ts';

const SKILLS = 200;
const LEVELS = 10;
const DEPARTMENTS = 16;
const SITES = 40;
const ZONES = 12;
const PATTERNS = 4;
const LANGUAGES = 10;
const GOALS = 8;

interface Side {
  readonly level: Uint8Array;
  readonly department: Uint8Array;
  readonly site: Uint8Array;
  readonly pattern: Uint8Array;
  readonly zone: Uint8Array;
  readonly languages: Uint16Array;
  readonly goals: Uint8Array;
  readonly wantsOther: Uint8Array;
  readonly skillStart: Int32Array;
  readonly skill: Uint8Array;
  readonly skillWeight: Uint8Array;
}

export interface Population {
  readonly mentees: number;
  readonly mentors: number;
  readonly left: Side;
  readonly right: Side;
  readonly capacity: Int32Array;
  /** Mentors who are not allowed, by mentee: managers and exclusions. */
  readonly excluded: readonly (readonly number[])[];
}

/** `mentees` people and a quarter as many mentors, with 1 to 6 places each. */
export function population(mentees: number, seed: number): Population {
  const random = seededRandom(seed * 7919 + mentees);
  const mentors = mentees >> 2;
  const left = side(mentees, random, false);
  const right = side(mentors, random, true);
  const capacity = Int32Array.from({ length: mentors }, () => 1 + Math.floor(random() * 6));
  const excluded = Array.from({ length: mentees }, () => {
    const list: number[] = [];
    if (random() < 0.3) list.push(Math.floor(random() * mentors));
    if (random() < 0.02) list.push(Math.floor(random() * mentors));
    return list;
  });
  return { mentees, mentors, left, right, capacity, excluded };
}

/** The same 32 bits for the same two numbers. */
export function hashOf(i: number, j: number): number {
  let h = Math.imul(i ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(j + 0x7f4a7c15, 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h, 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** Writes one mentee's scores of all mentors: 0 not allowed, else 1..255. */
export function rowScorer(people: Population): (mentee: number, row: Uint8Array) => void {
  const { left, right, mentors } = people;
  const rank = right.level.map((level, j) => level * DEPARTMENTS + right.department[j]!);
  const place = right.site.map((site, j) => site * PATTERNS + right.pattern[j]!);
  const hoursAt = new Uint8Array(SITES * PATTERNS);
  for (let site = 0; site < SITES; site++) {
    for (let p = 0; p < PATTERNS; p++) hoursAt[site * PATTERNS + p] = zoneOf(site) * PATTERNS + p;
  }
  const overlaps = overlapTable();
  const offering: number[][] = Array.from({ length: SKILLS }, () => []);
  for (let j = 0; j < mentors; j++) {
    for (let q = right.skillStart[j]!; q < right.skillStart[j + 1]!; q++) {
      offering[right.skill[q]!]!.push(j);
    }
  }
  const offeredBy = offering.map((list) => Int32Array.from(list));
  const rankPoints = new Uint8Array(LEVELS * DEPARTMENTS);
  const placePoints = new Uint8Array(SITES * PATTERNS);
  const goalPoints = new Uint8Array(256);
  const mask = new Uint8Array(1024);
  return (i, row) => {
    row.fill(1);
    for (let q = left.skillStart[i]!; q < left.skillStart[i + 1]!; q++) {
      const weight = left.skillWeight[q]!;
      const list = offeredBy[left.skill[q]!]!;
      for (let t = 0; t < list.length; t++) row[list[t]!]! += weight;
    }
    for (let level = 0; level < LEVELS; level++) {
      for (let d = 0; d < DEPARTMENTS; d++) {
        const differs = d !== left.department[i];
        const bonus = differs === (left.wantsOther[i] === 1) ? 8 : 0;
        rankPoints[level * DEPARTMENTS + d] = gapPoints(level - left.level[i]!) + bonus;
      }
    }
    const hours = (left.zone[i]! * PATTERNS + left.pattern[i]!) * ZONES * PATTERNS;
    for (let x = 0; x < placePoints.length; x++) {
      placePoints[x] = overlaps[hours + hoursAt[x]!]! + (x >> 2 === left.site[i] ? 6 : 0);
    }
    for (let x = 0; x < 256; x++) goalPoints[x] = Math.min(2, bits(x & left.goals[i]!)) * 5;
    for (let x = 0; x < 1024; x++) mask[x] = x & left.languages[i]! ? 255 : 0;
    for (let j = 0; j < mentors; j++) {
      const points = rankPoints[rank[j]!]! + placePoints[place[j]!]! + goalPoints[right.goals[j]!]!;
      row[j] = (row[j]! + points) & mask[right.languages[j]!]!;
    }
    for (const j of people.excluded[i]!) row[j] = 0;
  };
}

function side(count: number, random: () => number, isMentor: boolean): Side {
  const anySkill = zipf(SKILLS, 0.9);
  const anySite = zipf(SITES, 1);
  const made = {
    level: new Uint8Array(count),
    department: new Uint8Array(count),
    site: new Uint8Array(count),
    pattern: new Uint8Array(count),
    zone: new Uint8Array(count),
    languages: new Uint16Array(count),
    goals: new Uint8Array(count),
    wantsOther: new Uint8Array(count),
    skillStart: new Int32Array(count + 1),
  };
  const skill: number[] = [];
  const skillWeight: number[] = [];
  for (let i = 0; i < count; i++) {
    let level = isMentor ? 3 : 0;
    while (level < (isMentor ? 9 : 6) && random() < 0.55) level++;
    made.level[i] = level;
    made.department[i] = Math.floor(random() * random() * DEPARTMENTS);
    const site = anySite(random());
    made.site[i] = site;
    made.zone[i] = zoneOf(site);
    made.pattern[i] = random() < 0.6 ? 1 : Math.floor(random() * PATTERNS);
    let languages = random() < 0.97 ? 1 : 0;
    if (languages === 0 || random() < 0.5) languages |= 1 << (1 + (site % (LANGUAGES - 1)));
    if (random() < 0.15) languages |= 1 << Math.floor(random() * LANGUAGES);
    made.languages[i] = languages;
    let goals = 0;
    const goalCount = 1 + Math.floor(random() * (isMentor ? 4 : 2));
    for (let n = 0; n < goalCount; n++) goals |= 1 << Math.floor(random() * GOALS);
    made.goals[i] = goals;
    made.wantsOther[i] = random() < 0.6 ? 1 : 0;
    const wanted = isMentor ? 4 + Math.floor(random() * 9) : 3 + Math.floor(random() * 4);
    const seen = new Set<number>();
    while (seen.size < wanted) seen.add(anySkill(random()));
    [...seen].forEach((one, at) => {
      skill.push(one);
      skillWeight.push(at < 2 ? 12 : 6);
    });
    made.skillStart[i + 1] = skill.length;
  }
  return { ...made, skill: Uint8Array.from(skill), skillWeight: Uint8Array.from(skillWeight) };
}

function zoneOf(site: number): number {
  return (site * 5) % 7 === 0 ? 0 : (site * 7) % ZONES;
}

/** Ranks drawn with popularity falling like `1 / rank ** exponent`. */
function zipf(count: number, exponent: number): (random: number) => number {
  const sums = new Float64Array(count);
  let total = 0;
  for (let at = 0; at < count; at++) {
    total += 1 / (at + 1) ** exponent;
    sums[at] = total;
  }
  return (random) => {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! / total < random) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function gapPoints(gap: number): number {
  return gap <= 0 ? 0 : ([0, 12, 20, 16, 10, 6, 4, 2, 2, 2][gap] ?? 0);
}

function overlapTable(): Uint8Array {
  const kinds = ZONES * PATTERNS;
  const hours = Array.from({ length: kinds }, (_, kind) => {
    const pattern = kind % PATTERNS;
    const zone = Math.floor(kind / PATTERNS);
    const start = [7, 9, 12, 9][pattern] ?? 9;
    let day = 0;
    for (let h = 0; h < (pattern === 3 ? 4 : 8); h++)
      day |= 1 << ((start + h - 2 * zone + 48) % 24);
    return day;
  });
  const table = new Uint8Array(kinds * kinds);
  hours.forEach((a, x) => {
    hours.forEach((b, y) => {
      table[x * kinds + y] = Math.min(8, bits(a & b)) * 3;
    });
  });
  return table;
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
