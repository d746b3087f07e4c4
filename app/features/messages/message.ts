import { z } from 'zod';
import { text } from '../../http/fields.ts';

/** Markdown, as its author typed it. */
export const newMessage = z.object({ text: text(10_000) });
export type NewMessage = z.output<typeof newMessage>;

/** Only its author changes a message; what it said before stays readable. */
export function canEdit(personId: string, message: { authorId: string }): boolean {
  return message.authorId === personId;
}

export interface Reading {
  seenAt: Date | null;
  mailedAt: Date | null;
}

/** One mail, then none until the reader has looked: more would only repeat it. */
export function needsMail({ seenAt, mailedAt }: Reading): boolean {
  return mailedAt === null || (seenAt !== null && seenAt >= mailedAt);
}
