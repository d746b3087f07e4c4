import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';

export interface KnownByAddress {
  email: string;
  name: string;
  timeZone?: string | null | undefined;
}

/**
 * The people with these addresses, by lower-case address. Whoever is new gets a person without a
 * password: unclaimed until an invitation to that address is accepted. Whoever is known stays as
 * they are; a name is theirs to change. Needs a connection of the server's own: a member's
 * (`asActor`) sees nobody outside the organization and may add nobody.
 */
export async function ensurePeople(
  connection: Kysely<DB>,
  world: Pick<World, 'clock' | 'random'>,
  people: readonly KnownByAddress[],
): Promise<Map<string, { id: string; isNew: boolean }>> {
  const wanted = new Map(people.map((one) => [one.email.trim().toLowerCase(), one]));
  const known = new Map<string, { id: string; isNew: boolean }>();
  if (wanted.size === 0) return known;
  const now = world.clock.now();
  const addresses = [...wanted.keys()];
  for (let from = 0; from < addresses.length; from += 1_000) {
    const part = addresses.slice(from, from + 1_000);
    const added = await connection
      .insertInto('person')
      .values(
        part.map((email) => ({
          id: world.random.id(),
          email,
          name: wanted.get(email)?.name.trim() || email,
          time_zone: wanted.get(email)?.timeZone ?? null,
          created_at: now,
          updated_at: now,
        })),
      )
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .execute();
    const isNew = new Set(added.map((row) => row.id));
    const rows = await connection
      .selectFrom('person')
      .select(['id', 'email'])
      .where('email', 'in', part)
      .execute();
    for (const row of rows) known.set(row.email, { id: row.id, isNew: isNew.has(row.id) });
  }
  return known;
}
