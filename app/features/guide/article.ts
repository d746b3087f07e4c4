import { z } from 'zod';
import { careerStages } from '../profiles/profile.ts';

/** In the order in which the Guide shows them. */
export const sections = [
  'history',
  'method',
  'kinds',
  'mentees',
  'mentors',
  'peers',
  'reverse',
  'circles',
  'managers',
  'difficult',
  'stages',
  'industries',
] as const;
export const steps = ['goals', 'match', 'agree', 'work', 'review', 'close'] as const;
export type Step = (typeof steps)[number];
export const readerRoles = ['mentee', 'mentor', 'peer', 'manager'] as const;
export type ReaderRole = (typeof readerRoles)[number];
export const fittingKinds = ['one_to_one', 'peer', 'reverse', 'circle', 'flash'] as const;
export type FittingKind = (typeof fittingKinds)[number];
export const fields = [
  'technology',
  'health',
  'education',
  'finance',
  'manufacturing',
  'public',
  'creative',
  'science',
] as const;
export type Field = (typeof fields)[number];

/** Nothing said under kinds, roles, stages, industries: for all of them. */
export const frontMatter = z.strictObject({
  title: z.string().min(1).max(80),
  summary: z.string().min(1).max(200),
  section: z.enum(sections),
  order: z.int().positive(),
  kinds: z.array(z.enum(fittingKinds)).default([]),
  roles: z.array(z.enum(readerRoles)).default([]),
  steps: z.array(z.enum(steps)).default([]),
  stages: z.array(z.enum(careerStages)).default([]),
  industries: z.array(z.enum(fields)).default([]),
  sources: z.array(z.string().min(1)).default([]),
});

export interface Article extends z.output<typeof frontMatter> {
  slug: string;
  /** Markdown, without the front matter. */
  body: string;
  minutes: number;
}

const wordsAMinute = 220;

export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

export function readingMinutes(body: string): number {
  return Math.max(1, Math.round(wordsIn(body).length / wordsAMinute));
}

/** About this kind alone, and not only fit for it. */
export function isOfOneKind({ kinds }: Article): boolean {
  return kinds.length === 1;
}

/** Section by section, each in its own order. */
export function inOrder(one: Article, other: Article): number {
  return (
    sections.indexOf(one.section) - sections.indexOf(other.section) ||
    one.order - other.order ||
    one.slug.localeCompare(other.slug)
  );
}

/**
 * Others that help with the same step or stand in the same section; those for the same kind and readers
 * first. What is for other kinds alone, or for another stage or field, helps nobody here.
 */
export function relatedTo(article: Article, articles: readonly Article[], count = 3): Article[] {
  const shared = <T>(one: readonly T[], other: readonly T[]) =>
    one.filter((each) => other.includes(each)).length;
  const nearness = (other: Article) =>
    2 * shared(other.steps, article.steps) +
    shared(other.roles, article.roles) +
    (other.section === article.section ? 1 : 0) +
    (isOfOneKind(other) ? (isOfOneKind(article) ? 2 : -2) : 0);
  return articles
    .filter((other) => other.slug !== article.slug)
    .filter(({ stages, industries }) => stages.length + industries.length === 0)
    .filter(
      ({ kinds }) =>
        kinds.length === 0 || article.kinds.length === 0 || shared(kinds, article.kinds) > 0,
    )
    .filter((other) => shared(other.steps, article.steps) > 0 || other.section === article.section)
    .sort((a, b) => nearness(b) - nearness(a) || inOrder(a, b))
    .slice(0, count);
}
