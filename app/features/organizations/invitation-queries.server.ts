import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import { type Actor, isAdmin, type Role } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import {
  type InvitationState,
  type InviteePerson,
  invitationState,
  inviteePerson,
} from './invitation.ts';
import { hashToken } from './write-invitation.server.ts';

/** An invitation as whoever holds its link sees it. */
export interface HeldInvitation {
  id: string;
  email: string;
  name: string;
  role: Role;
  organizationId: string;
  organization: string;
  slug: string;
  inviter: string | null;
  programId: string | null;
  program: string | null;
  state: InvitationState;
  invitee: InviteePerson;
  inviteeId: string | null;
  /** The invited person belongs to another organization as well. */
  elsewhere: boolean;
  linkShown: boolean;
}

/** Whoever holds a link may be nobody's member yet, so this asks as the server. */
export async function findHeldInvitation(
  connection: Kysely<DB>,
  token: string,
  now: Date,
): Promise<HeldInvitation | null> {
  const row = await connection
    .selectFrom('invitation')
    .innerJoin('organization', 'organization.id', 'invitation.organization_id')
    .leftJoin('person as inviter', 'inviter.id', 'invitation.invited_by')
    .leftJoin('program', 'program.id', 'invitation.program_id')
    .leftJoin('person as invitee', 'invitee.email', 'invitation.email')
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.name',
      'invitation.role',
      'invitation.link_shown',
      'invitation.accepted_at',
      'invitation.expires_at',
      'organization.id as organization_id',
      'organization.name as organization',
      'organization.slug',
      'inviter.name as inviter',
      'program.id as program_id',
      'program.name as program',
      'invitee.id as invitee_id',
      'invitee.email_verified',
      sql<boolean>`exists (select from auth_account where person_id = invitee.id)`.as(
        'has_account',
      ),
      sql<boolean>`exists (select from membership where person_id = invitee.id
        and organization_id <> invitation.organization_id)`.as('elsewhere'),
    ])
    .where('invitation.token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (!row) return null;
  const acceptedAt = row.accepted_at && new Date(row.accepted_at);
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    organizationId: row.organization_id,
    organization: row.organization,
    slug: row.slug,
    inviter: row.inviter,
    programId: row.program_id,
    program: row.program,
    state: invitationState({ acceptedAt, expiresAt: new Date(row.expires_at) }, now),
    invitee: inviteePerson(
      row.invitee_id
        ? { hasAccount: row.has_account, emailVerified: row.email_verified === true }
        : undefined,
    ),
    inviteeId: row.invitee_id,
    elsewhere: row.elsewhere,
    linkShown: row.link_shown,
  };
}

const pageSize = 50;

/** Invitations that nobody has accepted yet, newest first. */
export async function listOpenInvitations(world: World, actor: Actor, page: number) {
  if (!isAdmin(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const query = connection
      .selectFrom('invitation')
      .leftJoin('program', 'program.id', 'invitation.program_id')
      .where('invitation.organization_id', '=', actor.organizationId)
      .where('invitation.accepted_at', 'is', null);
    const { total } = await query
      .select((on) => on.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await query
      .select([
        'invitation.id',
        'invitation.email',
        'invitation.name',
        'invitation.role',
        'invitation.created_at',
        'invitation.expires_at',
        'program.name as program',
      ])
      .orderBy('invitation.created_at', 'desc')
      .orderBy('invitation.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const invitations = rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: row.role as Role,
      program: row.program,
      invitedAt: new Date(row.created_at).toISOString(),
      expired: new Date(row.expires_at) <= world.clock.now(),
    }));
    return { invitations, total, pageSize };
  });
}
