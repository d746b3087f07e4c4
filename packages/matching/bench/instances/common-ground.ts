import type { CircleGraph } from '../../src/circle/circle-graph.ts';
import { type Population, population, rowScorer } from './population.ts';

const ZONES = 12;

/** What people of one population have in common, 0..10,000: goals, hours, stage, department and site. */
export function commonGround(count: number): Int16Array {
  const { right: people } = population(4 * count, 1);
  return everyTwo(count, (i, j) => {
    if ((people.languages[i]! & people.languages[j]!) === 0) return -1;
    const apart = Math.abs(people.zone[i]! - people.zone[j]!);
    const patterns = Math.abs(people.pattern[i]! - people.pattern[j]!);
    const hours = Math.max(0, 8 - 2 * Math.min(apart, ZONES - apart) - patterns) / 8;
    const stages = Math.max(0, 4 - Math.abs(people.level[i]! - people.level[j]!)) / 4;
    const goals = sharedGoals(people, i, j);
    const department = Number(people.department[i] === people.department[j]);
    const site = Number(people.site[i] === people.site[j]);
    return Math.round(1000 * (3 * goals + 3 * hours + 2 * stages + department + site));
  });
}

/** What each can teach the other: scores both ways added up. What suits two need not suit six. */
export function bothWays(count: number): Int16Array {
  const score = rowScorer(population(4 * count, 1));
  const scores = new Uint8Array(count * count);
  const row = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    score(i, row);
    scores.set(row, i * count);
  }
  return everyTwo(count, (i, j) => {
    const [one, other] = [scores[i * count + j]!, scores[j * count + i]!];
    return one > 0 && other > 0 ? one + other : -1;
  });
}

export function circleGraphOf(count: number, fit: Int16Array): CircleGraph {
  const ids = Array.from({ length: count }, (_, i) => `p${i}`);
  return { ids, smallest: 5, largest: 6, isLed: false, leads: new Uint8Array(count), fit };
}

function everyTwo(count: number, value: (i: number, j: number) => number): Int16Array {
  const fit = new Int16Array(count * count).fill(-1);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      fit[i * count + j] = value(i, j);
      fit[j * count + i] = fit[i * count + j]!;
    }
  }
  return fit;
}

function sharedGoals({ goals }: Population['right'], i: number, j: number): number {
  const fewer = Math.min(bits(goals[i]!), bits(goals[j]!));
  return fewer === 0 ? 0 : bits(goals[i]! & goals[j]!) / fewer;
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
