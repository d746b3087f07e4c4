import { z } from 'zod';
import { optional, optionalLine, several, ticked, wholeNumber } from '../../http/fields.ts';
import type { TextKey, TextValues } from '../../i18n.ts';
import type { Problem } from '../../platform/refusal.ts';
import type { Side } from './program-kind.ts';

export const questionKinds = [
  'text',
  'choice',
  'several',
  'skills',
  'scale',
  'number',
  'day',
] as const;
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
  /** Of a choice, or of several. Skills are the organization's list at the time: `offering` puts it here. */
  options: z.array(z.string().min(1).max(120)).max(30).default([]),
  /** How many of several, or of skills, may be picked; null: any number. */
  most: z.number().int().positive().nullable().default(null),
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
export const longestAnswer = 2_000;
/** What one answer holds, where a question names no number of its own. */
export const mostPicked = 200;

export type QuestionAnswer = string | string[];
export type QuestionAnswers = Record<string, QuestionAnswer>;

export function questionsFor(all: readonly Question[], side: Side): Question[] {
  return all.filter((each) => each.side === null || each.side === side);
}

/** Whether several of a list are picked. */
export function isPicking({ kind }: Pick<Question, 'kind'>): boolean {
  return kind === 'several' || kind === 'skills';
}

/** The questions with these skills to pick from. */
export function offering(all: readonly Question[], skills: readonly string[]): Question[] {
  return all.map((each) => (each.kind === 'skills' ? { ...each, options: [...skills] } : each));
}

/** What the form asks of a side: not for skills while the organization's list is empty, as nobody could answer. */
export function askedOf(offered: readonly Question[], side: Side): Question[] {
  return questionsFor(offered, side).filter(
    ({ kind, options }) => kind !== 'skills' || options.length > 0,
  );
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

const picked = several(z.string(), Number.POSITIVE_INFINITY);

/** What somebody picked, each once and in the order of the list. */
function readPicked({ options, most }: Question, said: unknown) {
  const chosen = new Set(picked.safeParse(said).data);
  const known = options.filter((each) => chosen.has(each));
  if (chosen.size === 0 || known.length < chosen.size)
    return { problem: 'problems:choice' } as const;
  const max = most ?? mostPicked;
  return known.length <= max ? known : ({ problem: 'problems:tooMany', values: { max } } as const);
}

/** One answer as it is kept; undefined where it is none, a text's name where it cannot be kept. */
export function readAnswer(
  question: Question,
  given: unknown,
): QuestionAnswer | undefined | { problem: TextKey; values?: TextValues } {
  const { kind, options } = question;
  const said = typeof given === 'string' ? given.trim() : given;
  if (none(said)) return undefined;
  if (kind === 'several' || kind === 'skills') return readPicked(question, said);
  if (typeof said !== 'string') return { problem: 'problems:invalid' };
  switch (kind) {
    case 'text':
      return said.length <= longestAnswer ? said : { problem: 'programs:problems.answerTooLong' };
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
  for (const each of askedOf(all, side)) {
    const answer = readAnswer(each, given[each.key]);
    const field = `answers[${each.key}]`;
    if (answer === undefined) {
      if (each.isRequired) problems.push({ field, key: 'problems:required' });
    } else if (typeof answer === 'object' && 'problem' in answer) {
      const { problem: key, values } = answer;
      problems.push({ field, key, ...(values && { values }) });
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
      most: optional(wholeNumber(1, mostPicked)).transform((value) => value ?? null),
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
      most: isPicking(row) ? row.most : null,
      key: known.delete(row.key) ? row.key : newKey(),
    }));
}
