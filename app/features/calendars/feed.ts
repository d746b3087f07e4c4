import type { Signer } from '../../platform/signature.ts';

const purpose = 'calendar-feed';
const shape = /^([0-9a-f-]{36})\.(\d{1,9})\.([0-9a-f]{40})\.ics$/;

/** The secret part of a feed's address. Nothing of it is kept: another number makes another. */
export function feedName(signer: Signer, personId: string, number: number): string {
  return `${personId}.${number}.${signer.sign(purpose, `${personId} ${number}`)}.ics`;
}

/** Whose feed a name opens, and which of theirs; undefined where it was made up. */
export function feedNamed(
  signer: Signer,
  name: string,
): { personId: string; number: number } | undefined {
  const [, personId, number, signature] = shape.exec(name) ?? [];
  if (!personId || !number || !signature) return undefined;
  return signer.isSigned(purpose, `${personId} ${Number(number)}`, signature)
    ? { personId, number: Number(number) }
    : undefined;
}
