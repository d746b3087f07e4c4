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
  /** The article without which the page would be poorer; it comes first where it fits the reader. */
  first?: string;
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
 * The two or three articles for somebody who stands here, each with why. The first two are about the
 * step, one of them about the kind where there is such; the last place goes to one about the step too,
 * and about the reader's stage, field or kind.
 */
export function articlesFor<T extends Article>(
  articles: readonly T[],
  { first: slug, step, role, kind, stage, industry }: Place,
): { article: T; reason: Reason }[] {
  const field = fieldNamed(industry);
  const own = articles.filter(
    (article) =>
      (admits(article.kinds, kind) || (kind === null && !isOfOneKind(article))) &&
      admits(article.roles, role) &&
      admits(article.stages, stage) &&
      admits(article.industries, field),
  );
  // What is for few readers, and about few steps, is nearer than what is for everybody, always.
  const share = (named: readonly unknown[]) => (named.length > 0 ? 1 / named.length : 0);
  const nearness = (article: Article) =>
    4 * share(article.roles) +
    (isOfOneKind(article) || article.stages.length + article.industries.length > 0 ? 2 : 0) +
    3 * share(article.steps);
  const ofStep = own
    .filter(
      ({ steps, stages, industries }) =>
        steps.includes(step) && stages.length + industries.length === 0,
    )
    .sort(
      (a, b) =>
        Number(b.slug === slug) - Number(a.slug === slug) ||
        nearness(b) - nearness(a) ||
        inOrder(a, b),
    );
  const [nearest] = ofStep;
  if (!nearest) return [];
  // Two about the kind would leave no room for the step itself.
  const second =
    ofStep.slice(1).find((article) => !isOfOneKind(nearest) || !isOfOneKind(article)) ?? ofStep[1];
  const first = second ? [nearest, second] : [nearest];
  const further = (article: Article) => !first.some((chosen) => chosen === article);
  const aboutStep = (article: T): { article: T; reason: Reason } => ({
    article,
    reason: { about: role === 'manager' ? 'managing' : 'step', value: step },
  });
  const aboutReader = (article: T): { article: T; reason: Reason }[] => {
    const reason = ofReader(article, { stage, field });
    if (reason) return [{ article, reason }];
    if (!kind || !isOfOneKind(article) || first.some(isOfOneKind)) return [];
    return [{ article, reason: { about: 'kind', value: kind } }];
  };
  const rest = ofStep.filter(further);
  // A manager looks after others' stages and fields: their own says nothing about the program.
  const last =
    role === 'manager'
      ? rest.filter(isOfOneKind).map(aboutStep)[0]
      : own
          .filter((article) => further(article) && article.steps.includes(step))
          .flatMap(aboutReader)
          .sort(({ article: a }, { article: b }) => nearness(b) - nearness(a) || inOrder(a, b))[0];
  const third = last ?? rest.map(aboutStep)[0];
  return [...first.map(aboutStep), ...(third ? [third] : [])];
}

/** About this kind alone, and not only fit for it. */
function isOfOneKind({ kinds }: Article): boolean {
  return kinds.length === 1;
}

function ofReader(
  { stages, industries }: Article,
  { stage, field }: Pick<Place, 'stage'> & { field: Field | null },
): Reason | null {
  if (stage && stages.includes(stage)) return { about: 'stage', value: stage };
  if (field && industries.includes(field)) return { about: 'industry', value: field };
  return null;
}
