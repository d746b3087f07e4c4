import { type Actor, isAdmin } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { inviteePerson, type NewInvitation } from './invitation.ts';
import { type InvitationOrder, writeInvitation } from './write-invitation.server.ts';

export interface Invited {
  email: string;
  /** Only where no mail is delivered: the inviter passes it on. */
  link: string | null;
}

/** An admin invites one person. Whoever is here already, with an account, needs no invitation. */
export async function invitePerson(
  world: World,
  actor: Actor,
  given: NewInvitation,
): Promise<Invited> {
  if (!isAdmin(actor)) throw new NotFound();
  const member = await world.db // a member's connection may not see who has an account
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .leftJoin('auth_account', 'auth_account.person_id', 'person.id')
    .select(['person.email_verified', 'auth_account.id as account'])
    .where('person.email', '=', given.email)
    .where('membership.organization_id', '=', actor.organizationId)
    .executeTakeFirst();
  if (
    member &&
    inviteePerson({ hasAccount: member.account !== null, emailVerified: member.email_verified }) ===
      'claimed'
  ) {
    throw refusal('email', 'organizations:invitation.memberAlready');
  }
  return send(world, actor, { ...given, programId: null });
}

/** A new link for an invitation that was lost or has expired; the old link stops working. */
export async function resendInvitation(
  world: World,
  actor: Actor,
  invitationId: string,
): Promise<Invited> {
  if (!isAdmin(actor)) throw new NotFound();
  const invitation = found(
    await asActor(world.db, actor, (connection) =>
      connection
        .selectFrom('invitation')
        .select(['email', 'name', 'role', 'program_id as programId'])
        .where('id', '=', invitationId)
        .where('accepted_at', 'is', null)
        .executeTakeFirst(),
    ),
  );
  return send(world, actor, { ...invitation, role: invitation.role as NewInvitation['role'] });
}

export async function withdrawInvitation(
  world: World,
  actor: Actor,
  invitationId: string,
): Promise<void> {
  if (!isAdmin(actor)) throw new NotFound();
  await asActor(world.db, actor, (connection) =>
    connection
      .deleteFrom('invitation')
      .where('id', '=', invitationId)
      .where('accepted_at', 'is', null)
      .execute(),
  );
}

async function send(
  world: World,
  actor: Actor,
  order: Omit<InvitationOrder, 'organizationId' | 'invitedBy'>,
): Promise<Invited> {
  const { link, mailId } = await asActor(world.db, actor, (connection) =>
    writeInvitation(connection, world, {
      ...order,
      organizationId: actor.organizationId,
      invitedBy: actor.personId,
    }),
  );
  await sendMail(world, [mailId]);
  return { email: order.email, link: world.deliversMail ? null : link };
}
