import { asParsed, MatchingError, type Parsed } from '../matching-error.ts';
import type { PairOfIds } from '../problem.ts';
import type { Change } from '../session/change.ts';
import {
  isWholeNumber,
  readArray,
  readId,
  readJson,
  readObject,
  readOneOf,
  shown,
} from './json-value.ts';

const PAIR_CHANGES = ['pin', 'unpin', 'forbid', 'allow'] as const;

/**
 * Reads what a session is to change (JSON text or value): a list of
 * `{ "change": "pin", "pair": ["e1", "m1"] }` (also unpin, forbid, allow) and
 * `{ "change": "capacity", "side": "right", "id": "m1", "capacity": 2 }`.
 */
export function parseChanges(json: unknown): Parsed<readonly Change[]> {
  return asParsed(() =>
    readArray(readJson(json), 'changes').map((entry, at) => readChange(entry, `changes[${at}]`)),
  );
}

function readChange(entry: unknown, place: string): Change {
  const object = readObject(entry, place);
  const change = readOneOf(object.change, [...PAIR_CHANGES, 'capacity'], `${place}.change`);
  if (change !== 'capacity') return { change, pair: readPairOfIds(object.pair, `${place}.pair`) };
  const side = readOneOf(object.side, ['left', 'right'] as const, `${place}.side`);
  const { capacity } = object;
  if (!isWholeNumber(capacity)) {
    const what = `expected a whole number, 0 or more, found ${shown(capacity)}`;
    throw new MatchingError('bad_capacity', `${place}.capacity`, what);
  }
  return { change, side, id: readId(object.id, `${place}.id`), capacity };
}

export function readPairOfIds(entry: unknown, place: string): PairOfIds {
  const [left, right] = readArray(entry, place);
  return [readId(left, `${place}[0]`), readId(right, `${place}[1]`)];
}
