import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { beginWork } from '../engagements/begin-work.server.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { checkCheckIn, type NewCheckIn } from './check-in.ts';
import { findGoal } from './goal-queries.server.ts';

/** Records how far a goal has come, as the actor sees it; their partner's view is another check-in. */
export async function checkIn(
  world: World,
  actor: Actor,
  { engagementId, goalId, ...given }: NewCheckIn & { engagementId: string; goalId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    await recordCheckIn(connection, world, actor, engagement, { goalId, ...given });
    await beginWork(connection, world, actor, engagementId, 'check-in');
  });
}

/**
 * The same inside another command's transaction, on an engagement that it locked. The first level
 * locks the goal's scale.
 */
export async function recordCheckIn(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  actor: Actor,
  engagement: Engagement,
  given: NewCheckIn & { goalId: string; sessionId?: string; field?: (name: string) => string },
): Promise<void> {
  const goal = await findGoal(connection, engagement, given.goalId);
  checkCheckIn(goal, given, given.field);
  const now = world.clock.now();
  await connection
    .insertInto('check_in')
    .values({
      id: world.random.id(),
      organization_id: actor.organizationId,
      engagement_id: engagement.id,
      goal_id: goal.id,
      person_id: actor.personId,
      session_id: given.sessionId ?? null,
      progress: given.progress,
      level: given.level ?? null,
      scale_version: goal.scaleVersion,
      confidence: given.confidence ?? null,
      comment: given.comment,
      created_at: now,
    })
    .execute();
  if (given.level !== undefined && !goal.isLocked) {
    await connection
      .updateTable('goal')
      .set({ scale_locked_at: now })
      .where('id', '=', goal.id)
      .execute();
  }
  const { personId } = actor;
  await recordEvent(connection, world, {
    engagementId: engagement.id,
    kind: 'goal_checked',
    personId,
  });
}
