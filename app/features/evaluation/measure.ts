import { z } from 'zod';
import { line, optionalLine, several } from '../../http/fields.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { memberRoles as sides } from '../engagements/engagement.ts';
import type { Side } from '../programs/program-kind.ts';

/** When something is asked; 'pulse' is monthly while two work together. */
export const moments = ['before', 'mid', 'close', 'after', 'pulse'] as const;
export type Moment = (typeof moments)[number];
/** Those that a measure of one's own can be asked at. */
export const chosenMoments = ['before', 'mid', 'close', 'after'] as const;

/** More is not answered in a minute (EVIDENCE: measures, five at most per asking). */
export const mostItems = 5;
export const scaleTops = [5, 7] as const;
/** How it is answered: on a scale, or by naming those who help, who are counted. */
export const formats = ['scale', 'helpers'] as const;

/** One question with words for the ends of its scale. */
const item = z.object({ text: z.string(), low: z.string(), high: z.string() });
export type Item = z.output<typeof item>;

/** One thing that is measured. The pulse has its questions in the workspace. */
export const measure = z.object({
  key: z.string(),
  name: z.string(),
  format: z.enum(formats).default('scale'),
  items: z.array(item),
  top: z.union([z.literal(5), z.literal(7)]),
  moments: z.array(z.enum(moments)),
  sides: z.array(z.enum(sides)),
  /** Of an instrument that others made: whose it is, and what allows its use. */
  source: z.string(),
  licence: z.string(),
});
export type Measure = z.output<typeof measure>;
export const measureList = z.array(measure);

/** A measure as a form sends it: rows without a question are none. */
export const newMeasure = z
  .object({
    name: line(120),
    format: z.enum(formats).default('scale'),
    items: z
      .array(z.object({ text: optionalLine(300), low: optionalLine(60), high: optionalLine(60) }))
      .max(mostItems)
      .transform((rows) => rows.filter(({ text }) => text !== '')),
    top: z.enum(['5', '7']).transform((top) => (top === '5' ? 5 : 7)),
    moments: several(z.enum(chosenMoments)),
    sides: several(z.enum(sides)),
    source: optionalLine(300),
    licence: optionalLine(300),
  })
  .superRefine(({ format, items, moments, sides, source, licence }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (items.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['items', 0, 'text'],
        message: 'evaluation:problems.noQuestion',
      });
    }
    if (format === 'helpers' && items.length > 1)
      refuse('format', 'evaluation:problems.oneQuestion');
    if (moments.length === 0) refuse('moments', 'evaluation:problems.noMoment');
    if (sides.length === 0) refuse('sides', 'evaluation:problems.nobody');
    if (source !== '' && licence === '') refuse('licence', 'evaluation:problems.noLicence');
  });
export type NewMeasure = z.output<typeof newMeasure>;

export function canPlanEvaluation(actor: Actor): boolean {
  return isManager(actor);
}

export function hasPulse(measures: readonly Measure[]): boolean {
  return measures.some(({ moments }) => moments.includes('pulse'));
}

/** What one person of a side is asked at a moment. */
export function askedOf(measures: readonly Measure[], moment: Moment, side: Side): Measure[] {
  return measures.filter((each) => each.moments.includes(moment) && each.sides.includes(side));
}

/** The first moment at which somebody would be asked more than five questions; null: none. */
export function overfullMoment(measures: readonly Measure[]): Moment | null {
  return (
    moments.find((moment) =>
      sides.some(
        (side) =>
          askedOf(measures, moment, side).reduce((sum, { items }) => sum + items.length, 0) >
          mostItems,
      ),
    ) ?? null
  );
}
