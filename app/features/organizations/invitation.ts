import { z } from 'zod';
import { email, optionalLine } from '../../http/fields.ts';
import type { Role } from '../../platform/actor.ts';

/** How long an invitation can be accepted, in days. */
export const invitationDays = 30;

export const roles = ['member', 'manager', 'admin'] as const satisfies Role[];
export const role = () => z.enum(roles);

export const newInvitation = z.object({ email: email(), name: optionalLine(120), role: role() });
export type NewInvitation = z.output<typeof newInvitation>;

export type InvitationState = 'open' | 'accepted' | 'expired';

export function invitationState(
  invitation: { acceptedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}

/**
 * Who has the invited address:
 * - `nobody`: the invitation creates the account, with the invited address; or whoever is signed
 *   in accepts with the account they have.
 * - `unclaimed`: somebody who came from an import, has no password and never signed in: accepting
 *   sets the name and password of that person. Never the person of whoever is signed in.
 * - `claimed`: somebody with an account: they sign in, then accept.
 */
export type InviteePerson = 'nobody' | 'unclaimed' | 'claimed';

export function inviteePerson(
  person: { hasAccount: boolean; emailVerified: boolean } | undefined,
): InviteePerson {
  if (!person) return 'nobody';
  // A sign-in link works without a password and verifies the address: such a person is in use.
  return person.hasAccount || person.emailVerified ? 'claimed' : 'unclaimed';
}

/**
 * Whether the link alone lets its holder set the password of the unclaimed person. A link that was
 * mailed proves the address. One that its inviter saw does not; it is enough only where the person
 * belongs to that inviter's organization alone, or a stranger's admin could take the person over.
 */
export function canClaim(invitation: { linkShown: boolean; elsewhere: boolean }): boolean {
  return !invitation.linkShown || !invitation.elsewhere;
}

/** Whether this signed-in person may accept: the invited one, or anybody while nobody has the address. */
export function canAccept(
  visitor: { email: string },
  invitation: { email: string; invitee: InviteePerson },
): boolean {
  return invitation.invitee === 'nobody' || visitor.email === invitation.email;
}
