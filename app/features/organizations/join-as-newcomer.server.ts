import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { claimPerson } from '../people/claim-person.server.ts';
import { signIn, signUp } from '../people/sign-in.server.ts';
import type { InviteePerson } from './invitation.ts';

/** What an invitation by e-mail says about whom it invites, whatever it invites them to. */
export interface Invites {
  email: string;
  invitee: InviteePerson;
  inviteeId: string | null;
  /** Whether its link alone lets the holder become the invited person. */
  isProof: boolean;
}

interface Steps<I extends Invites, R> {
  /** The invitation, locked; refuses in words where it can no longer be accepted. */
  open(connection: Connection): Promise<I>;
  /** What accepting does. */
  accept(
    connection: Connection,
    invitation: I,
    person: { personId: string; email: string },
  ): Promise<R>;
}

/**
 * Somebody without an account accepts: the invited person, if an import brought them, gets name
 * and password; otherwise a new account with the invited address. Both are signed in.
 */
export async function joinAsNewcomer<I extends Invites, R>(
  world: World,
  request: Request,
  given: { name: string; password: string },
  { open, accept }: Steps<I, R>,
): Promise<{ joined: R; headers: Headers }> {
  const { password } = given;
  const { email, invitee } = await world.db.transaction().execute(open);
  if (invitee === 'claimed') throw refusal('', 'organizations:join.signInFirst');
  if (invitee === 'unclaimed') {
    const passwordHash = await (await world.auth.$context).password.hash(password);
    const joined = await world.db.transaction().execute(async (connection) => {
      const invitation = await open(connection);
      if (invitation.invitee !== 'unclaimed' || !invitation.inviteeId) {
        throw refusal('', 'organizations:join.signInFirst');
      }
      if (!invitation.isProof) throw refusal('', 'organizations:join.proveAddress', { email });
      const personId = invitation.inviteeId;
      await claimPerson(connection, world, personId, { name: given.name, passwordHash });
      return accept(connection, invitation, { personId, email });
    });
    return { joined, headers: await signIn(world, request, { email, password }) };
  }
  const headers = await signUp(world, request, { ...given, email });
  const { id: personId } = await world.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const joined = await world.db
    .transaction()
    .execute(async (connection) => accept(connection, await open(connection), { personId, email }));
  return { joined, headers };
}
