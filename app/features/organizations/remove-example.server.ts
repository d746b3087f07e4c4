import type { World } from '../../platform/world.ts';

/** Takes away example organizations with all that is in them: one that was left half-made. */
export async function removeExampleOrganizations(world: Pick<World, 'db'>): Promise<void> {
  await world.db.deleteFrom('organization').where('is_example', '=', true).execute();
}
