import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../../db/schema.gen.ts';
import type { Connection } from '../../../platform/database.server.ts';
import { type InviteePerson, inviteePerson } from '../../organizations/invitation.ts';
import { hashToken } from '../../organizations/write-invitation.server.ts';
import { type MemberRole, memberRoles } from '../engagement.ts';
import {
  type EngagementInvitationState,
  type InvitationAnswer,
  stateOf,
} from './engagement-invitation.ts';

const role = z.enum(memberRoles);

/** An invitation as whoever holds its link sees it. */
export interface HeldEngagementInvitation {
  id: string;
  organizationId: string;
  slug: string;
  inviterId: string;
  inviter: string;
  inviterEmail: string;
  email: string;
  name: string;
  role: MemberRole;
  message: string;
  startsOn: string;
  endsOn: string;
  cadenceDays: number;
  sessionMinutes: number;
  linkShown: boolean;
  state: EngagementInvitationState;
  invitee: InviteePerson;
  inviteeId: string | null;
}

/** Whoever holds a link may be nobody's member yet, so this asks as the server. */
export async function findHeldEngagementInvitation(
  connection: Kysely<DB>,
  token: string,
  now: Date,
): Promise<HeldEngagementInvitation | null> {
  const row = await connection
    .selectFrom('engagement_invitation as invitation')
    .innerJoin('organization', 'organization.id', 'invitation.organization_id')
    .innerJoin('person as inviter', 'inviter.id', 'invitation.invited_by')
    .leftJoin('person as invitee', 'invitee.email', 'invitation.email')
    .selectAll('invitation')
    .select(['organization.slug', 'inviter.name as inviter', 'inviter.email as inviter_email'])
    .select(['invitee.id as invitee_id', 'invitee.email_verified'])
    .select(
      sql<boolean>`exists (select from auth_account where person_id = invitee.id)`.as(
        'has_account',
      ),
    )
    .where('invitation.token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    organizationId: row.organization_id,
    slug: row.slug,
    inviterId: row.invited_by,
    inviter: row.inviter,
    inviterEmail: row.inviter_email,
    email: row.email,
    name: row.name,
    role: role.parse(row.role),
    message: row.message,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    cadenceDays: row.cadence_days,
    sessionMinutes: row.session_minutes,
    linkShown: row.link_shown,
    state: stateOf(
      { answer: row.answer as InvitationAnswer | null, expiresAt: row.expires_at },
      now,
    ),
    invitee: inviteePerson(
      row.invitee_id
        ? { hasAccount: row.has_account, emailVerified: row.email_verified === true }
        : undefined,
    ),
    inviteeId: row.invitee_id,
  };
}

export interface SentInvitation {
  id: string;
  email: string;
  name: string;
  role: MemberRole;
  state: EngagementInvitationState;
  sentOn: string;
  lapsesOn: string;
}

/** The actor's own invitations that did not lead to an engagement (yet), newest first. */
export async function listSentInvitations(
  connection: Connection,
  now: Date,
): Promise<SentInvitation[]> {
  const rows = await connection
    .selectFrom('engagement_invitation')
    .select(['id', 'email', 'name', 'role', 'answer', 'created_at', 'expires_at'])
    .where((on) => on.or([on('answer', 'is', null), on('answer', '=', 'declined')]))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: role.parse(row.role),
    state: stateOf(
      { answer: row.answer as InvitationAnswer | null, expiresAt: row.expires_at },
      now,
    ),
    sentOn: row.created_at.toISOString().slice(0, 10),
    lapsesOn: row.expires_at.toISOString().slice(0, 10),
  }));
}
