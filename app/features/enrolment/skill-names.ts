import { z } from 'zod';
import { longestSkillName, tidySkillName } from '../skills/skill.ts';

/** 'Go; public speaking | sales' as its parts. A comma is kept: skills such as 'R, advanced' have one. */
export function splitList(text: string): string[] {
  return text
    .split(/[;|\n]/)
    .map(tidySkillName)
    .filter(Boolean);
}

/** Different names only: 'Go' and 'go' are one skill. */
export function distinctNames(names: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const name of names) {
    if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name);
  }
  return [...first.values()];
}

/** Skills typed as a list; who types rather than pastes uses commas too. */
export const skillNames = (max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => distinctNames(typed.split(',').flatMap(splitList)))
    .refine(
      (names) => names.every((name) => name.length <= longestSkillName),
      'enrolment:problems.skillTooLong',
    )
    .pipe(z.array(z.string()).max(max));
