/**
 * node generate.ts MENTEES CANDIDATES coarse|fine FILE
 *
 * CANDIDATES 0: every allowed pair; else the best so many of each mentee and the best 2 x capacity + 8 of each
 * mentor. Coarse fits are 0..150 or so with many ties, fine ones eight times as many.
 */
import { writeInstance } from './instance-file.ts';
import { hashOf, type Population, population, rowScorer } from './population.ts';

const SEED = 1;
function generate(count: number, perMentee: number, isFine: boolean, path: string): void {
  const people = population(count, SEED);
  const rows = perMentee === 0 ? allPairs(people) : bestPairs(people, perMentee);
  const start = new Int32Array(count + 1);
  rows.forEach((row, i) => {
    start[i + 1] = start[i]! + row.length;
  });
  const mentor = new Int32Array(start[count]!);
  const fit = new Int32Array(start[count]!);
  rows.forEach((row, i) => {
    row.forEach((packed, at) => {
      const j = packed >>> 8;
      const score = packed & 255;
      mentor[start[i]! + at] = j;
      fit[start[i]! + at] = isFine ? score * 8 + (hashOf(i, j) & 7) : score;
    });
  });
  writeInstance(path, { capacity: people.capacity, start, mentor, fit });
}

/** By mentee: `mentor << 8 | score`, by mentor. */
function allPairs(people: Population): readonly Uint32Array[] {
  const score = rowScorer(people);
  const row = new Uint8Array(people.mentors);
  return Array.from({ length: people.mentees }, (_, i) => {
    score(i, row);
    const list: number[] = [];
    for (let j = 0; j < people.mentors; j++) if (row[j]! > 0) list.push((j << 8) | row[j]!);
    return Uint32Array.from(list);
  });
}

function bestPairs(people: Population, perMentee: number): readonly Uint32Array[] {
  const { mentees, mentors, capacity } = people;
  const score = rowScorer(people);
  const row = new Uint8Array(mentors);
  const best = Array.from(capacity, (places) => new Best(2 * places + 8));
  const chosen: number[][] = [];
  const histogram = new Int32Array(256);
  for (let i = 0; i < mentees; i++) {
    score(i, row);
    histogram.fill(0);
    for (let j = 0; j < mentors; j++) histogram[row[j]!]!++;
    let least = 255;
    for (let above = 0; least > 1 && above + histogram[least]! < perMentee; least--) {
      above += histogram[least]!;
    }
    const sure: number[] = [];
    const tied: number[] = [];
    for (let j = 0; j < mentors; j++) {
      const value = row[j]!;
      if (value === 0) continue;
      if (value > least) sure.push(j);
      else if (value === least) tied.push(j);
      const list = best[j]!;
      if (value >= list.least) list.offer(value, hashOf(j, i), i);
    }
    // Ties by hash: by index they would starve whoever comes late.
    tied.sort((a, b) => hashOf(i, a) - hashOf(i, b));
    const all = [...sure, ...tied.slice(0, Math.max(0, perMentee - sure.length))];
    chosen.push(all.map((j) => (j << 8) | row[j]!));
  }
  best.forEach((list, j) => {
    for (const [value, i] of list.entries()) chosen[i]!.push((j << 8) | value);
  });
  return chosen.map((list) => Uint32Array.from(new Set(list)).sort());
}

/** The best few of many, ties by chance. */
class Best {
  readonly #size: number;
  readonly #keys: number[] = [];
  /** Below this score nobody is taken. */
  least = 0;

  constructor(size: number) {
    this.#size = size;
  }

  offer(score: number, chance: number, person: number): void {
    const key = score * 2 ** 40 + (chance & 0xfffff) * 2 ** 20 + person;
    const keys = this.#keys;
    if (keys.length === this.#size && key <= keys[0]!) return;
    // Kept in order by insertion: two dozen keys at most.
    let at = 0;
    while (at < keys.length && keys[at]! < key) at++;
    keys.splice(at, 0, key);
    if (keys.length <= this.#size) return;
    keys.shift();
    this.least = Math.floor(keys[0]! / 2 ** 40);
  }

  entries(): readonly (readonly [score: number, person: number])[] {
    return this.#keys.map((key) => [Math.floor(key / 2 ** 40), key % 2 ** 20] as const);
  }
}

const [mentees = '', candidates = '', grain = '', file = ''] = process.argv.slice(2);
generate(Number(mentees), Number(candidates), grain === 'fine', file);
