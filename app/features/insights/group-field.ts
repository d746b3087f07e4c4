import { z } from 'zod';
import { several } from '../../http/fields.ts';
import { i18n } from '../../i18n.ts';
import { careerStages } from '../profiles/profile.ts';
import type { Question } from '../programs/enrolment-question.ts';

/** What people can be told apart by, besides a program's own questions. */
export const groupFields = [
  'cohort',
  'site',
  'department',
  'country',
  'career_stage',
  'job_function',
  'industry',
] as const;

/** Which fields a program's figures may be narrowed by. */
export const newGroupFields = z.object({ fields: several(z.string().max(80)) });

/** Those that can be chosen here: the usual, and questions with answers to choose from. */
export function offeredFields(questions: readonly Question[]): { value: string; label: string }[] {
  const t = i18n.getFixedT(null, 'dashboard');
  return [
    ...groupFields.map((value) => ({ value, label: t(`field.${value}`) })),
    ...questions
      .filter(({ kind }) => kind === 'choice' || kind === 'scale')
      .map(({ key, label }) => ({ value: `question:${key}`, label })),
  ];
}

/** 'site:Turin' as 'Site: Turin'. */
export function groupWords(group: string, questions: readonly Question[]): string {
  const field = [...offeredFields(questions)]
    .toSorted((a, b) => b.value.length - a.value.length)
    .find(({ value }) => group.startsWith(`${value}:`));
  if (!field) return group.slice(group.lastIndexOf(':') + 1);
  const said = group.slice(field.value.length + 1);
  const stage = careerStages.find((each) => field.value === 'career_stage' && each === said);
  const words = stage ? i18n.t(`profiles:stage.${stage}`) : said;
  return `${field.label}: ${words}`;
}
