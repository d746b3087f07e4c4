import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { findSession } from './session-queries.server.ts';
import type { Reflection } from './words.ts';

/** Keeps what the actor takes away from a session that was held; written again, it replaces the first. */
export async function reflect(
  world: World,
  actor: Actor,
  {
    engagementId,
    sessionId,
    takeaway,
    nextTime,
    isShared,
  }: Reflection & { engagementId: string; sessionId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const { state } = await findSession(connection, engagement, sessionId);
    if (state !== 'held') throw refusal('', 'sessions:problems.notHeld');
    const words = {
      takeaway,
      next_time: nextTime,
      is_shared: isShared,
      written_at: world.clock.now(),
    };
    await connection
      .insertInto('session_reflection')
      .values({
        session_id: sessionId,
        person_id: actor.personId,
        organization_id: actor.organizationId,
        engagement_id: engagementId,
        ...words,
      })
      .onConflict((conflict) => conflict.columns(['session_id', 'person_id']).doUpdateSet(words))
      .execute();
  });
}

/** The actor's own, and what others chose to share: the database gives no other. */
export async function listReflections(
  connection: Connection,
  sessionId: string,
): Promise<(Reflection & { personId: string })[]> {
  const rows = await connection
    .selectFrom('session_reflection')
    .select(['person_id', 'takeaway', 'next_time', 'is_shared'])
    .where('session_id', '=', sessionId)
    .orderBy('written_at')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    takeaway: row.takeaway,
    nextTime: row.next_time,
    isShared: row.is_shared,
  }));
}
