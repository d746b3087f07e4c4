import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { keepReview } from './keep-review.server.ts';
import { whyNotMove } from './review.ts';
import { findReview, listReviews } from './review-queries.server.ts';

/** Moves a review to another day; either member may. */
export async function moveReview(
  world: World,
  actor: Actor,
  { engagementId, number, dueOn }: { engagementId: string; number: number; dueOn: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const review = await findReview(connection, actor, engagement, number);
    const { phase, startsOn, endsOn } = engagement;
    const why = whyNotMove(dueOn, {
      phase,
      startsOn,
      endsOn,
      number,
      isComplete: review.isComplete,
      reviews: await listReviews(connection, actor, engagement),
    });
    if (why) throw refusal('dueOn', why);
    await keepReview(connection, world, engagement, { number: review.number, dueOn });
  });
}
