import type { AssignmentProblem } from '../problem.ts';
import { seededRandom } from './seeded-random.ts';

/** Kinds of programs that stress a solver in different ways. */
export const DISTRIBUTIONS = [
  'uniform',
  'coarse',
  'clustered',
  'heavy-tailed',
  'all-equal',
  'one-popular-mentor',
  'sparse',
  'long-chain',
  'with-minimums',
] as const;

export type Distribution = (typeof DISTRIBUTIONS)[number];

/** A seeded instance: mentees with one place, mentors with 0..6, about 6 % of the pairs not allowed. */
export function instance(
  name: Distribution,
  mentees: number,
  mentors: number,
  seed: number,
): AssignmentProblem {
  const random = seededRandom(seed);
  const fitOf = fitsOf(name, mentees, mentors, random);
  const left = Array.from({ length: mentees }, (_, at) => ({ id: `e${at}`, capacity: 1 }));
  const right = Array.from({ length: mentors }, (_, at) => {
    const capacity = Math.floor(random() * 7);
    const min = name === 'with-minimums' && at % 3 === 0 ? Math.min(1, capacity) : 0;
    return { id: `m${at}`, capacity, min };
  });
  const density = name === 'sparse' ? 0.08 : 0.94;
  const pairs: (readonly [string, string, number])[] = [];
  for (let i = 0; i < mentees; i++) {
    for (let j = 0; j < mentors; j++) {
      const isAllowed =
        name === 'long-chain' ? Math.abs(i - j * (mentees / mentors)) < 6 : random() < density;
      if (isAllowed) pairs.push([`e${i}`, `m${j}`, Math.round(fitOf(i, j))]);
    }
  }
  return {
    kind: 'assignment',
    objective: 'max_matched_then_fit',
    left,
    right,
    pairs,
    pinned: [],
    forbidden: [],
  };
}

function fitsOf(name: Distribution, mentees: number, mentors: number, random: () => number) {
  const group = Array.from({ length: mentees }, () => Math.floor(random() * 8));
  const popularity = Array.from({ length: mentors }, () => random() ** 4);
  return (i: number, j: number): number => {
    switch (name) {
      case 'coarse':
        return Math.floor(random() * 101);
      case 'clustered':
        return (group[i] === j % 8 ? 7000 : 1000) + random() * 3000;
      case 'heavy-tailed':
        return (popularity[j] ?? 0) * 7000 + random() * 3000;
      case 'all-equal':
        return 5000;
      case 'one-popular-mentor':
        return j === 0 ? 10_000 : random() * 2000;
      default:
        return random() * 10_000;
    }
  };
}
