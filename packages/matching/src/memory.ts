import { MatchingError } from './matching-error.ts';
import type { Problem } from './problem.ts';

/** What solving takes beyond the problem itself, in bytes a pair and a person: as measured, and some to spare. */
const TAKEN = {
  assignment: [160, 700],
  peer: [600, 1500],
  stable: [350, 700],
  circle: [100, 1500],
} as const;

export function memoryFor(problem: Problem): number {
  const [pair, person] = TAKEN[problem.kind];
  const isTwoSided = 'left' in problem;
  const people = isTwoSided ? problem.left.length + problem.right.length : problem.members.length;
  const table = problem.kind === 'circle' ? 2 * people ** 2 : 0;
  return pair * problem.pairs.length + person * people + table;
}

/** Throws `too_large` where more would be taken than there is; `what`: for whom. */
export function refuseBeyond(memory: number | undefined, needed: number, what: string): void {
  if (memory === undefined || needed <= memory) return;
  const [needs, has] = [needed, memory].map((size) => Math.ceil(size / 1e6));
  throw new MatchingError('too_large', '', `${what}: needs some ${needs} MB, there are ${has} MB`);
}
