import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { finishEngagement } from './close-engagement.server.ts';
import { everybodyWrote } from './engagement.ts';
import { recordEvent } from './engagement-events.server.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { courseOf } from './move-engagement.server.ts';
import type { NewOutcome } from './outcome.ts';

/**
 * Writes down what came of it, or changes what one wrote while the engagement is still closing.
 * When all have written, it is closed.
 */
export async function recordOutcome(
  world: World,
  actor: Actor,
  engagementId: string,
  { summary, evidence, nextStep, thanks, shared }: NewOutcome,
): Promise<{ closed: boolean }> {
  return asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    if (engagement.phase !== 'closing') throw refusal('', 'engagements:problems.notClosing');
    const words = {
      summary,
      evidence,
      next_step: nextStep,
      thanks,
      shared_with_program: shared,
    };
    const mine = await connection
      .selectFrom('outcome')
      .select('id')
      .where('engagement_id', '=', engagementId)
      .where('person_id', '=', actor.personId)
      .executeTakeFirst();
    if (mine) {
      await connection.updateTable('outcome').set(words).where('id', '=', mine.id).execute();
    } else {
      await connection
        .insertInto('outcome')
        .values({
          id: world.random.id(),
          organization_id: engagement.organizationId,
          engagement_id: engagementId,
          person_id: actor.personId,
          ...words,
          created_at: world.clock.now(),
        })
        .execute();
      await recordEvent(connection, world, {
        engagementId,
        kind: 'outcome_recorded',
        personId: actor.personId,
      });
    }
    const closed = everybodyWrote(await courseOf(connection, engagement));
    if (closed) await finishEngagement(connection, world, engagement);
    return { closed };
  });
}
