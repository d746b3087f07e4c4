import { weighWords } from '../policy/goal-text.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Criterion } from '../policy/policy.ts';
import { wishesOf } from '../policy/skills-criterion.ts';
import { normalized } from '../policy/token-sets.ts';
import { wordsOf } from './class-tables.ts';
import { KERNEL_LEVELS } from './kernel/row-kernel.ts';
import type { SetArrays, SkillArrays, TextArrays } from './people-model.ts';
import { bytes, doubles, doublesFrom, ints } from './shared-arrays.ts';

/** One person's tokens, each with a number of its own (a level, a weight). */
type Tokens = readonly (readonly [token: number, value: number])[];

interface Flat {
  readonly start: Int32Array;
  readonly token: Int32Array;
  readonly value: Float64Array;
}

export function skillArrays(weight: number, people: People, rightAt: Int32Array): SkillArrays {
  const tokenOf = numbering();
  const wishes = people.left.map((person) =>
    wishesOf(person, (skill) => tokenOf(normalized(skill))),
  );
  const left = flatten(
    wishes.map((list) => list.map(({ token, level }) => [token, level ?? 0] as const)),
  );
  const right = flatten(
    Array.from(rightAt, (j) => {
      const offers = people.right[j]?.skillsOffered ?? [];
      const levels = new Map(
        offers.map(({ skill, level }) => [tokenOf(normalized(skill)), level ?? -1]),
      );
      return rising([...levels]);
    }),
  );
  const holders = byToken(right, tokenOf.count());
  return {
    kind: 'skills',
    weight,
    ...lists(left, right, holders),
    priority: doublesFrom(wishes.flatMap((list) => list.map(({ priority }) => priority))),
    leftLevel: left.value,
    total: doublesFrom(wishes.map((list) => list.reduce((sum, { priority }) => sum + priority, 0))),
    rightLevel: right.value,
    holderLevel: holders.value,
    ...denseRows(holders, rightAt.length),
  };
}

/** At most so many bytes for tokens that many people have. */
const MOST_DENSE = 1 << 25;

/** What more than one in 32 offer, as a row of all people. */
function denseRows({ start, holder, value }: Holders, people: number) {
  const levels = [...new Set(value)];
  const index = new Map(levels.map((level, at) => [level, at + 1]));
  const denseStart = ints(start.length - 1).fill(-1);
  let size = 0;
  for (let token = 0; token < denseStart.length; token++) {
    const isCommon = 32 * (start[token + 1]! - start[token]!) > people;
    if (!isCommon || levels.length >= KERNEL_LEVELS || size + people > MOST_DENSE) continue;
    denseStart[token] = size;
    size += people;
  }
  const dense = bytes(size);
  denseStart.forEach((from, token) => {
    if (from < 0) return;
    for (let at = start[token]!; at < start[token + 1]!; at++) {
      dense[from + holder[at]!] = index.get(value[at]!)!;
    }
  });
  return { levels: doublesFrom(levels), denseStart, dense };
}

export function setArrays(entry: Criterion, people: People, rightAt: Int32Array): SetArrays {
  const tokenOf = numbering();
  const tokensOf = (words: readonly string[] | undefined): Tokens => {
    const tokens = new Set((words ?? []).map(normalized).filter((word) => word !== ''));
    return rising([...tokens].map((word) => [tokenOf(word), 0] as const));
  };
  const left = flatten(people.left.map((person) => tokensOf(wordsOf(entry, person))));
  const right = flatten(Array.from(rightAt, (j) => tokensOf(wordsOf(entry, people.right[j]!))));
  const holders = byToken(right, tokenOf.count());
  return { kind: 'sets', weight: entry.weight, ...lists(left, right, holders) };
}

export function textArrays(weight: number, people: People, rightAt: Int32Array): TextArrays {
  const texts = [...people.left, ...people.right].map(({ goal }) => goal);
  const { words, vectors } = weighWords(texts);
  const tokensOf = (at: number): Tokens => {
    const { terms, weights } = vectors[at]!;
    return Array.from(terms, (term, index) => [term, weights[index]!] as const);
  };
  const isGiven = (at: number) => ((texts[at] ?? '').trim() === '' ? 0 : 1);
  const count = people.left.length;
  const left = flatten(people.left.map((_, i) => tokensOf(i)));
  const right = flatten(Array.from(rightAt, (j) => tokensOf(count + j)));
  const holders = byToken(right, words.length);
  const leftGiven = bytes(count);
  for (let i = 0; i < count; i++) leftGiven[i] = isGiven(i);
  const rightGiven = bytes(rightAt.length);
  rightAt.forEach((j, p) => {
    rightGiven[p] = isGiven(count + j);
  });
  return {
    kind: 'text',
    weight,
    ...lists(left, right, holders),
    leftGiven,
    rightGiven,
    leftWeight: left.value,
    rightWeight: right.value,
    holderWeight: holders.value,
  };
}

function numbering(): ((word: string) => number) & { count(): number } {
  const index = new Map<string, number>();
  const numberOf = (word: string) => {
    const known = index.get(word) ?? index.size;
    index.set(word, known);
    return known;
  };
  return Object.assign(numberOf, { count: () => index.size });
}

function rising(tokens: readonly (readonly [number, number])[]): Tokens {
  return tokens.toSorted(([a], [b]) => a - b);
}

function flatten(people: readonly Tokens[]): Flat {
  const start = ints(people.length + 1);
  people.forEach((tokens, at) => {
    start[at + 1] = start[at]! + tokens.length;
  });
  const token = ints(start[people.length]!);
  const value = doubles(token.length);
  people.forEach((tokens, at) => {
    tokens.forEach(([one, number], offset) => {
      token[start[at]! + offset] = one;
      value[start[at]! + offset] = number;
    });
  });
  return { start, token, value };
}

interface Holders {
  readonly start: Int32Array;
  readonly holder: Int32Array;
  readonly value: Float64Array;
}

/** Who has each token, rising. */
function byToken({ start, token, value }: Flat, tokens: number): Holders {
  const holderStart = ints(tokens + 1);
  for (const one of token) holderStart[one + 1]!++;
  for (let at = 0; at < tokens; at++) holderStart[at + 1]! += holderStart[at]!;
  const next = holderStart.slice(0, tokens);
  const holder = ints(token.length);
  const holderValue = doubles(token.length);
  for (let person = 0; person + 1 < start.length; person++) {
    for (let at = start[person]!; at < start[person + 1]!; at++) {
      const place = next[token[at]!]!++;
      holder[place] = person;
      holderValue[place] = value[at]!;
    }
  }
  return { start: holderStart, holder, value: holderValue };
}

function lists(left: Flat, right: Flat, holders: Holders) {
  return {
    leftStart: left.start,
    leftToken: left.token,
    rightStart: right.start,
    rightToken: right.token,
    holderStart: holders.start,
    holder: holders.holder,
  };
}
