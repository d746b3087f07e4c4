import { canAccept, canClaim, type InvitationState, type InviteePerson } from './invitation.ts';

/** What the holder of an invitation's link is asked to do next. */
export type JoinStep =
  | 'unknown'
  | 'accepted'
  | 'expired'
  | 'accept'
  | 'forAnother'
  | 'signIn'
  | 'proveAddress'
  | 'create';

export function joinStep(
  invitation: {
    state: InvitationState;
    email: string;
    invitee: InviteePerson;
    elsewhere: boolean;
    linkShown: boolean;
  } | null,
  visitor: { email: string } | null,
): JoinStep {
  if (!invitation) return 'unknown';
  if (invitation.state !== 'open') return invitation.state;
  if (visitor) return canAccept(visitor, invitation) ? 'accept' : 'forAnother';
  if (invitation.invitee === 'claimed') return 'signIn';
  if (invitation.invitee === 'unclaimed' && !canClaim(invitation)) return 'proveAddress';
  return 'create';
}
