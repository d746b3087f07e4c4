import { z } from 'zod';
import { optionalText, text } from '../../http/fields.ts';

export const newConcern = z.object({ text: text(10_000) });
export const acknowledgement = z.object({ reply: optionalText(4_000) });

export interface Concerned {
  authorId: string | null;
  contactId: string | null;
}

/** Its author and the contact it was addressed to; no role opens it to anybody else. */
export function canReadConcern(personId: string, concern: Concerned): boolean {
  return concern.authorId === personId || concern.contactId === personId;
}

export function canAcknowledge(
  personId: string,
  concern: Concerned & { acknowledgedAt: Date | null },
): boolean {
  return concern.contactId === personId && concern.acknowledgedAt === null;
}

/** Why a concern cannot be sent to the program's contact. */
export type NoAddressee = 'noProgram' | 'nobody' | 'oneself' | 'partner';

export function whyNoAddressee(
  authorId: string,
  {
    hasProgram,
    contactId,
    memberIds,
  }: { hasProgram: boolean; contactId: string | null; memberIds: readonly string[] },
): NoAddressee | null {
  if (!hasProgram) return 'noProgram';
  if (contactId === null) return 'nobody';
  if (contactId === authorId) return 'oneself';
  // Somebody outside the chain, or nobody.
  return memberIds.includes(contactId) ? 'partner' : null;
}
