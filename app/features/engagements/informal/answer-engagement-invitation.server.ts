import type { Visitor } from '../../../http/context.ts';
import type { Connection } from '../../../platform/database.server.ts';
import { refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { sendMail } from '../../mail/write-mail.server.tsx';
import { enterCommons } from '../../organizations/enter-commons.server.ts';
import { joinAsNewcomer } from '../../organizations/join-as-newcomer.server.ts';
import { proveAddress } from '../../people/prove-address.server.ts';
import { startEngagement } from '../start-engagement.server.ts';
import {
  answerStep,
  counterpartOf,
  type InvitationAnswer,
  isProof,
  kindFor,
} from './engagement-invitation.ts';
import {
  findHeldEngagementInvitation,
  type HeldEngagementInvitation,
} from './engagement-invitation-queries.server.ts';
import { writeAnswerMail } from './invitation-mail.server.ts';

// Who answers may belong nowhere yet, so all of this is the server's work, not an actor's.

export interface Begun {
  slug: string;
  engagementId: string;
  mailId: string;
}

/** Whoever is signed in accepts: from here on the two prepare their agreement. */
export async function acceptEngagementInvitation(
  world: World,
  visitor: Pick<Visitor, 'personId' | 'email'>,
  token: string,
): Promise<Begun> {
  const begun = await world.db.transaction().execute(async (connection) => {
    const invitation = await openInvitation(connection, world, token);
    const step = answerStep(invitation, visitor);
    if (step === 'own') throw refusal('', 'informal:problems.oneself');
    if (step !== 'accept') {
      throw refusal('', 'organizations:join.forAnother', { email: invitation.email });
    }
    return begin(connection, world, invitation, visitor);
  });
  await sendMail(world, [begun.mailId]);
  return begun;
}

/** Somebody without an account accepts, and has one then. */
export async function acceptEngagementAsNewcomer(
  world: World,
  request: Request,
  token: string,
  given: { name: string; password: string },
): Promise<{ begun: Begun; headers: Headers }> {
  const { joined, headers } = await joinAsNewcomer(world, request, given, {
    async open(connection) {
      const invitation = await openInvitation(connection, world, token);
      return { ...invitation, isProof: isProof(invitation) };
    },
    accept: (connection, invitation, person) => begin(connection, world, invitation, person),
  });
  await sendMail(world, [joined.mailId]);
  return { begun: joined, headers };
}

/** Whoever holds the link declines, without an account and without a reason. */
export async function declineEngagementInvitation(world: World, token: string): Promise<void> {
  const mailId = await world.db.transaction().execute(async (connection) => {
    const invitation = await openInvitation(connection, world, token);
    await answer(connection, world, invitation, 'declined');
    return writeAnswerMail(world, connection, invitation, 'declined');
  });
  await sendMail(world, [mailId]);
}

/** The invitation, locked: two answers to one link come one after the other. */
async function openInvitation(
  connection: Connection,
  world: World,
  token: string,
): Promise<HeldEngagementInvitation> {
  const held = await findHeldEngagementInvitation(connection, token, world.clock.now());
  if (held?.state !== 'open') throw refusal('', 'informal:problems.notGood');
  const still = await connection
    .selectFrom('engagement_invitation')
    .select('id')
    .where('id', '=', held.id)
    .where('answer', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!still) throw refusal('', 'informal:problems.notGood');
  return held;
}

async function begin(
  connection: Connection,
  world: World,
  invitation: HeldEngagementInvitation,
  person: Pick<Visitor, 'personId' | 'email'>,
): Promise<Begun> {
  await enterCommons(connection, world, person.personId);
  const { id: engagementId } = await startEngagement(connection, world, {
    organizationId: invitation.organizationId,
    programId: null,
    proposalId: null,
    kind: kindFor(invitation.role),
    startsOn: invitation.startsOn,
    endsOn: invitation.endsOn,
    cadenceDays: invitation.cadenceDays,
    sessionMinutes: invitation.sessionMinutes,
    members: [
      {
        personId: invitation.inviterId,
        enrolmentId: null,
        role: counterpartOf(invitation.role),
      },
      { personId: person.personId, enrolmentId: null, role: invitation.role },
    ],
  });
  await answer(connection, world, invitation, 'accepted', engagementId);
  // A link that came by mail only proves the address.
  if (isProof(invitation) && person.email === invitation.email) {
    await proveAddress(connection, person.personId);
  }
  const { name: partner } = await connection
    .selectFrom('person')
    .select('name')
    .where('id', '=', person.personId)
    .executeTakeFirstOrThrow();
  const accepted = { partner, engagementId };
  const mailId = await writeAnswerMail(world, connection, invitation, { accepted });
  return { slug: invitation.slug, engagementId, mailId };
}

async function answer(
  connection: Connection,
  world: Pick<World, 'clock'>,
  { id }: HeldEngagementInvitation,
  given: InvitationAnswer,
  engagementId: string | null = null,
): Promise<void> {
  await connection
    .updateTable('engagement_invitation')
    .set({ answer: given, answered_at: world.clock.now(), engagement_id: engagementId })
    .where('id', '=', id)
    .execute();
}
