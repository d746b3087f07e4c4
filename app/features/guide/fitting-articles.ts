import type { CareerStage } from '../profiles/profile.ts';
import {
  type Article,
  type Field,
  type FittingKind,
  fields,
  inOrder,
  isOfOneKind,
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

/**
 * The two or three articles for somebody who stands here, each with why. The first two are about the
 * step, one of them at most about the kind alone; the last place goes to one about the step too that is
 * for the reader's stage or field, or else for their kind.
 */
export function articlesFor<T extends Article>(
  articles: readonly T[],
  place: Place,
): { article: T; reason: Reason }[] {
  const isManager = place.role === 'manager';
  const fitting = articles
    .filter((article) => article.steps.includes(place.step) && fits(article, place))
    // A manager looks after others' stages and fields: their own says nothing about the program.
    .filter((article) => !(isManager && isPersonal(article)))
    .sort(
      (a, b) =>
        Number(b.slug === place.first) - Number(a.slug === place.first) ||
        nearness(b) - nearness(a) ||
        inOrder(a, b),
    );
  const general = fitting.filter((article) => !isPersonal(article));
  const [nearest] = general;
  if (!nearest) return [];
  // Two about the kind would leave no room for the step itself.
  const second =
    general.slice(1).find((article) => !(isOfOneKind(nearest) && isOfOneKind(article))) ??
    general[1];
  const first = second ? [nearest, second] : [nearest];
  const rest = fitting.filter((article) => !first.includes(article));
  const namesKind = isManager || !first.some(isOfOneKind);
  const third =
    rest.find((article) => isPersonal(article) || (isOfOneKind(article) && namesKind)) ?? rest[0];
  const aboutStep: Reason = { about: isManager ? 'managing' : 'step', value: place.step };
  const aboutReader = isManager || !third ? null : reasonOf(third, place, namesKind);
  return [
    ...first.map((article) => ({ article, reason: aboutStep })),
    ...(third ? [{ article: third, reason: aboutReader ?? aboutStep }] : []),
  ];
}

const admits = <T>(named: readonly T[], own: T | null) =>
  named.length === 0 || (own !== null && named.includes(own));

function fits(article: Article, { role, kind, stage, industry }: Place): boolean {
  return (
    (admits(article.kinds, kind) || (kind === null && !isOfOneKind(article))) &&
    admits(article.roles, role) &&
    admits(article.stages, stage) &&
    admits(article.industries, fieldNamed(industry))
  );
}

function isPersonal({ stages, industries }: Article): boolean {
  return stages.length + industries.length > 0;
}

/** What is for few readers, and about few steps, is nearer than what is for everybody, always. */
function nearness(article: Article): number {
  const share = (named: readonly unknown[]) => (named.length > 0 ? 1 / named.length : 0);
  return (
    4 * share(article.roles) +
    (isOfOneKind(article) || isPersonal(article) ? 2 : 0) +
    3 * share(article.steps)
  );
}

function reasonOf(article: Article, { kind, stage, industry }: Place, namesKind: boolean) {
  const field = fieldNamed(industry);
  if (stage && article.stages.includes(stage)) return { about: 'stage', value: stage } as const;
  if (field && article.industries.includes(field)) {
    return { about: 'industry', value: field } as const;
  }
  return kind && namesKind && isOfOneKind(article)
    ? ({ about: 'kind', value: kind } as const)
    : null;
}
