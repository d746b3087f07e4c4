import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';

/** Notes when a member first looked at their workspace: from then on its approval stands. */
export async function openWorkspace(
  connection: Connection,
  world: Pick<World, 'clock'>,
  actor: Actor,
  engagementId: string,
): Promise<void> {
  await connection
    .updateTable('engagement_member')
    .set({ opened_at: world.clock.now() })
    .where('engagement_id', '=', engagementId)
    .where('person_id', '=', actor.personId)
    .where('opened_at', 'is', null)
    .execute();
}
