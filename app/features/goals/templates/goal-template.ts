import { z } from 'zod';
import {
  line,
  list,
  optional,
  optionalLine,
  optionalText,
  several,
  wholeNumber,
} from '../../../http/fields.ts';
import type { TextKey } from '../../../i18n.ts';
import { type Actor, isManager } from '../../../platform/actor.ts';
import { kinds } from '../../engagements/engagement.ts';
import { careerStages } from '../../profiles/profile.ts';
import { levels } from '../attainment.ts';
import { goalTypes } from '../goal.ts';

const longest = { title: 200, level: 300, industry: 120 };
/** How many milestones a template has room for. */
export const templateMilestones = 4;

const sameLevel = 'goalTemplates:problems.sameLevel' satisfies TextKey;
const notLater = 'goalTemplates:problems.notLater' satisfies TextKey;

const templateScale = z
  .array(line(longest.level))
  .length(levels.length)
  .superRefine((texts, context) => {
    texts.forEach((text, index) => {
      if (texts.findIndex((other) => sameWords(other, text)) < index) {
        context.addIssue({ code: 'custom', path: [index], message: sameLevel });
      }
    });
  });

function sameWords(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Nothing chosen under stages, industry or kinds: for all of them. */
const head = z.object({
  stages: several(z.enum(careerStages), careerStages.length),
  industry: optionalLine(longest.industry),
  kinds: several(z.enum(kinds), kinds.length),
  title: line(longest.title),
  description: optionalText(4_000),
  type: z.enum(goalTypes).default('learning'),
});

/** What a template says, as it is kept and as it ships. */
export const templateContent = head.extend({
  skills: z.array(line(80)).max(10),
  milestones: z
    .array(
      z.object({
        title: line(longest.title),
        /** How much of the time is over by then: 0.25 is a quarter. */
        share: z.number().gt(0).max(1),
      }),
    )
    .max(templateMilestones)
    .refine(
      (steps) => steps.every((step, at) => step.share > (steps[at - 1]?.share ?? 0)),
      notLater,
    ),
  scale: templateScale,
});
export type TemplateContent = z.output<typeof templateContent>;

/** A template that ships with Ithaca; `key` names it in every language. */
export type BuiltInTemplate = { key: string } & Omit<TemplateContent, 'kinds' | 'type'> &
  Partial<Pick<TemplateContent, 'kinds' | 'type'>>;

const milestoneRow = z
  .object({ title: optionalLine(longest.title), percent: optional(wholeNumber(1, 100)) })
  .superRefine((row, context) => {
    if (row.title !== '' && row.percent === undefined) {
      context.addIssue({ code: 'custom', path: ['percent'], message: 'problems:required' });
    }
    if (row.title === '' && row.percent !== undefined) {
      context.addIssue({ code: 'custom', path: ['title'], message: 'problems:required' });
    }
  });

/** The same as its form sends it: shares in percent, skills in one line, rows left blank. */
const templateFields = head.extend({
  skills: list(10, 80),
  milestones: several(milestoneRow, templateMilestones).superRefine((rows, context) => {
    let before = 0;
    rows.forEach(({ percent }, index) => {
      if (percent === undefined) return;
      if (percent <= before) {
        context.addIssue({ code: 'custom', path: [index, 'percent'], message: notLater });
      }
      before = percent;
    });
  }),
  scale: templateScale,
});

function contentOf({ milestones, ...rest }: z.output<typeof templateFields>): TemplateContent {
  return {
    ...rest,
    milestones: milestones.flatMap(({ title, percent }) =>
      percent === undefined ? [] : [{ title, share: percent / 100 }],
    ),
  };
}

export const newTemplate = templateFields.transform(contentOf);
/** `seen`: when the words that somebody set out to change were last changed; '' as they ship. */
export const templateChange = templateFields
  .extend({ seen: z.union([z.literal(''), z.iso.datetime()]) })
  .transform(({ seen, ...fields }) => ({ seen, content: contentOf(fields) }));

export const templateOrigins = ['built_in', 'changed', 'own'] as const;
export type TemplateOrigin = (typeof templateOrigins)[number];

export interface GoalTemplate extends TemplateContent {
  /** The key of one that ships with Ithaca, changed or not; else the row's id. */
  id: string;
  origin: TemplateOrigin;
  /** Not offered to members. */
  isHidden: boolean;
  /** When the organization last changed it; '' as it ships. */
  seen: string;
}

/** The organization's templates are kept by managers; everybody uses those that are not hidden. */
export function canKeepTemplates(actor: Actor): boolean {
  return isManager(actor);
}
