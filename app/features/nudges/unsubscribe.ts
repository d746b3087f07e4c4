import type { Signer } from '../../platform/signature.ts';
import { type MailKind, mailKinds } from './nudge-setting.ts';

const purpose = 'unsubscribe';
const shape = /^([0-9a-f-]{36})\.([A-Za-z~]{1,200})\.([0-9a-f]{40})$/;

/** What ends these kinds of mail for this person, whoever holds it, without signing in. */
export function unsubscribeToken(
  signer: Signer,
  personId: string,
  kinds: readonly MailKind[],
): string {
  const named = kinds.join('~');
  return `${personId}.${named}.${signer.sign(purpose, `${personId} ${named}`)}`;
}

export function readUnsubscribeToken(
  signer: Signer,
  token: string,
): { personId: string; kinds: MailKind[] } | undefined {
  const [, personId, named, signature] = shape.exec(token) ?? [];
  if (!personId || !named || !signature) return undefined;
  if (!signer.isSigned(purpose, `${personId} ${named}`, signature)) return undefined;
  const names = named.split('~');
  return { personId, kinds: mailKinds.filter((kind) => names.includes(kind)) };
}
