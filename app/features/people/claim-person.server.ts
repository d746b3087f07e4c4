import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';

/**
 * Gives somebody who came from an import the name and password they chose, as the sign-in library
 * would on sign-up. Fails on the account's key when two claim the same person at once.
 */
export async function claimPerson(
  connection: Kysely<DB>,
  world: Pick<World, 'clock' | 'random'>,
  personId: string,
  { name, passwordHash }: { name: string; passwordHash: string },
): Promise<void> {
  const now = world.clock.now();
  await connection
    .updateTable('person')
    .set({ name, updated_at: now })
    .where('id', '=', personId)
    .execute();
  await connection
    .insertInto('auth_account')
    .values({
      id: world.random.id(),
      person_id: personId,
      provider_id: 'credential',
      account_id: personId,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}
