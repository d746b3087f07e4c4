import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';

/**
 * Takes password and sessions from those of these people who never proved their address: anybody may
 * sign up with anybody's. The mail that invites them next gives a new password to whoever reads it.
 */
export async function dropUnprovedAccounts(
  connection: Kysely<DB>,
  personIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < personIds.length; from += 1_000) {
    const unproved = connection
      .selectFrom('person')
      .select('id')
      .where('id', 'in', personIds.slice(from, from + 1_000))
      .where('email_verified', '=', false);
    await connection.deleteFrom('auth_session').where('person_id', 'in', unproved).execute();
    await connection.deleteFrom('auth_account').where('person_id', 'in', unproved).execute();
  }
}
