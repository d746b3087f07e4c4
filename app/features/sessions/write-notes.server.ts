import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import type { SharedText } from './session.ts';
import { findSession } from './session-queries.server.ts';

interface Which {
  engagementId: string;
  sessionId: string;
}

/**
 * Saves the agenda and the notes that both write on. Refused when the partner saved since this form
 * was opened: the page then shows both texts, and nobody's is lost.
 */
export async function writeSharedText(
  world: World,
  actor: Actor,
  { engagementId, sessionId, agenda, notes, version }: SharedText & Which,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const session = await findSession(connection, engagement, sessionId);
    if (session.agenda === agenda && session.notes === notes) return;
    if (session.version !== version) throw refusal('', 'problems:changedMeanwhile');
    await connection
      .updateTable('session_content')
      .set({ agenda, shared_notes: notes, version: version + 1 })
      .where('session_id', '=', sessionId)
      .execute();
  });
}

/** Saves the actor's own note, which nobody else can read; an empty one is taken away. */
export async function writePrivateNote(
  world: World,
  actor: Actor,
  { engagementId, sessionId, note }: Which & { note: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    await findSession(connection, engagement, sessionId);
    if (note === '') {
      await connection
        .deleteFrom('session_private_note')
        .where('session_id', '=', sessionId)
        .where('person_id', '=', actor.personId)
        .execute();
      return;
    }
    const written = { text: note, updated_at: world.clock.now() };
    await connection
      .insertInto('session_private_note')
      .values({
        session_id: sessionId,
        person_id: actor.personId,
        organization_id: actor.organizationId,
        engagement_id: engagementId,
        ...written,
      })
      .onConflict((conflict) => conflict.columns(['session_id', 'person_id']).doUpdateSet(written))
      .execute();
  });
}
