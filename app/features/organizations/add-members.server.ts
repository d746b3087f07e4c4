import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { Role } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';

/** Makes people members, each with an empty profile; who is one already keeps their role. */
export async function addMembers(
  connection: Kysely<DB>,
  world: Pick<World, 'clock'>,
  organizationId: string,
  personIds: readonly string[],
  { role = 'member', importId = null }: { role?: Role; importId?: string | null } = {},
): Promise<void> {
  const created_at = world.clock.now();
  for (let from = 0; from < personIds.length; from += 1_000) {
    await connection
      .insertInto('membership')
      .values(
        personIds.slice(from, from + 1_000).map((person_id) => ({
          organization_id: organizationId,
          person_id,
          role,
          import_id: importId,
          created_at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
