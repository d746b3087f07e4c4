import { z } from 'zod';
import { wholeNumber } from '../../http/fields.ts';

/** What a manager can do about an engagement that needs a look. None of it closes anything. */
export const offers = ['checked_in', 'rematch_offered', 'pause_offered'] as const;
export type Offer = (typeof offers)[number];
export const careKinds = [...offers, 'snoozed'] as const;
export type CareKind = (typeof careKinds)[number];

/** The same is not offered again within so many days (ours): whoever got it needs time to answer. */
export const againAfterDays = 7;
export const snoozeDays = [7, 14, 30] as const;

export const newSnooze = z.object({ days: wholeNumber(1, 90) });

/** A line of the log. */
export interface CareStep {
  id: string;
  kind: CareKind;
  /** null: somebody who is no longer here. */
  by: string | null;
  at: Date;
  untilOn: string | null;
}
