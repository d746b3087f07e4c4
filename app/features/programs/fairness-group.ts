import type { Question } from './enrolment-question.ts';

/** What profiles say that people can be grouped by. */
export const profileGroups = [
  'department',
  'site',
  'country',
  'career_stage',
  'job_function',
  'industry',
] as const;
export type ProfileGroup = (typeof profileGroups)[number];

const prefix = 'question:';

/**
 * The program's questions that people can be grouped by: those with a choice of answers, also what matching may
 * never read. Whoever looks whether a group came off worse has to see the group.
 */
export function questionGroups(questions: readonly Question[]): { value: string; label: string }[] {
  return questions
    .filter(({ kind }) => kind === 'choice')
    .map(({ key, label }) => ({ value: `${prefix}${key}`, label }));
}

/** The question's key, where a group is one. */
export function questionOf(group: string): string | undefined {
  return group.startsWith(prefix) ? group.slice(prefix.length) : undefined;
}

/** Of these groups those that there are. */
export function knownGroups(groups: readonly string[], questions: readonly Question[]): string[] {
  const known = new Set<string>([
    ...profileGroups,
    ...questionGroups(questions).map(({ value }) => value),
  ]);
  return [...new Set(groups)].filter((group) => known.has(group));
}
