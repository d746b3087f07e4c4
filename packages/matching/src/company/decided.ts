import { MatchingError } from '../matching-error.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Decided } from '../policy/scorer.ts';
import type { Pair, PairOfIds } from '../problem.ts';
import type { Exclusions } from './excluded-pairs.ts';

/** What a program's manager decided beforehand, by index. */
export interface Decisions {
  readonly pins: { readonly left: Int32Array; readonly right: Int32Array };
  /** Pinned and forbidden pairs: neither is the solver's to choose. */
  readonly exclusions: Exclusions;
  readonly pinnedPairs: readonly Pair[];
}

/**
 * Checks pins and bans as `parseProblem` would: known people, pins that are allowed, not banned and have room. `fitOf` is
 * the scorer's, of all these people: texts and lines of report depend on the others too.
 */
export function readDecided(
  people: People,
  fitOf: (left: number, right: number) => number,
  { pinned = [], forbidden = [] }: Decided = {},
): Decisions {
  const pins = {
    left: new Int32Array(people.left.length),
    right: new Int32Array(people.right.length),
  };
  if (pinned.length + forbidden.length === 0) return { pins, exclusions: [], pinnedPairs: [] };
  const index = {
    left: new Map(people.left.map(({ id }, at) => [id, at])),
    right: new Map(people.right.map(({ id }, at) => [id, at])),
  };
  const indicesOf = ([a, b]: PairOfIds, place: string): readonly [number, number] => {
    const [i, j] = [index.left.get(a), index.right.get(b)];
    if (i === undefined || j === undefined) {
      throw new MatchingError('unknown_id', place, `unknown id ${i === undefined ? a : b}`);
    }
    return [i, j];
  };
  const banned = forbidden.map((pair, at) => indicesOf(pair, `forbidden[${at}]`));
  const isBanned = new Set(banned.map(([i, j]) => `${i} ${j}`));
  const settled = pinned.map((pair, at) => {
    const [i, j] = indicesOf(pair, `pinned[${at}]`);
    const refuse = (what: string): never => {
      throw new MatchingError('bad_pin', `pinned[${at}]`, `${pair.join(' and ')} ${what}`);
    };
    const [left, right] = [people.left[i]!, people.right[j]!];
    const value = fitOf(i, j);
    if (value < 0) refuse('may not be paired');
    if (isBanned.has(`${i} ${j}`)) refuse('are forbidden too');
    if (++pins.left[i]! > (left.capacity ?? 1) || ++pins.right[j]! > (right.capacity ?? 1)) {
      refuse('have no room for all their pins');
    }
    return { indices: [i, j] as const, pair: [pair[0], pair[1], value] as const };
  });
  return {
    pins,
    exclusions: [...banned, ...settled.map(({ indices }) => indices)],
    pinnedPairs: settled.map(({ pair }) => pair),
  };
}
