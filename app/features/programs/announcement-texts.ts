import { z } from 'zod';
import { optionalText } from '../../http/fields.ts';

/** Occasions on which a program speaks in its own words; the invitation has a column of its own. */
export const occasions = ['opened', 'reminder', 'matched', 'closing'] as const;
export type Occasion = (typeof occasions)[number];

const text = optionalText(2_000);

/** '' where the usual words are good enough. */
export const announcementTexts = z.object({
  opened: text,
  reminder: text,
  matched: text,
  closing: text,
});
export type AnnouncementTexts = z.output<typeof announcementTexts>;
