import fc from 'fast-check';
import type {
  AssignmentProblem,
  CircleProblem,
  Objective,
  Pair,
  PairOfIds,
  Participant,
  PeerProblem,
  Ranking,
  RightParticipant,
  StableProblem,
} from '../problem.ts';
import { OBJECTIVES } from '../problem.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * Small random problems with all that makes matching hard: ties everywhere or fine differences, sides that are empty
 * or fall into two parts, capacities 0..3, minimums (some that cannot be met), pins and forbidden pairs. The same
 * seed gives the same problem. At most eight people on a side, and few enough ways to look at all of them.
 */
type Random = () => number;

/** Shrinking a seed says nothing; the problems are small as they are. */
function bySeed<T>(make: (random: Random) => T): fc.Arbitrary<T> {
  return fc.noShrink(fc.nat()).map((seed) => make(seededRandom(seed)));
}

export const assignmentProblems = bySeed((random) =>
  randomAssignment(random, pick(random, OBJECTIVES)),
);
export const peerProblems = bySeed((random) => randomPeers(random, pick(random, OBJECTIVES)));
export const stableProblems = bySeed((random) => randomStable(random, 'ties'));
export const circleProblems = bySeed(randomCircles);

export function randomAssignment(random: Random, objective: Objective): AssignmentProblem {
  const hasMinimums = chance(random, 0.4);
  const left = people(random, 'e', 8);
  const right: RightParticipant[] = [];
  // What the brute force keeps apart: how many places each right person has given.
  let loads = 1;
  for (const person of people(random, 'm', 8)) {
    if (loads * (person.capacity + 1) > 256) break;
    loads *= person.capacity + 1;
    const min = hasMinimums && chance(random, 0.4) ? upTo(random, person.capacity) : 0;
    right.push({ ...person, min });
  }
  const allowed = crossPairs(random, left, right);
  return { kind: 'assignment', objective, left, right, ...decided(random, allowed, left, right) };
}

export function randomPeers(random: Random, objective: Objective): PeerProblem {
  const members = onlyOnePlace(random, people(random, 'p', 8));
  const allowed = pairsAmong(random, members);
  return { kind: 'peer', objective, members, ...decided(random, allowed, members, members) };
}

/** `strict`: no ties in the rankings, one place each on the left, nothing pinned: then one solution is best for all. */
export function randomStable(random: Random, kind: 'strict' | 'ties'): StableProblem {
  const strict = kind === 'strict';
  const places = (person: Participant) => (strict ? { ...person, capacity: 1 } : person);
  const left = people(random, 'e', 5).map(places);
  const right = people(random, 'm', 4);
  const allowed = crossPairs(random, left, right);
  const ranksOf = (owners: readonly Participant[], others: readonly Participant[]) =>
    new Map(owners.map(({ id }) => [id, ranking(random, others, strict)]));
  return {
    kind: 'stable',
    left,
    right,
    ranks: { left: ranksOf(left, right), right: ranksOf(right, left) },
    ...(strict
      ? { pairs: allowed, pinned: [], forbidden: [] }
      : decided(random, allowed, left, right)),
  };
}

export function randomCircles(random: Random): CircleProblem {
  const members = onlyOnePlace(random, people(random, 'p', 8));
  const smallest = 2 + upTo(random, 2);
  const { pairs, forbidden } = decided(random, pairsAmong(random, members), members, members);
  return {
    kind: 'circle',
    members,
    size: [smallest, smallest + upTo(random, 2)],
    leaders: members.slice(0, upTo(random, 3)).map(({ id }) => id),
    pairs,
    pinned: [],
    forbidden,
  };
}

export function chance(random: Random, share: number): boolean {
  return random() < share;
}

/** A whole number 0..most. */
export function upTo(random: Random, most: number): number {
  return Math.floor(random() * (most + 1));
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[upTo(random, list.length - 1)]!;
}

export function shuffled<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/** Mostly several people; nobody or one now and then. */
function people(random: Random, prefix: string, most: number): readonly Participant[] {
  const count = chance(random, 0.06) ? upTo(random, 1) : 2 + upTo(random, most - 2);
  return Array.from({ length: count }, (_, at) => {
    return { id: `${prefix}${at + 1}`, capacity: chance(random, 0.7) ? 1 : upTo(random, 3) };
  });
}

function onlyOnePlace(random: Random, list: readonly Participant[]): readonly Participant[] {
  return list.map(({ id }) => ({ id, capacity: chance(random, 0.9) ? 1 : 0 }));
}

function crossPairs(
  random: Random,
  left: readonly Participant[],
  right: readonly Participant[],
): readonly Pair[] {
  const may = whoMayMeet(random);
  const fit = fits(random);
  return left.flatMap((a, i) =>
    right.flatMap((b, j): readonly Pair[] => (may(i, j) ? [[a.id, b.id, fit()]] : [])),
  );
}

function pairsAmong(random: Random, members: readonly Participant[]): readonly Pair[] {
  const may = whoMayMeet(random);
  const fit = fits(random);
  return members.flatMap((a, i) =>
    members.flatMap((b, j): readonly Pair[] =>
      i < j && may(i, j) ? [chance(random, 0.5) ? [a.id, b.id, fit()] : [b.id, a.id, fit()]] : [],
    ),
  );
}

/** All pairs, some, few, or those of two parts that never meet. */
function whoMayMeet(random: Random): (i: number, j: number) => boolean {
  const share = pick(random, [1, 0.75, 0.5, 0.25]);
  const parts = chance(random, 0.15) ? 2 : 1;
  return (i, j) => i % parts === j % parts && chance(random, share);
}

/** Few values give ties everywhere, many give fine differences. */
function fits(random: Random): () => number {
  const values = pick(random, [[5000], [0, 1, 2], [0, 10_000], [7, 8, 9, 10], null, null]);
  return () => (values === null ? upTo(random, 10_000) : pick(random, values));
}

/** In half of the cases: pins that everybody has room for, and forbidden pairs, two of each at most. */
function decided(
  random: Random,
  listed: readonly Pair[],
  left: readonly Participant[],
  right: readonly Participant[],
) {
  const pairs = shuffled(random, listed);
  const pinned: PairOfIds[] = [];
  const forbidden: PairOfIds[] = [];
  if (chance(random, 0.5)) {
    const room = [
      new Map(left.map(placesOf)),
      left === right ? null : new Map(right.map(placesOf)),
    ];
    const ends = [room[0]!, room[1] ?? room[0]!] as const;
    const some = shuffled(random, listed);
    const pins = upTo(random, 2);
    for (const [a, b] of some.slice(0, pins)) {
      const places = [ends[0].get(a) ?? 0, ends[1].get(b) ?? 0] as const;
      if (places[0] < 1 || places[1] < 1) continue;
      ends[0].set(a, places[0] - 1);
      ends[1].set(b, places[1] - 1);
      pinned.push([a, b]);
    }
    for (const [a, b] of some.slice(pins, pins + upTo(random, 2))) forbidden.push([a, b]);
  }
  return { pairs, pinned, forbidden };
}

function placesOf({ id, capacity }: Participant): readonly [string, number] {
  return [id, capacity];
}

/** Some of the others, best first, in tiers. */
function ranking(random: Random, others: readonly Participant[], strict: boolean): Ranking {
  const share = pick(random, [1, 1, 0.7, 0.4]);
  const tiers: string[][] = [];
  for (const { id } of shuffled(random, others)) {
    if (!chance(random, share)) continue;
    const last = tiers.at(-1);
    if (last === undefined || strict || chance(random, 0.5)) tiers.push([id]);
    else last.push(id);
  }
  return tiers;
}
