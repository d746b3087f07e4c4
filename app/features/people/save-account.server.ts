import type { World } from '../../platform/world.ts';
import type { Account } from './person.ts';
import { tidyTimeZone } from './time-zones.ts';

/** A person's own name and zone: they belong to no organization, so no actor is needed. */
export async function saveAccount(
  world: Pick<World, 'db' | 'clock'>,
  personId: string,
  { name, timeZone }: Account,
): Promise<void> {
  await world.db
    .updateTable('person')
    .set({ name, time_zone: tidyTimeZone(timeZone), updated_at: world.clock.now() })
    .where('id', '=', personId)
    .execute();
}
