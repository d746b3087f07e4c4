import { asParsed, MatchingError, type Parsed } from '../matching-error.ts';
import { KINDS, type Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import {
  type JsonObject,
  readArray,
  readId,
  readJson,
  readObject,
  readOneOf,
  shown,
} from './json-value.ts';

/**
 * Reads a result (JSON text or value) far enough that `verify` can judge it: every field that the problem's
 * kind needs is there and of its type. Whether it holds is for `verify` to say.
 */
export function parseResult(json: unknown, problem: Problem): Parsed<Result> {
  return asParsed(() => {
    const result = readObject(readJson(json), '');
    const kind = result.kind === undefined ? problem.kind : readOneOf(result.kind, KINDS, 'kind');
    readPairs(result.pairs);
    readNumber(result.matched, 'matched');
    readNumber(result.totalFit, 'totalFit');
    if (result.worstFit !== null) readNumber(result.worstFit, 'worstFit');
    readArray(result.unmatched, 'unmatched').forEach((entry, at) => {
      const person = readObject(entry, `unmatched[${at}]`);
      readId(person.id, `unmatched[${at}].id`);
      readId(person.why, `unmatched[${at}].why`);
    });
    const certificate = readObject(result.certificate, 'certificate');
    readId(certificate.status, 'certificate.status');
    readNumber(certificate.upperBound, 'certificate.upperBound');
    readNumber(certificate.gap, 'certificate.gap');
    const dual = readObject(certificate.dual, 'certificate.dual');
    if (kind === 'assignment' || kind === 'stable') {
      readPrices(dual.left, 'certificate.dual.left');
      readPrices(dual.right, 'certificate.dual.right');
      readCover(certificate.cardinality, 'certificate.cardinality');
      if (certificate.fairness !== undefined) {
        const fairness = readObject(certificate.fairness, 'certificate.fairness');
        readCover(readObject(fairness.cover, 'certificate.fairness.cover'), 'certificate.fairness');
      }
    }
    if (kind === 'peer') {
      readPeerPrices(dual, 'certificate.dual');
      readNumber(certificate.fitWeight, 'certificate.fitWeight');
      readNumber(certificate.pairWeight, 'certificate.pairWeight');
      if (certificate.fairness !== undefined) {
        const fairness = readObject(certificate.fairness, 'certificate.fairness');
        if (fairness.dual !== undefined) {
          const place = 'certificate.fairness.dual';
          readPeerPrices(readObject(fairness.dual, place), place);
        }
      }
    }
    if (kind === 'stable') {
      const price = readObject(result.price, 'price');
      readNumber(price.matched, 'price.matched');
      readNumber(price.fit, 'price.fit');
    }
    if (kind === 'circle') {
      readPrices(dual.members, 'certificate.dual.members');
      readNumber(certificate.matchedBound, 'certificate.matchedBound');
      readArray(result.groups, 'groups').forEach((entry, at) => {
        const group = readObject(entry, `groups[${at}]`);
        readIds(group.members, `groups[${at}].members`);
        readNumber(group.fit, `groups[${at}].fit`);
        if (group.leader !== undefined) readId(group.leader, `groups[${at}].leader`);
      });
    }
    // Checked field by field above.
    return { ...result, kind } as unknown as Result;
  });
}

function readPairs(value: unknown): void {
  readArray(value, 'pairs').forEach((entry, at) => {
    const [left, right, fit] = readArray(entry, `pairs[${at}]`);
    readId(left, `pairs[${at}]`);
    readId(right, `pairs[${at}]`);
    readNumber(fit, `pairs[${at}]`);
  });
}

function readPrices(value: unknown, place: string): void {
  for (const [id, price] of Object.entries(readObject(value, place))) {
    readNumber(price, `${place}.${id}`);
  }
}

function readPeerPrices(dual: JsonObject, place: string): void {
  readPrices(dual.members, `${place}.members`);
  readArray(dual.blossoms, `${place}.blossoms`).forEach((entry, at) => {
    const blossom = readObject(entry, `${place}.blossoms[${at}]`);
    readIds(blossom.members, `${place}.blossoms[${at}].members`);
    readNumber(blossom.price, `${place}.blossoms[${at}].price`);
  });
}

function readCover(value: unknown, place: string): void {
  if (value === undefined) return;
  const cover = readObject(value, place);
  readIds(cover.left, `${place}.left`);
  readIds(cover.right, `${place}.right`);
}

function readIds(value: unknown, place: string): void {
  readArray(value, place).forEach((id, at) => {
    readId(id, `${place}[${at}]`);
  });
}

function readNumber(value: unknown, place: string): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new MatchingError('malformed', place, `expected a number, found ${shown(value)}`);
  }
}
