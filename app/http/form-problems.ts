import type { z } from 'zod';
import { i18n, type TextKey } from '../i18n.ts';
import type { Problem } from '../platform/refusal.ts';

type Issue = z.core.$ZodIssue;

/** 'milestones.0.title' as the form names it: 'milestones[0][title]'. */
function fieldName(path: PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return (first ?? '') + rest.map((part) => `[${part}]`).join('');
}

function describe(issue: Issue): Omit<Problem, 'field'> {
  // A schema may name a text of ours as its message.
  if (issue.message.includes(':') && i18n.exists(issue.message)) {
    return { key: issue.message as TextKey };
  }
  switch (issue.code) {
    case 'too_small': {
      const min = Number(issue.minimum);
      if (issue.origin === 'string') {
        return min <= 1
          ? { key: 'problems:required' }
          : { key: 'problems:tooShort', values: { min } };
      }
      return {
        key: issue.origin === 'array' ? 'problems:tooFew' : 'problems:tooLow',
        values: { min },
      };
    }
    case 'too_big': {
      const max = Number(issue.maximum);
      if (issue.origin === 'string') return { key: 'problems:tooLong', values: { max } };
      return {
        key: issue.origin === 'array' ? 'problems:tooMany' : 'problems:tooHigh',
        values: { max },
      };
    }
    case 'invalid_format':
      if (issue.format === 'email') return { key: 'problems:email' };
      return { key: issue.format === 'date' ? 'problems:day' : 'problems:invalid' };
    case 'invalid_value':
      return { key: 'problems:choice' };
    case 'invalid_type':
      if (issue.input === undefined) return { key: 'problems:required' };
      if (issue.expected === 'int') return { key: 'problems:wholeNumber' };
      return { key: issue.expected === 'number' ? 'problems:number' : 'problems:invalid' };
    default:
      return { key: 'problems:invalid' };
  }
}

export function toProblems(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({ field: fieldName(issue.path), ...describe(issue) }));
}
