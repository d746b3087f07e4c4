import { MatchingError } from '../matching-error.ts';
import type { CircleProblem } from '../problem.ts';

/** Above this the table of fits would take more than 300 MB. */
const MOST_MEMBERS = 12_000;

/** A circle problem on arrays: only people with room, and who may meet whom. */
export interface CircleGraph {
  readonly ids: readonly string[];
  readonly smallest: number;
  readonly largest: number;
  /** Each circle needs a leader, though none may have room. */
  readonly isLed: boolean;
  /** 1 for leaders. */
  readonly leads: Uint8Array;
  /** Fit of every two people (row by row), -1: they may not meet. Two leaders never share a circle. */
  readonly fit: Int16Array;
}

export function circleGraph(problem: CircleProblem): CircleGraph {
  const ids = problem.members.filter(({ capacity }) => capacity > 0).map(({ id }) => id);
  const count = ids.length;
  if (count > MOST_MEMBERS) {
    const what = `${count} members; circles take up to ${MOST_MEMBERS}`;
    throw new MatchingError('too_large', 'members', what);
  }
  const index = new Map(ids.map((id, at) => [id, at]));
  const leads = new Uint8Array(count);
  for (const id of problem.leaders) {
    const at = index.get(id);
    if (at !== undefined) leads[at] = 1;
  }
  const fit = new Int16Array(count * count).fill(-1);
  const set = (a: string, b: string, value: number) => {
    const i = index.get(a);
    const j = index.get(b);
    if (i === undefined || j === undefined) return;
    const isAllowed = !(leads[i] === 1 && leads[j] === 1);
    fit[i * count + j] = isAllowed ? value : -1;
    fit[j * count + i] = isAllowed ? value : -1;
  };
  for (const [a, b, value] of problem.pairs) set(a, b, value);
  for (const [a, b] of problem.forbidden) set(a, b, -1);
  const [smallest, largest] = problem.size;
  return { ids, smallest, largest, isLed: problem.leaders.length > 0, leads, fit };
}

/** How many circles place the most people, and how many people that can be at best. */
export function bestCount(
  people: number,
  leaders: number | null,
  sizes: readonly [number, number],
) {
  const [smallest, largest] = sizes;
  if (leaders === null) {
    const most = Math.floor(people / smallest);
    const placed = Math.min(people, most * largest);
    // The fewest circles that place as many: larger ones hold more pairs.
    return { circles: Math.ceil(placed / largest), placed };
  }
  const others = people - leaders;
  const circles = Math.min(leaders, Math.floor(others / (smallest - 1)));
  return { circles, placed: circles + Math.min(others, circles * (largest - 1)) };
}

/** The sum of fits of all pairs inside the circles. */
export function fitInside({ fit }: CircleGraph, circleOf: Int32Array): number {
  const people = circleOf.length;
  const members = new Map<number, number[]>();
  circleOf.forEach((circle, person) => {
    if (circle >= 0) members.set(circle, [...(members.get(circle) ?? []), person]);
  });
  let sum = 0;
  for (const list of members.values()) {
    for (const i of list) for (const j of list) if (i < j) sum += fit[i * people + j]!;
  }
  return sum;
}

/** A number that looks like chance for any two. */
export function scattered(a: number, b: number): number {
  let value = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
