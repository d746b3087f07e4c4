import { asParsed, MatchingError, type Parsed } from '../matching-error.ts';
import type { PairOfIds } from '../problem.ts';
import { readArray, readJson, readObject } from './json-value.ts';
import { readPairOfIds } from './parse-changes.ts';

/**
 * Reads pairs that exist (JSON text or value): a list of `[left, right]`, or a result, whose pairs are taken. Whoever
 * is in one may be gone by now.
 */
export function parseExisting(json: unknown): Parsed<readonly PairOfIds[]> {
  return asParsed(() => {
    const value = readJson(json);
    const list = Array.isArray(value) ? value : readArray(readObject(value, '').pairs, 'pairs');
    const seen = new Set<string>();
    return list.map((entry, at) => {
      const pair = readPairOfIds(entry, `pairs[${at}]`);
      const key = JSON.stringify(pair);
      if (seen.has(key)) {
        throw new MatchingError(
          'duplicate_pair',
          `pairs[${at}]`,
          `${pair.join(' and ')} stand twice`,
        );
      }
      seen.add(key);
      return pair;
    });
  });
}
