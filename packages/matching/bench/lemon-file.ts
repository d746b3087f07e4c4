import type { AssignmentProblem } from '../src/index.ts';

/**
 * Little-endian int32: a mark, mentees, mentors, pairs; capacity by mentor; first pair by mentee (one more);
 * mentor by pair; fit by pair. Mentees have one place. LEMON's drivers read it.
 */
export function toLemonFile(problem: AssignmentProblem): Uint8Array {
  const mentor = new Map(problem.right.map(({ id }, at) => [id, at]));
  const rows = new Map(
    problem.left.map(({ id }) => [id, [] as AssignmentProblem['pairs'][number][]]),
  );
  for (const pair of problem.pairs) rows.get(pair[0])?.push(pair);
  const sorted = [...rows.values()];
  const starts = [0];
  for (const row of sorted) starts.push((starts.at(-1) ?? 0) + row.length);
  const pairs = sorted.flat();
  const numbers = Int32Array.of(
    0x4d4d4d31,
    problem.left.length,
    problem.right.length,
    pairs.length,
  );
  const parts = [
    numbers,
    Int32Array.from(problem.right, ({ capacity }) => capacity),
    Int32Array.from(starts),
    Int32Array.from(pairs, ([, right]) => mentor.get(right) ?? -1),
    Int32Array.from(pairs, ([, , fit]) => fit),
  ];
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer)));
}
