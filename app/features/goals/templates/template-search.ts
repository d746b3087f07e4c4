import { kinds } from '../../engagements/engagement.ts';
import { careerStages } from '../../profiles/profile.ts';
import { type GoalTemplate, templateOrigins } from './goal-template.ts';
import { isSameField, suitsKind } from './template-fit.ts';

export const templateStates = ['all', ...templateOrigins, 'hidden'] as const;

/** What somebody looks for; null or '' where it does not matter. */
export interface TemplateSearch {
  words: string;
  stage: (typeof careerStages)[number] | null;
  industry: string;
  kind: (typeof kinds)[number] | null;
  state: (typeof templateStates)[number];
}

/** Reads a search from an address; what is not known there does not narrow. */
export function templateSearchFrom(query: URLSearchParams): TemplateSearch {
  return {
    words: query.get('q')?.trim().slice(0, 200) ?? '',
    stage: careerStages.find((stage) => stage === query.get('stage')) ?? null,
    industry: query.get('industry')?.trim().slice(0, 120) ?? '',
    kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
    state: templateStates.find((state) => state === query.get('state')) ?? 'all',
  };
}

/** A template without stages, industry or kinds is for all of them, so it is found under each. */
export function searchTemplates<T extends GoalTemplate>(
  templates: readonly T[],
  { words, stage, industry, kind, state }: TemplateSearch,
): T[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((template) => {
    const text = [template.title, template.description, template.industry, ...template.skills]
      .join(' ')
      .toLowerCase();
    return (
      wanted.every((word) => text.includes(word)) &&
      (stage === null || template.stages.length === 0 || template.stages.includes(stage)) &&
      (industry === '' || isSameField(template.industry, industry)) &&
      (kind === null || suitsKind(template, kind)) &&
      (state === 'all' || (state === 'hidden' ? template.isHidden : template.origin === state))
    );
  });
}

/** The fields that some template is for, by name. */
export function fieldsOf(templates: readonly GoalTemplate[]): string[] {
  return [...new Set(templates.map((template) => template.industry))].filter(Boolean).sort();
}
