import type { World } from '../../platform/world.ts';

/** Takes away the people with an address at this domain: invented ones, whom nobody else knows. */
export async function removePeopleAt(world: Pick<World, 'db'>, domain: string): Promise<void> {
  await world.db.deleteFrom('person').where('email', 'like', `%@${domain}`).execute();
}
