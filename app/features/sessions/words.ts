import { z } from 'zod';
import { line, optional, ticked, typedText, wholeNumber } from '../../http/fields.ts';

/** What all members of an engagement write on together in a session. */
export const sharedFields = ['agenda', 'notes', 'decisions'] as const;
export type SharedField = (typeof sharedFields)[number];
export type SharedTexts = Record<SharedField, string>;

const texts = z.object({
  agenda: typedText(10_000),
  notes: typedText(20_000),
  decisions: typedText(10_000),
});

/** As typed, and as it was when they began: what others saved meanwhile is merged with it. */
export const sharedText = texts.extend({ base: texts });
export type SharedText = z.output<typeof sharedText>;

const note = z.object({ note: typedText(20_000) });
export const privateNote = note.extend({ base: note });

/** One more point for the agenda, from anybody, at any time. */
export const agendaPoint = z.object({ title: line(300), minutes: optional(wholeNumber(1, 240)) });

/** One minute after a session, for oneself, or for the others too. */
export const reflection = z.object({
  takeaway: line(1_000),
  nextTime: typedText(1_000),
  isShared: ticked(),
});
export type Reflection = z.output<typeof reflection>;
