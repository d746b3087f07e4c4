import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { canEdit, type NewMessage } from './message.ts';
import { findMessage, listVersions } from './message-queries.server.ts';

/** Changes one's own message; what it said before is kept, for all members to read. */
export async function editMessage(
  world: World,
  actor: Actor,
  { engagementId, messageId, text }: NewMessage & { engagementId: string; messageId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const message = await findMessage(connection, engagement, messageId);
    if (!canEdit(actor.personId, message)) throw new NotFound();
    if (message.text === text) return;
    const [last] = await listVersions(connection, engagement, messageId);
    await connection
      .insertInto('message_version')
      .values({
        message_id: messageId,
        number: (last?.number ?? 0) + 1,
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        text: message.text,
        written_at: message.editedAt ?? message.createdAt,
      })
      .execute();
    await connection
      .updateTable('message')
      .set({ text, edited_at: world.clock.now() })
      .where('id', '=', messageId)
      .execute();
  });
}
