import { z } from 'zod';
import { optionalLine, several, ticked } from '../../http/fields.ts';
import type { TextKey } from '../../i18n.ts';
import type { Problem } from '../../platform/refusal.ts';
import type { Side } from './program-kind.ts';

export const questionKinds = ['text', 'choice', 'several', 'scale', 'number', 'day'] as const;
export const askedSides = ['mentee', 'mentor', 'peer'] as const satisfies readonly Side[];

/**
 * Who reads the answers: those who run the program, always; then also whoever is their partner in it, or
 * everybody who meets them in the directory.
 */
export const answerReaders = ['managers', 'partner', 'directory'] as const;
export type AnswerReader = (typeof answerReaders)[number];

/** What a program's enrolment form asks besides the usual. */
export const question = z.object({
  /** Names the answers, whatever the question is reworded to. */
  key: z.string().min(1).max(60),
  label: z.string().min(1).max(200),
  kind: z.enum(questionKinds),
  /** Of a choice, or of several. */
  options: z.array(z.string().min(1).max(120)).max(30).default([]),
  isRequired: z.boolean().default(false),
  /** null: every side. */
  side: z.enum(askedSides).nullable().default(null),
  seenBy: z.enum(answerReaders).default('managers'),
});
export type Question = z.output<typeof question>;

/** Reads a JSON column of questions. */
export const questions = z.array(question);

/** How far a scale goes, from one. */
export const scaleEnd = 5;
export const mostQuestions = 30;

export type QuestionAnswer = string | string[];
export type QuestionAnswers = Record<string, QuestionAnswer>;

export function questionsFor(all: readonly Question[], side: Side): Question[] {
  return all.filter((each) => each.side === null || each.side === side);
}

export interface ShownAnswer {
  question: string;
  answer: string;
}

/** What somebody answered, as far as this reader may know it. */
export function answersFor(
  reader: AnswerReader,
  all: readonly Question[],
  answers: QuestionAnswers,
): ShownAnswer[] {
  return all
    .filter(({ seenBy }) => answerReaders.indexOf(seenBy) >= answerReaders.indexOf(reader))
    .flatMap(({ key, label }) => {
      const answer = [answers[key] ?? []].flat().join('; ');
      return answer === '' ? [] : [{ question: label, answer }];
    });
}

const none = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** One answer as it is kept; undefined where it is none, a text's name where it cannot be kept. */
function readAnswer(
  { kind, options }: Question,
  given: unknown,
): QuestionAnswer | undefined | { problem: TextKey } {
  const said = typeof given === 'string' ? given.trim() : given;
  if (none(said)) return undefined;
  if (kind === 'several') {
    const chosen = several(z.string()).safeParse(said).data ?? [];
    return chosen.every((each) => options.includes(each))
      ? [...new Set(chosen)]
      : { problem: 'problems:choice' };
  }
  if (typeof said !== 'string') return { problem: 'problems:invalid' };
  switch (kind) {
    case 'text':
      return said.length <= 2_000 ? said : { problem: 'programs:problems.answerTooLong' };
    case 'choice':
      return options.includes(said) ? said : { problem: 'problems:choice' };
    case 'scale':
      return /^[1-9]$/.test(said) && Number(said) <= scaleEnd
        ? said
        : { problem: 'problems:choice' };
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,6})?$/.test(said)
        ? said.replace(',', '.')
        : { problem: 'problems:number' };
    case 'day':
      return z.iso.date().safeParse(said).success ? said : { problem: 'problems:day' };
  }
}

/** What somebody on this side answered, and what is wrong with it, beside each field `answers[key]`. */
export function readAnswers(
  all: readonly Question[],
  side: Side,
  given: Record<string, unknown>,
): { answers: QuestionAnswers; problems: Problem[] } {
  const answers: QuestionAnswers = {};
  const problems: Problem[] = [];
  for (const each of questionsFor(all, side)) {
    const answer = readAnswer(each, given[each.key]);
    const field = `answers[${each.key}]`;
    if (answer === undefined) {
      if (each.isRequired) problems.push({ field, key: 'problems:required' });
    } else if (typeof answer === 'object' && 'problem' in answer) {
      problems.push({ field, key: answer.problem });
    } else {
      answers[each.key] = answer;
    }
  }
  return { answers, problems };
}

const optionLines = z
  .string()
  .default('')
  .transform((value) => [
    ...new Set(
      value
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.string().max(120)).max(30));

/** The form that builds the enrolment form: a row without a label is left out. */
export const questionRows = several(
  z
    .object({
      key: z.string().max(60).default(''),
      label: optionalLine(200),
      kind: z.enum(questionKinds).default('text'),
      options: optionLines,
      isRequired: ticked(),
      seenBy: z.enum(answerReaders).default('managers'),
      side: z
        .union([z.literal(''), z.enum(askedSides)])
        .default('')
        .transform((value) => (value === '' ? null : value)),
    })
    .superRefine(({ label, kind, options }, context) => {
      if (label === '') return;
      if ((kind === 'choice' || kind === 'several') && options.length < 2) {
        context.addIssue({
          code: 'custom',
          path: ['options'],
          message: 'programs:problems.twoOptions',
        });
      }
    }),
  mostQuestions,
);

/** The rows as questions. A known key stays, once; every other row gets a new one. */
export function questionsFrom(
  rows: z.output<typeof questionRows>,
  present: readonly Question[],
  newKey: () => string,
): Question[] {
  const known = new Set(present.map(({ key }) => key));
  return rows
    .filter(({ label }) => label !== '')
    .map((row) => ({
      ...row,
      options: row.kind === 'choice' || row.kind === 'several' ? row.options : [],
      key: known.delete(row.key) ? row.key : newKey(),
    }));
}
