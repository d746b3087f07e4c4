import type { CareerStage } from '../profiles/profile.ts';
import {
  type Article,
  type Field,
  type FittingKind,
  fields,
  inOrder,
  type ReaderRole,
  type Step,
  wordsIn,
} from './article.ts';

/** Where a reader stands; null where nobody said. */
export interface Place {
  step: Step;
  role: ReaderRole;
  kind: FittingKind | null;
  stage: CareerStage | null;
  /** As their profile says it: anything may be typed there. */
  industry: string;
}

export type Reason =
  | { about: 'step'; value: Step }
  | { about: 'managing'; value: Step }
  | { about: 'kind'; value: FittingKind }
  | { about: 'stage'; value: CareerStage }
  | { about: 'industry'; value: Field };

const wordsOf: Record<Field, string[]> = {
  technology: ['technology', 'software', 'telecommunications', 'computing', 'it'],
  health: ['health', 'healthcare', 'medicine', 'nursing', 'hospital', 'care'],
  education: ['education', 'teaching', 'school', 'schools', 'university'],
  finance: ['finance', 'insurance', 'banking', 'accounting'],
  manufacturing: ['manufacturing', 'engineering', 'production', 'industry'],
  public: ['public', 'government', 'administration'],
  creative: ['arts', 'culture', 'creative', 'design', 'media', 'publishing', 'music'],
  science: ['science', 'research', 'sciences'],
};

/** The field that a profile's words name. */
export function fieldNamed(industry: string): Field | null {
  const said = wordsIn(industry);
  return fields.find((field) => wordsOf[field].some((word) => said.includes(word))) ?? null;
}

const admits = <T>(named: readonly T[], own: T | null) =>
  named.length === 0 || (own !== null && named.includes(own));

/**
 * The two or three articles for somebody who stands here, each with why. Most are about the step;
 * the last place goes to one about the reader's stage, field or kind, where there is one.
 */
export function articlesFor<T extends Article>(
  articles: readonly T[],
  { step, role, kind, stage, industry }: Place,
): { article: T; reason: Reason }[] {
  const field = fieldNamed(industry);
  const own = articles.filter(
    (article) =>
      admits(article.kinds, kind) &&
      admits(article.roles, role) &&
      admits(article.stages, stage) &&
      admits(article.industries, field),
  );
  // What is for few readers, and about few steps, is nearer than what is for everybody, always.
  const share = (named: readonly unknown[]) => (named.length > 0 ? 1 / named.length : 0);
  const nearness = (article: Article) =>
    4 * share(article.roles) +
    (article.stages.length + article.industries.length + article.kinds.length > 0 ? 2 : 0) +
    3 * share(article.steps);
  const ofStep = own
    .filter(
      ({ steps, stages, industries }) =>
        steps.includes(step) && stages.length + industries.length === 0,
    )
    .sort((a, b) => nearness(b) - nearness(a) || inOrder(a, b))
    .map((article): { article: T; reason: Reason } => ({
      article,
      reason: { about: role === 'manager' ? 'managing' : 'step', value: step },
    }));
  const first = ofStep.slice(0, 2);
  // A manager looks after others' stages and fields: their own says nothing about the program.
  const personal =
    role === 'manager'
      ? undefined
      : own
          .filter((article) => first.every((chosen) => chosen.article !== article))
          .map((article) => ({ article, reason: ofReader(article, { kind, stage, field }) }))
          .filter((entry) => entry.reason !== null)
          .sort(
            (a, b) =>
              Number(b.article.steps.includes(step)) - Number(a.article.steps.includes(step)) ||
              nearness(b.article) - nearness(a.article) ||
              inOrder(a.article, b.article),
          )[0];
  const last = personal?.reason
    ? { article: personal.article, reason: personal.reason }
    : ofStep[2];
  return last ? [...first, last] : first;
}

function ofReader(
  { stages, industries, kinds }: Article,
  { kind, stage, field }: Pick<Place, 'kind' | 'stage'> & { field: Field | null },
): Reason | null {
  if (stage && stages.includes(stage)) return { about: 'stage', value: stage };
  if (field && industries.includes(field)) return { about: 'industry', value: field };
  if (kind && kinds.includes(kind)) return { about: 'kind', value: kind };
  return null;
}
