import { MatchingError } from '../matching-error.ts';
import { MAX_FIT, type Pair, type PairOfIds } from '../problem.ts';
import { isWholeNumber, readArray, readOptionalArray, shown } from './json-value.ts';

/** Looks ids up on the side where they must stand. Peers and circles have one population for both. */
export interface Sides {
  readonly left: ReadonlyMap<string, number>;
  readonly right: ReadonlyMap<string, number>;
  /** What a member of each side is called in messages. */
  readonly names: readonly [left: string, right: string];
  /** One population: `[a, b]` and `[b, a]` are the same pair, and nobody pairs with themselves. */
  readonly onePopulation: boolean;
}

export interface AllowedPairs {
  readonly pairs: readonly Pair[];
  readonly pinned: readonly PairOfIds[];
  readonly forbidden: readonly PairOfIds[];
}

/** Key of a pair of indices; exact up to 2^26 people on a side. */
function keyOf(sides: Sides, left: number, right: number): number {
  const [a, b] = sides.onePopulation && left > right ? [right, left] : [left, right];
  return a * sides.right.size + b;
}

function readPair(entry: unknown, length: number, sides: Sides, place: string) {
  const pair = readArray(entry, place);
  if (pair.length !== length) {
    const shape = length === 3 ? '[left, right, fit]' : '[left, right]';
    throw new MatchingError('malformed', place, `expected ${shape}, found ${shown(entry)}`);
  }
  const [leftId, rightId, fit] = pair;
  const left = typeof leftId === 'string' ? sides.left.get(leftId) : undefined;
  const right = typeof rightId === 'string' ? sides.right.get(rightId) : undefined;
  if (left === undefined) {
    const what = `unknown id ${shown(leftId)} (not in ${sides.names[0]})`;
    throw new MatchingError('unknown_id', place, what);
  }
  if (right === undefined) {
    const what = `unknown id ${shown(rightId)} (not in ${sides.names[1]})`;
    throw new MatchingError('unknown_id', place, what);
  }
  if (sides.onePopulation && left === right) {
    throw new MatchingError('malformed', place, `${shown(leftId)} is paired with itself`);
  }
  return { leftId: leftId as string, rightId: rightId as string, left, right, fit };
}

/** Reads `pairs`, `pinned` and `forbidden` and checks them against each other (not against capacities). */
export function parsePairs(problem: Readonly<Record<string, unknown>>, sides: Sides): AllowedPairs {
  const listed = new Map<number, number>();
  const pairs = readArray(problem.pairs, 'pairs').map((entry, at): Pair => {
    const place = `pairs[${at}]`;
    const { leftId, rightId, left, right, fit } = readPair(entry, 3, sides, place);
    if (!isWholeNumber(fit) || fit > MAX_FIT) {
      const what = `fit must be a whole number 0..${MAX_FIT}, found ${shown(fit)}`;
      throw new MatchingError('bad_fit', place, what);
    }
    const key = keyOf(sides, left, right);
    const earlier = listed.get(key);
    if (earlier !== undefined) {
      const what = `${leftId} and ${rightId} are listed already at pairs[${earlier}]`;
      throw new MatchingError('duplicate_pair', place, what);
    }
    listed.set(key, at);
    return [leftId, rightId, fit];
  });

  const banned = new Map<number, number>();
  const forbidden = readOptionalArray(problem.forbidden, 'forbidden').map(
    (entry, at): PairOfIds => {
      const { leftId, rightId, left, right } = readPair(entry, 2, sides, `forbidden[${at}]`);
      banned.set(keyOf(sides, left, right), at);
      return [leftId, rightId];
    },
  );

  const seen = new Map<number, number>();
  const pinned = readOptionalArray(problem.pinned, 'pinned').map((entry, at): PairOfIds => {
    const place = `pinned[${at}]`;
    const { leftId, rightId, left, right } = readPair(entry, 2, sides, place);
    const key = keyOf(sides, left, right);
    const names = `${leftId} and ${rightId}`;
    if (!listed.has(key)) {
      throw new MatchingError('bad_pin', place, `${names} are pinned but not listed in pairs`);
    }
    if (banned.has(key)) {
      const what = `${names} are pinned and forbidden (forbidden[${banned.get(key)}])`;
      throw new MatchingError('bad_pin', place, what);
    }
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const what = `${names} are pinned already at pinned[${earlier}]`;
      throw new MatchingError('duplicate_pair', place, what);
    }
    seen.set(key, at);
    return [leftId, rightId];
  });
  return { pairs, pinned, forbidden };
}

/** Refuses pins that give somebody more partners than their capacity. */
export function checkPinsFit(
  pinned: readonly PairOfIds[],
  leftCapacity: ReadonlyMap<string, number>,
  rightCapacity: ReadonlyMap<string, number>,
): void {
  const leftLoad = new Map<string, number>();
  // One population counts both ends of a pin against the same people.
  const rightLoad = leftCapacity === rightCapacity ? leftLoad : new Map<string, number>();
  pinned.forEach(([left, right], at) => {
    const ends = [
      [left, leftLoad, leftCapacity],
      [right, rightLoad, rightCapacity],
    ] as const;
    for (const [id, load, capacity] of ends) {
      const count = (load.get(id) ?? 0) + 1;
      load.set(id, count);
      const room = capacity.get(id) ?? 0;
      if (count > room) {
        const what = `pinned pairs give ${id} ${count} partners, capacity ${room}`;
        throw new MatchingError('bad_pin', `pinned[${at}]`, what);
      }
    }
  });
}
