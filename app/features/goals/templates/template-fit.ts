import type { Kind } from '../../engagements/engagement.ts';
import type { CareerStage } from '../../profiles/profile.ts';
import type { TemplateContent } from './goal-template.ts';

/** Whoever looks for a template: what their profile says, and what they are in. */
export interface Seeker {
  stage: CareerStage | null;
  industry: string;
  kind: Kind;
}

type Place = Pick<TemplateContent, 'stages' | 'industry' | 'kinds'>;

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** 'Technology' and 'Information technology' are one field; 'Public service' and 'Customer service' two. */
export function isSameField(one: string, other: string): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return few.length > 0 && few.every((word) => many.includes(word));
}

function suitsStage({ stages }: Place, stage: CareerStage | null): boolean {
  return stages.length === 0 || (stage !== null && stages.includes(stage));
}
export function suitsKind({ kinds }: Place, kind: Kind): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}

/** Whether a template is for somebody like this: for their stage, and for their field or any. */
export function isFor(template: Place, { stage, industry, kind }: Seeker): boolean {
  if (!suitsKind(template, kind)) return false;
  if (template.industry !== '' && !isSameField(template.industry, industry)) return false;
  // Somebody who said their field only is shown all of that field.
  return stage === null
    ? template.industry !== '' || template.stages.length === 0
    : suitsStage(template, stage);
}

/**
 * Those for this person, their own field's before those for any; and the others, those of their
 * stage first. Within each the order given.
 */
export function bestFirst<T extends Place>(
  templates: readonly T[],
  seeker: Seeker,
): { forThem: T[]; others: T[] } {
  const [fits, rest] = parted(templates, (template) => isFor(template, seeker));
  const [own, any] = parted(fits, (template) => template.industry !== '');
  const [near, far] = parted(
    rest,
    (template) => suitsKind(template, seeker.kind) && suitsStage(template, seeker.stage),
  );
  return { forThem: [...own, ...any], others: [...near, ...far] };
}

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
