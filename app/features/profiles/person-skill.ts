import { z } from 'zod';
import { optional, wholeNumber } from '../../http/fields.ts';
import { skillName, tidySkillName } from '../skills/skill.ts';

/** How well, from 0 to 4: anchored in words, never in stars. */
export const levelWords = ['nothing', 'basics', 'helped', 'alone', 'teaches'] as const;
/** How much it matters, from 1 to 3. */
export const priorityWords = ['most', 'somewhat', 'little'] as const;

export const offeredSkill = z.object({
  name: skillName(),
  level: optional(wholeNumber(0, 4)).transform((value) => value ?? null),
});
export const wantedSkill = offeredSkill.extend({
  priority: optional(wholeNumber(1, 3)).transform((value) => value ?? 1),
});
export type OfferedSkill = z.output<typeof offeredSkill>;
export type WantedSkill = z.output<typeof wantedSkill>;

/** Empty lines below what is there: after each save there are new ones. */
export const spareRows = 3;
const mostRows = 60;

/** A line without a name says nothing. */
const lineOf = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (row) =>
      tidySkillName(String((row as { name?: unknown } | null)?.name ?? '')) === '' ? null : row,
    schema.nullable(),
  );
const said = <T>(rows: (T | null)[]): T[] => rows.filter((row) => row !== null);

export const ownSkills = z.object({
  offers: z
    .array(lineOf(offeredSkill))
    .max(mostRows)
    .default([])
    .transform((rows) => said<OfferedSkill>(rows)),
  wants: z
    .array(lineOf(wantedSkill))
    .max(mostRows)
    .default([])
    .transform((rows) => said<WantedSkill>(rows)),
});
export type OwnSkills = z.output<typeof ownSkills>;
