/** What went wrong, for programs; `message` says it in one line for people. */
export type MatchingErrorCode =
  | 'malformed'
  | 'unknown_id'
  | 'duplicate_id'
  | 'duplicate_pair'
  | 'bad_capacity'
  | 'bad_minimum'
  | 'bad_fit'
  | 'bad_pin'
  | 'bad_ranking'
  | 'bad_size'
  | 'bad_policy'
  | 'bad_person'
  | 'infeasible'
  | 'too_large';

/** The only error that the engine throws or returns for what a caller handed in. */
export class MatchingError extends Error {
  readonly code: MatchingErrorCode;
  /** Where in the input, e.g. `pairs[3]` or `rules[0].min`; empty for the whole. */
  readonly place: string;

  constructor(code: MatchingErrorCode, place: string, what: string) {
    // Ids come from outside: one message stays one line whatever they contain.
    super((place === '' ? what : `${place}: ${what}`).replaceAll(/[\r\n\u2028\u2029]+/g, ' '));
    this.name = 'MatchingError';
    this.code = code;
    this.place = place;
  }
}

/** A value that was checked, or the first thing found wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: MatchingError };

/** Runs a parser that throws `MatchingError` and hands the outcome back as a value. */
export function asParsed<T>(parse: () => T): Parsed<T> {
  try {
    return { ok: true, value: parse() };
  } catch (error) {
    if (error instanceof MatchingError) return { ok: false, error };
    throw error;
  }
}
