import { z } from 'zod';
import { type Actor, isManager } from '../../platform/actor.ts';

export const longestSkillName = 80;

/** 'Public   Speaking ' as 'Public Speaking': what is compared and kept. */
export function tidySkillName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}

export const skillName = () =>
  z.string().transform(tidySkillName).pipe(z.string().min(1).max(longestSkillName));

export const namedSkill = z.object({ name: skillName() });

export const skillFilters = ['all', 'listed', 'free'] as const;
export type SkillFilter = (typeof skillFilters)[number];

export function skillFilterFrom(text: string | null): SkillFilter {
  return skillFilters.find((filter) => filter === text) ?? 'all';
}

/** The list of skills is kept by managers; everybody uses it, and types free ones. */
export function canManageSkills(actor: Actor): boolean {
  return isManager(actor);
}
