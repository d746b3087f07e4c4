import type { Visitor } from '../../http/context.ts';
import type { Role } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { claimPerson } from '../people/claim-person.server.ts';
import { proveAddress } from '../people/prove-address.server.ts';
import { signIn, signUp } from '../people/sign-in.server.ts';
import { addMembers } from './add-members.server.ts';
import { canAccept, canClaim } from './invitation.ts';
import { findHeldInvitation, type HeldInvitation } from './invitation-queries.server.ts';
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

/**
 * Somebody without an account accepts: the invited person, if an import brought them, gets name
 * and password; otherwise a new account with the invited address. Both are signed in.
 */
export async function acceptAsNewcomer(
  world: World,
  request: Request,
  token: string,
  given: { name: string; password: string },
): Promise<{ invitation: HeldInvitation; headers: Headers }> {
  const { password } = given;
  const before = await world.db
    .transaction()
    .execute((connection) => openInvitation(connection, world, token));
  const { email } = before;
  if (before.invitee === 'claimed') throw refusal('', 'organizations:join.signInFirst');
  if (before.invitee === 'unclaimed') {
    const passwordHash = await (await world.auth.$context).password.hash(password);
    const invitation = await world.db.transaction().execute(async (connection) => {
      const held = await openInvitation(connection, world, token);
      if (held.invitee !== 'unclaimed' || !held.inviteeId) {
        throw refusal('', 'organizations:join.signInFirst');
      }
      if (!canClaim(held)) throw refusal('', 'organizations:join.proveAddress', { email });
      await claimPerson(connection, world, held.inviteeId, { name: given.name, passwordHash });
      await join(connection, world, held, { personId: held.inviteeId, email });
      return held;
    });
    return { invitation, headers: await signIn(world, request, { email, password }) };
  }
  const headers = await signUp(world, request, { ...given, email });
  const { id: personId } = await world.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const invitation = await acceptInvitation(world, { personId, email }, token);
  return { invitation, headers };
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
  await addMembers(connection, world, organizationId, [person.personId], role);
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
