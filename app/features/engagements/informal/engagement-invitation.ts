import { z } from 'zod';
import { day, email, optionalLine, text, wholeNumber } from '../../../http/fields.ts';
import { type InviteePerson, invitationDays } from '../../organizations/invitation.ts';
import { type Kind, type MemberRole, memberRoles } from '../engagement.ts';

/** Somebody asks one other person, by e-mail: as what, why, and from when to when. */
export const newEngagementInvitation = z
  .object({
    email: email(),
    name: optionalLine(120),
    /** What the invited person would be. */
    role: z.enum(memberRoles),
    message: text(2_000),
    startsOn: day(),
    endsOn: day(),
    cadenceDays: wholeNumber(1, 366),
    sessionMinutes: wholeNumber(10, 480),
  })
  .refine((value) => value.endsOn > value.startsOn, {
    path: ['endsOn'],
    error: 'engagements:problems.endsBefore',
  });
export type NewEngagementInvitation = z.output<typeof newEngagementInvitation>;

/** How many a person may write in thirty days (ours): this server is nobody's way to write to strangers. */
export const mostInvitations = 20;

const counterparts: Record<MemberRole, MemberRole> = {
  mentor: 'mentee',
  mentee: 'mentor',
  peer: 'peer',
};
/** What the one is where the other is this. */
export function counterpartOf(role: MemberRole): MemberRole {
  return counterparts[role];
}

export function kindFor(role: MemberRole): Kind {
  return role === 'peer' ? 'peer' : 'one_to_one';
}

/** It lapses after thirty days, or when the time it proposes is over before that. */
export function lapsesAt(endsOn: string, now: Date): Date {
  const days = now.getTime() + invitationDays * 86_400_000;
  return new Date(Math.min(days, Date.parse(`${endsOn}T00:00:00Z`)));
}

export type InvitationAnswer = 'accepted' | 'declined' | 'withdrawn';
export type EngagementInvitationState = 'open' | 'expired' | InvitationAnswer;

export function stateOf(
  { answer, expiresAt }: { answer: InvitationAnswer | null; expiresAt: Date },
  now: Date,
): EngagementInvitationState {
  return answer ?? (expiresAt <= now ? 'expired' : 'open');
}

interface Held {
  state: EngagementInvitationState;
  email: string;
  inviterId: string;
  invitee: InviteePerson;
  linkShown: boolean;
}

/**
 * A link that was mailed proves the address. One that its inviter saw does not, and the inviter of an
 * informal engagement is nobody's admin: it never sets the password of somebody whom an import brought.
 */
export function isProof({ linkShown }: Pick<Held, 'linkShown'>): boolean {
  return !linkShown;
}

/** What the holder of an invitation's link can do next. */
export type AnswerStep =
  | 'unknown'
  | Exclude<EngagementInvitationState, 'open'>
  | 'own'
  | 'accept'
  | 'forAnother'
  | 'signIn'
  | 'proveAddress'
  | 'create';

export function answerStep(
  held: Held | null,
  visitor: { personId: string; email: string } | null,
): AnswerStep {
  if (!held) return 'unknown';
  if (held.state !== 'open') return held.state;
  if (visitor) {
    if (visitor.personId === held.inviterId) return 'own';
    // While nobody has the invited address, whoever holds the link may have another account.
    return held.invitee === 'nobody' || visitor.email === held.email ? 'accept' : 'forAnother';
  }
  if (held.invitee === 'claimed') return 'signIn';
  return held.invitee === 'unclaimed' && !isProof(held) ? 'proveAddress' : 'create';
}
