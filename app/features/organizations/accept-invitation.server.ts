import type { Visitor } from '../../http/context.ts';
import type { Role } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { proveAddress } from '../people/prove-address.server.ts';
import { addMembers } from './add-members.server.ts';
import { canAccept, canClaim } from './invitation.ts';
import { findHeldInvitation, type HeldInvitation } from './invitation-queries.server.ts';
import { joinAsNewcomer } from './join-as-newcomer.server.ts';
import { higherRole } from './member.ts';

// Who accepts is not a member yet, so all of this is the server's work, not an actor's.

/** Whoever is signed in accepts with the account they have. */
export async function acceptInvitation(
  world: World,
  visitor: Pick<Visitor, 'personId' | 'email'>,
  token: string,
): Promise<HeldInvitation> {
  return world.db.transaction().execute(async (connection) => {
    const invitation = await openInvitation(connection, world, token);
    if (!canAccept(visitor, invitation)) {
      throw refusal('', 'organizations:join.forAnother', { email: invitation.email });
    }
    await join(connection, world, invitation, visitor);
    return invitation;
  });
}

/** Somebody without an account accepts, and has one then. */
export async function acceptAsNewcomer(
  world: World,
  request: Request,
  token: string,
  given: { name: string; password: string },
): Promise<{ invitation: HeldInvitation; headers: Headers }> {
  const { joined, headers } = await joinAsNewcomer(world, request, given, {
    async open(connection) {
      const invitation = await openInvitation(connection, world, token);
      return { ...invitation, isProof: canClaim(invitation) };
    },
    async accept(connection, invitation, person) {
      await join(connection, world, invitation, person);
      return invitation;
    },
  });
  return { invitation: joined, headers };
}

/** The invitation, locked: two acceptances of one link come one after the other. */
async function openInvitation(
  connection: Connection,
  world: World,
  token: string,
): Promise<HeldInvitation> {
  const invitation = await findHeldInvitation(connection, token, world.clock.now());
  if (invitation?.state !== 'open') throw refusal('', 'organizations:join.notGood');
  const still = await connection
    .selectFrom('invitation')
    .select('id')
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!still) throw refusal('', 'organizations:join.notGood');
  return invitation;
}

async function join(
  connection: Connection,
  world: World,
  invitation: HeldInvitation,
  person: { personId: string; email: string },
): Promise<void> {
  const { organizationId, role } = invitation;
  await addMembers(connection, world, organizationId, [person.personId], { role });
  const membership = connection
    .selectFrom('membership')
    .select('role')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', person.personId);
  const { role: before } = await membership.executeTakeFirstOrThrow();
  // Who was imported as a member and invited as a manager becomes one; nobody loses a role so.
  await connection
    .updateTable('membership')
    .set({ role: higherRole(before as Role, role) })
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', person.personId)
    .execute();
  await connection
    .updateTable('invitation')
    .set({ accepted_at: world.clock.now(), accepted_by: person.personId })
    .where('id', '=', invitation.id)
    .execute();
  // A link that came by mail only proves the address.
  if (!invitation.linkShown && person.email === invitation.email) {
    await proveAddress(connection, person.personId);
  }
}
