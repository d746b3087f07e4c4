import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { todayOf } from '../engagements/move-engagement.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { type NewCareerEvent, whyNotThen } from './career-event.ts';

/** Writes down what happened in one's own career. */
export async function logCareerEvent(
  world: World,
  actor: Actor,
  { engagementId, ...given }: NewCareerEvent & { engagementId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const { startsOn } = engagement;
    const why = whyNotThen(given.happenedOn, { startsOn, today: todayOf(world) });
    if (why) throw refusal('happenedOn', why);
    await connection
      .insertInto('career_event')
      .values({
        id: world.random.id(),
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        person_id: actor.personId,
        kind: given.kind,
        happened_on: given.happenedOn,
        contributed: given.contributed,
        note: given.note,
        created_at: world.clock.now(),
      })
      .execute();
  });
}

/** Takes back an event of one's own. */
export async function removeCareerEvent(
  world: World,
  actor: Actor,
  { engagementId, eventId }: { engagementId: string; eventId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockOpenEngagement(connection, actor, engagementId);
    found(
      await connection
        .deleteFrom('career_event')
        .where('id', '=', eventId)
        .where('engagement_id', '=', engagementId)
        .where('person_id', '=', actor.personId)
        .returning('id')
        .executeTakeFirst(),
    );
  });
}
