import { z } from 'zod';
import { optionalLine, optionalText } from '../../http/fields.ts';
import { say, type TextKey } from '../../i18n.ts';
import { kindRules, type ProgramKind } from './program-kind.ts';

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

type ClauseKey = (typeof clauseKeys)[number];

/** Where a kind of mentoring says it in its own way, and what it speaks about besides. */
const ownTexts: Partial<Record<ProgramKind, { [key in ClauseKey]?: TextKey }>> = {
  peer: {
    roles: 'programs:clauseFor.peer.roles',
    commitments: 'programs:clauseFor.peer.commitments',
    meetings: 'programs:clauseFor.peer.meetings',
    groundRules: 'programs:clauseFor.peer.groundRules',
    feedback: 'programs:clauseFor.peer.feedback',
  },
  circle: {
    roles: 'programs:clauseFor.circle.roles',
    commitments: 'programs:clauseFor.circle.commitments',
    meetings: 'programs:clauseFor.circle.meetings',
    confidentiality: 'programs:clauseFor.circle.confidentiality',
    groundRules: 'programs:clauseFor.circle.groundRules',
    feedback: 'programs:clauseFor.circle.feedback',
    ending: 'programs:clauseFor.circle.ending',
  },
  reverse: {
    roles: 'programs:clauseFor.reverse.roles',
    commitments: 'programs:clauseFor.reverse.commitments',
    confidentiality: 'programs:clauseFor.reverse.confidentiality',
    groundRules: 'programs:clauseFor.reverse.groundRules',
    ending: 'programs:clauseFor.reverse.ending',
  },
};
const ownClauses: Partial<Record<ProgramKind, { key: string; title: TextKey; text: TextKey }[]>> = {
  reverse: [
    {
      key: 'consent',
      title: 'programs:clauseFor.reverse.consentTitle',
      text: 'programs:clauseFor.reverse.consent',
    },
    {
      key: 'sponsor',
      title: 'programs:clauseFor.reverse.sponsorTitle',
      text: 'programs:clauseFor.reverse.sponsor',
    },
  ],
};

/**
 * The clauses that a program of this kind starts with. Pairs may change each of them. Two who work
 * without a program have nobody named for a concern, and nobody hears when it ends.
 */
export function defaultClauses(kind: ProgramKind, { hasProgram = true } = {}): Clause[] {
  if (kindRules[kind].isSingle) {
    const title = say('programs:clauseFor.flash.title');
    return [{ key: 'short', title, text: say('programs:clauseFor.flash.text') }];
  }
  const usual = clauseKeys
    .filter((key) => hasProgram || key !== 'concern')
    .map((key) => ({
      key,
      title: say(`programs:clause.${key}.title`),
      text:
        key === 'ending' && !hasProgram
          ? say('programs:clauseFor.informal.ending')
          : say(ownTexts[kind]?.[key] ?? `programs:clause.${key}.text`),
    }));
  const own = (ownClauses[kind] ?? []).map(({ key, title, text }) => ({
    key,
    title: say(title),
    text: say(text),
  }));
  // What is special comes right after the roles, where it is read.
  return [...usual.slice(0, 1), ...own, ...usual.slice(1)];
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
