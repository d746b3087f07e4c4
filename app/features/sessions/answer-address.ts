import type { Signer } from '../../platform/signature.ts';

const purpose = 'calendar-answer';
const signatureLength = 24;
const shape = /^([0-9a-f]{32})([0-9a-f]{24})$/;

/**
 * Where a calendar sends one person's answer about one event: whoever writes there has the
 * invitation that only they were sent, so nobody's sender address has to be believed. It fits into
 * the 64 letters before an '@', and small letters only: mail programs may change the others.
 */
export function answerAddress(
  signer: Signer,
  domain: string,
  { personId, uid }: { personId: string; uid: string },
): string {
  return `${personId.replaceAll('-', '')}${signatureOf(signer, personId, uid)}@${domain}`;
}

/** Whose answer about this event an address is for; undefined where it was made up. */
export function answererAt(signer: Signer, address: string, uid: string): string | undefined {
  const [, hex, signature] = shape.exec(address.toLowerCase().split('@')[0] ?? '') ?? [];
  if (!hex || !signature) return undefined;
  const personId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return signatureOf(signer, personId, uid) === signature ? personId : undefined;
}

/** Whether mail to this address could be an answer at all. */
export function looksLikeAnswer(address: string, domain: string): boolean {
  const [local = '', host] = address.toLowerCase().split('@');
  return host === domain && shape.test(local);
}

function signatureOf(signer: Signer, personId: string, uid: string): string {
  return signer.sign(purpose, `${personId} ${uid}`).slice(0, signatureLength);
}
