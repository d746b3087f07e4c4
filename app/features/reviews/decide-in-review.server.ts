import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { findGoal } from '../goals/goal-queries.server.ts';
import type { NewAction } from '../sessions/action.ts';
import { addAction } from '../sessions/actions.server.ts';
import { findReview } from './review-queries.server.ts';

interface Which {
  engagementId: string;
  number: number;
}

/** A decision of a review becomes an action. */
export async function decideAction(
  world: World,
  actor: Actor,
  { engagementId, number, ...action }: NewAction & Which,
): Promise<void> {
  await decide(world, actor, { engagementId, number }, async (connection, engagement) => ({
    action_id: await addAction(connection, world, engagement, action),
  }));
}

/** A decision of a review: this goal is to be revised. The revision itself is the goals' own step. */
export async function decideRevision(
  world: World,
  actor: Actor,
  { engagementId, number, goalId }: Which & { goalId: string },
): Promise<void> {
  await decide(world, actor, { engagementId, number }, async (connection, engagement) => ({
    goal_id: (await findGoal(connection, engagement, goalId)).id,
  }));
}

async function decide(
  world: World,
  actor: Actor,
  { engagementId, number }: Which,
  what: (
    connection: Connection,
    engagement: Engagement,
  ) => Promise<{ action_id: string } | { goal_id: string }>,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const review = await findReview(connection, actor, engagement, number);
    if (!review.id || !review.isComplete) throw refusal('', 'reviews:problems.notComplete');
    await connection
      .insertInto('review_decision')
      .values({
        id: world.random.id(),
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        review_id: review.id,
        ...(await what(connection, engagement)),
        decided_by: actor.personId,
        created_at: world.clock.now(),
      })
      .execute();
  });
}
