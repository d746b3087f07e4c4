import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';

/** Notes that this member has looked at the messages: from here on a new one is worth a mail. */
export async function markSeen(
  connection: Connection,
  world: Pick<World, 'clock'>,
  engagement: Engagement,
): Promise<void> {
  const seen_at = world.clock.now();
  await connection
    .insertInto('message_reading')
    .values({
      engagement_id: engagement.id,
      person_id: engagement.me.personId,
      organization_id: engagement.organizationId,
      seen_at,
    })
    .onConflict((conflict) =>
      conflict.columns(['engagement_id', 'person_id']).doUpdateSet({ seen_at }),
    )
    .execute();
}
