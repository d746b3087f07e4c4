import { readFileSync, writeFileSync } from 'node:fs';
import type { BipartiteGraph } from '../../src/assignment/bipartite-graph.ts';

const TWO_SIDES = 0x4d4d4d31;

/** Mentees with one place each; the mentors of mentee `i` are `start[i] .. start[i + 1] - 1`. */
export interface TwoSidedInstance {
  readonly capacity: Int32Array;
  readonly start: Int32Array;
  readonly mentor: Int32Array;
  readonly fit: Int32Array;
}

/** Little-endian int32: a mark, mentees, mentors, pairs, then the four arrays. All peers' drivers read it. */
export function writeInstance(path: string, instance: TwoSidedInstance): void {
  const { capacity, start, mentor, fit } = instance;
  const head = Int32Array.of(TWO_SIDES, start.length - 1, capacity.length, mentor.length);
  const parts = [head, capacity, start, mentor, fit];
  writeFileSync(
    path,
    Buffer.concat(parts.map((p) => Buffer.from(p.buffer, p.byteOffset, p.byteLength))),
  );
}

export function readInstance(path: string): TwoSidedInstance {
  const bytes = readFileSync(path);
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const [mark, mentees = 0, mentors = 0, pairs = 0] = numbers;
  if (mark !== TWO_SIDES) throw new Error(`${path} is not an instance`);
  let at = 4;
  const next = (length: number) => {
    at += length;
    return numbers.slice(at - length, at);
  };
  return {
    capacity: next(mentors),
    start: next(mentees + 1),
    mentor: next(pairs),
    fit: next(pairs),
  };
}

export function graphOf({ capacity, start, mentor, fit }: TwoSidedInstance): BipartiteGraph {
  const degree = new Int32Array(capacity.length);
  for (const j of mentor) degree[j]!++;
  const hasPair = (i: number) => (start[i + 1]! > start[i]! ? 1 : 0);
  return {
    leftCapacity: Int32Array.from({ length: start.length - 1 }, (_, i) => hasPair(i)),
    rightCapacity: capacity.map((places, j) => Math.min(places, degree[j]!)),
    rightMin: new Int32Array(capacity.length),
    leftStart: start,
    right: mentor,
    fit,
  };
}
