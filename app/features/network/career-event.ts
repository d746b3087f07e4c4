import { z } from 'zod';
import { day, optionalText } from '../../http/fields.ts';
import type { TextKey } from '../../i18n.ts';

export const careerEventKinds = ['promotion', 'move', 'project', 'qualification'] as const;
export type CareerEventKind = (typeof careerEventKinds)[number];

/** Whether mentoring contributed, as the person sees it. */
export const contributions = ['yes', 'partly', 'no', 'unsure'] as const;
export type Contribution = (typeof contributions)[number];

export const newCareerEvent = z.object({
  kind: z.enum(careerEventKinds),
  happenedOn: day(),
  contributed: z.enum(contributions),
  note: optionalText(1_000),
});
export type NewCareerEvent = z.output<typeof newCareerEvent>;

/** It happened since the two began, and is no plan. */
export function whyNotThen(
  happenedOn: string,
  { startsOn, today }: { startsOn: string; today: string },
): TextKey | null {
  if (happenedOn > today) return 'network:problems.future';
  return happenedOn < startsOn ? 'network:problems.before' : null;
}
