import type { Actor } from '../../platform/actor.ts';
import { dayIn } from '../../platform/calendar.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { type NewCareerEvent, whyNotThen } from './career-event.ts';

/**
 * Writes down what happened in one's own career, also after a close: much of it comes later. The day is
 * the writer's.
 */
export async function logCareerEvent(
  world: World,
  actor: Actor,
  { engagementId, timeZone, ...given }: NewCareerEvent & { engagementId: string; timeZone: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    const { startsOn } = engagement;
    const why = whyNotThen(given.happenedOn, {
      startsOn,
      today: dayIn(timeZone, world.clock.now()),
    });
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
    await lockEngagementForMember(connection, actor, engagementId);
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
