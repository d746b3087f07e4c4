import { z } from 'zod';
import { optional, wholeNumber } from '../../http/fields.ts';
import { skillName } from '../skills/skill.ts';

/** How well: anchored in words (profiles:level.0 to .4), never in stars. */
export const skillLevels = [0, 1, 2, 3, 4] as const;
/** How much it matters, 1 most. */
export const priorities = [1, 2, 3] as const;

export const offeredSkill = z.object({
  name: skillName(),
  level: optional(wholeNumber(0, 4)).transform((value) => value ?? null),
});
export const wantedSkill = offeredSkill.extend({
  priority: optional(wholeNumber(1, 3)).transform((value) => value ?? 1),
});
export type OfferedSkill = z.output<typeof offeredSkill>;
export type WantedSkill = z.output<typeof wantedSkill>;
