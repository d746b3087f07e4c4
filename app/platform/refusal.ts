import type { TextKey, TextValues } from '../i18n.ts';

/** One thing that is wrong, where, in words that the i18n library knows. */
export interface Problem {
  /** The form field's name; '' when it is about the whole form. */
  field: string;
  key: TextKey;
  values?: TextValues;
}

/** Thrown by commands when a rule says no. The page shows the problems and keeps what was typed. */
export class Refusal extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map((problem) => `${problem.field || 'form'}: ${problem.key}`).join('; '));
    this.name = 'Refusal';
    this.problems = problems;
  }
}

export function refusal(field: string, key: TextKey, values?: TextValues): Refusal {
  return new Refusal([values ? { field, key, values } : { field, key }]);
}

/** Thrown when a thing does not exist or is not the actor's to see: both look the same. */
export class NotFound extends Error {
  constructor() {
    super('not found');
    this.name = 'NotFound';
  }
}

/** The value, or 'not found' where there is none. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new NotFound();
  return value;
}
