import type { Kysely } from 'kysely';
import type { DB } from '../../../../db/schema.gen.ts';
import type { Visitor } from '../../../http/context.ts';
import type { Actor } from '../../../platform/actor.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, type Connection, continueAsActor } from '../../../platform/database.server.ts';
import { found, refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { sendMail } from '../../mail/write-mail.server.tsx';
import { enterCommons } from '../../organizations/enter-commons.server.ts';
import { hashToken } from '../../organizations/write-invitation.server.ts';
import { type MemberRole, memberRoles } from '../engagement.ts';
import {
  lapsesAt,
  mostInvitations,
  type NewEngagementInvitation,
} from './engagement-invitation.ts';
import { writeInvitationMail } from './invitation-mail.server.ts';

export interface InvitedToEngagement {
  slug: string;
  email: string;
  /** Only where no mail is delivered: the inviter passes it on. */
  link: string | null;
}

/** Anybody with an account asks somebody to work with them, without a program or a manager. */
export async function inviteToEngagement(
  world: World,
  visitor: Pick<Visitor, 'personId' | 'email' | 'name'>,
  given: NewEngagementInvitation,
): Promise<InvitedToEngagement> {
  if (given.email === visitor.email) throw refusal('email', 'informal:problems.oneself');
  if (given.endsOn <= todayOf(world)) throw refusal('endsOn', 'informal:problems.over');
  const { slug, link, mailId } = await world.db.transaction().execute(async (connection) => {
    const { actor, slug } = await enterCommons(connection, world, visitor.personId);
    await continueAsActor(connection, actor);
    await checkMeasure(connection, world, given.email);
    const id = world.random.id();
    const token = world.random.token();
    await connection
      .insertInto('engagement_invitation')
      .values({
        id,
        organization_id: actor.organizationId,
        invited_by: actor.personId,
        email: given.email,
        name: given.name,
        role: given.role,
        message: given.message,
        starts_on: given.startsOn,
        ends_on: given.endsOn,
        cadence_days: given.cadenceDays,
        session_minutes: given.sessionMinutes,
        ...linkColumns(world, token, given.endsOn),
        created_at: world.clock.now(),
      })
      .execute();
    return { slug, ...(await send(connection, world, actor, visitor.name, given, token)) };
  });
  await sendMail(world, [mailId]);
  return { slug, email: given.email, link: world.deliversMail ? null : link };
}

/** A new link for an invitation that has lapsed or was lost; the old link stops working. */
export async function inviteAgain(
  world: World,
  visitor: Pick<Visitor, 'name'>,
  actor: Actor,
  id: string,
): Promise<Omit<InvitedToEngagement, 'slug'>> {
  const { email, link, mailId } = await asActor(world.db, actor, async (connection) => {
    const row = found(
      await connection
        .selectFrom('engagement_invitation')
        .selectAll()
        .where('id', '=', id)
        .where('answer', 'is', null)
        .forUpdate()
        .executeTakeFirst(),
    );
    const now = world.clock.now();
    if (row.ends_on <= todayOf(world)) throw refusal('', 'informal:problems.overAgain');
    // Once a day: 'again' is no way around the measure.
    if (now.getTime() - row.created_at.getTime() < 86_400_000) {
      throw refusal('', 'informal:problems.againTooSoon');
    }
    const token = world.random.token();
    await connection
      .updateTable('engagement_invitation')
      .set({ ...linkColumns(world, token, row.ends_on), created_at: now })
      .where('id', '=', id)
      .execute();
    const invitation = {
      email: row.email,
      name: row.name,
      role: memberRoles.find((role) => role === row.role) ?? ('peer' satisfies MemberRole),
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    };
    return {
      email: row.email,
      ...(await send(connection, world, actor, visitor.name, invitation, token)),
    };
  });
  await sendMail(world, [mailId]);
  return { email, link: world.deliversMail ? null : link };
}

/** Takes an invitation back; its link then says so. */
export async function withdrawEngagementInvitation(
  world: World,
  actor: Actor,
  id: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await connection
      .updateTable('engagement_invitation')
      .set({ answer: 'withdrawn', answered_at: world.clock.now() })
      .where('id', '=', id)
      .where((on) => on.or([on('answer', 'is', null), on('answer', '=', 'declined')]))
      .execute();
  });
}

function linkColumns(world: Pick<World, 'clock' | 'deliversMail'>, token: string, endsOn: string) {
  return {
    token_hash: hashToken(token),
    link_shown: !world.deliversMail,
    expires_at: lapsesAt(endsOn, world.clock.now()),
  };
}

async function checkMeasure(
  connection: Connection,
  world: Pick<World, 'clock'>,
  email: string,
): Promise<void> {
  const now = world.clock.now();
  const lately = await connection
    .selectFrom('engagement_invitation')
    .select(['email', 'answer', 'expires_at'])
    .where('created_at', '>', new Date(now.getTime() - 30 * 86_400_000))
    .execute();
  if (lately.some((row) => row.email === email && row.answer === null && row.expires_at > now)) {
    throw refusal('email', 'informal:problems.invitedAlready');
  }
  if (lately.length >= mostInvitations) {
    throw refusal('', 'informal:problems.tooMany', { count: mostInvitations });
  }
}

async function send(
  connection: Kysely<DB>,
  world: World,
  actor: Actor,
  inviter: string,
  invitation: Pick<NewEngagementInvitation, 'email' | 'name' | 'role' | 'startsOn' | 'endsOn'>,
  token: string,
): Promise<{ link: string; mailId: string }> {
  const link = `${world.origin}/invited/${token}`;
  const { organizationId } = actor;
  const mail = { ...invitation, organizationId, inviter, link };
  return { link, mailId: await writeInvitationMail(world, connection, mail) };
}
