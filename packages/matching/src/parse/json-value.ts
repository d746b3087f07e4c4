import { MatchingError } from '../matching-error.ts';

/** Readers for untrusted JSON: each gives the typed value or throws, naming the place. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** A value as it can be shown in one line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Parses JSON text (a byte order mark is allowed); a value that is no text stands as it is. */
export function readJson(json: unknown): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MatchingError('malformed', '', `not valid JSON: ${reason}`);
  }
}

export function readObject(value: unknown, place: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MatchingError('malformed', place, `expected an object, found ${shown(value)}`);
  }
  return value as JsonObject;
}

export function readArray(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new MatchingError('malformed', place, `expected a list, found ${shown(value)}`);
  }
  return value;
}

export function readOptionalArray(value: unknown, place: string): readonly unknown[] {
  return value === undefined ? [] : readArray(value, place);
}

export function readId(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new MatchingError('malformed', place, `expected an id, found ${shown(value)}`);
  }
  return value;
}

export function readOneOf<T extends string>(
  value: unknown,
  choices: readonly T[],
  place: string,
): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    const list = choices.join(', ');
    throw new MatchingError('malformed', place, `expected one of ${list}; found ${shown(value)}`);
  }
  return found;
}

export function isWholeNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
