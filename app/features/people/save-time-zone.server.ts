import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';

/** Keeps a person's own time zone, said on a form about something else. */
export async function saveTimeZone(
  connection: Kysely<DB>,
  world: Pick<World, 'clock'>,
  personId: string,
  time_zone: string,
): Promise<void> {
  await connection
    .updateTable('person')
    .set({ time_zone, updated_at: world.clock.now() })
    .where('id', '=', personId)
    .execute();
}
