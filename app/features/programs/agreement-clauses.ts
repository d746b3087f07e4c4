import { z } from 'zod';
import { optionalLine, optionalText } from '../../http/fields.ts';
import { say } from '../../i18n.ts';
import type { ProgramKind } from './program-kind.ts';

/** One clause of an agreement: what it is about, and what the two agree on. */
export const clause = z.object({
  key: z.string().min(1).max(40),
  title: z.string().min(1).max(120),
  text: z.string().max(4_000),
});
export type Clause = z.output<typeof clause>;

/** Reads a JSON column of clauses. */
export const clauses = z.array(clause);

/** What every agreement speaks about (EVIDENCE: agreement clauses), in reading order. */
export const clauseKeys = [
  'roles',
  'commitments',
  'goals',
  'meetings',
  'channels',
  'confidentiality',
  'groundRules',
  'feedback',
  'rescheduling',
  'duration',
  'renewal',
  'ending',
  'concern',
] as const;

/** The clauses that a program of this kind starts with. Pairs may change each of them. */
export function defaultClauses(kind: ProgramKind): Clause[] {
  return clauseKeys.map((key) => ({
    key,
    title: say(`programs:clause.${key}.title`),
    text:
      kind === 'reverse' && key === 'roles'
        ? say('programs:clause.roles.reverseText')
        : say(`programs:clause.${key}.text`),
  }));
}

/**
 * The clauses of a form: rows of key, title and text. A row that was emptied is left out; a new row
 * gets a key of its own.
 */
export const clauseList = z
  .array(
    z.object({
      key: z.string().trim().max(40).default(''),
      title: optionalLine(120),
      text: optionalText(4_000),
    }),
  )
  .max(40)
  .default([])
  .transform((rows, context) => {
    const kept: Clause[] = [];
    const keys = new Set(rows.map((row) => row.key));
    for (const [index, row] of rows.entries()) {
      if (row.title === '' && row.text === '') continue;
      if (row.title === '') {
        context.addIssue({
          code: 'custom',
          path: [index, 'title'],
          message: 'programs:problems.clauseTitle',
        });
        continue;
      }
      kept.push({ ...row, key: row.key || freeKey(keys) });
    }
    return kept;
  });

function freeKey(keys: Set<string>): string {
  let number = 1;
  while (keys.has(`own${number}`)) number++;
  keys.add(`own${number}`);
  return `own${number}`;
}
