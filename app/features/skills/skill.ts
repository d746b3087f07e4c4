import { z } from 'zod';

export const longestSkillName = 80;

/** 'Public   Speaking ' as 'Public Speaking': what is compared and kept. */
export function tidySkillName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}

export const skillName = () =>
  z.string().transform(tidySkillName).pipe(z.string().min(1).max(longestSkillName));
