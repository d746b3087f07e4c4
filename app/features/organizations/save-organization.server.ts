import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canAdminister, type OrganizationSettings } from './organization.ts';

/** The address part stays as it is: links to it are out in the world. */
export async function saveOrganization(
  world: World,
  actor: Actor,
  { name, smallestGroup, guideIsPublic }: OrganizationSettings,
): Promise<void> {
  if (!canAdminister(actor)) throw new NotFound();
  await asActor(world.db, actor, (connection) =>
    connection
      .updateTable('organization')
      .set({ name, smallest_group: smallestGroup, guide_is_public: guideIsPublic })
      .where('id', '=', actor.organizationId)
      .execute(),
  );
}
