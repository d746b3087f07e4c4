import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';

/**
 * Those whom this import made members and who have not come since: no password, no proved address.
 * Needs a connection of the server's own: accounts are closed to members.
 */
export async function listUnclaimed(
  connection: Kysely<DB>,
  organizationId: string,
  importId: string,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .where('membership.organization_id', '=', organizationId)
    .where('membership.import_id', '=', importId)
    .where('membership.role', '=', 'member')
    .where('person.email_verified', '=', false)
    .where((on) => on.not(on.exists(accountOf)))
    .execute();
  return rows.map((row) => row.id);
}

const accountOf = sql<unknown>`(select from auth_account where auth_account.person_id = person.id)`;
const placeOf = sql<unknown>`(select from membership where membership.person_id = person.id)`;

/** Forgets those of these people who belong nowhere any more and never had an account. */
export async function removeStrays(
  connection: Kysely<DB>,
  personIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < personIds.length; from += 1_000) {
    await connection
      .deleteFrom('person')
      .where('id', 'in', personIds.slice(from, from + 1_000))
      .where('email_verified', '=', false)
      .where((on) => on.not(on.exists(accountOf)))
      .where((on) => on.not(on.exists(placeOf)))
      .execute();
  }
}
