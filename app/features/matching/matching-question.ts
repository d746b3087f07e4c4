import { type FieldValue, isSensitiveField } from '@ithaca/matching';
import { type Question, type QuestionAnswers, scaleEnd } from '../programs/enrolment-question.ts';
import type { ProgramKind } from '../programs/program-kind.ts';
import { isOnePopulation } from './matching-policy.ts';

/** How answers to a question can be compared: by being the same, by what they share, by how far apart they are. */
export type Comparison = 'equal' | 'overlap' | 'near';

/**
 * A question of the enrolment form that matching may read. Policies and runs know it by its label: that is what
 * people answered, what reasons say, and what a spreadsheet's column is called.
 */
export interface MatchingQuestion {
  key: string;
  label: string;
  comparison: Comparison;
  /** A scale's width is known; how far apart numbers or days may be is for a manager to say. */
  width?: number;
  isDay: boolean;
}

const comparisons: Partial<Record<Question['kind'], Comparison>> = {
  choice: 'equal',
  several: 'overlap',
  skills: 'overlap',
  scale: 'near',
  number: 'near',
  day: 'near',
};

/**
 * Of a program's questions those that matching may read: asked of both who would be paired, with answers that can
 * be compared, and about nothing that the law protects. Free text counts through the goal.
 */
export function questionsToMatch(
  questions: readonly Question[],
  kind: ProgramKind,
): MatchingQuestion[] {
  const side = isOnePopulation(kind) ? 'peer' : null;
  const found = new Map<string, MatchingQuestion>();
  for (const asked of questions) {
    const { key, label, kind: answer } = asked;
    const comparison = comparisons[answer];
    const isOfBoth = asked.side === null || asked.side === side;
    if (!comparison || !isOfBoth || isSensitiveField(label) || found.has(label)) continue;
    found.set(label, {
      key,
      label,
      comparison,
      ...(answer === 'scale' && { width: scaleEnd - 1 }),
      isDay: answer === 'day',
    });
  }
  return [...found.values()];
}

/** What somebody answered to these, by label, as the engine compares it. */
export function fieldsOf(
  questions: readonly MatchingQuestion[],
  answers: QuestionAnswers,
): Record<string, FieldValue> {
  return Object.fromEntries(
    questions.flatMap(({ key, label, comparison, isDay }): [string, FieldValue][] => {
      const answer = answers[key];
      if (answer === undefined) return [];
      const isNumber = comparison === 'near' && !isDay;
      return [[label, isNumber ? Number(answer) : answer]];
    }),
  );
}
