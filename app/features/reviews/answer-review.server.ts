import type { Actor } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { keepReview } from './keep-review.server.ts';
import { type NewAnswer, whyNotAnswer } from './review.ts';
import { writeReviewMail } from './review-mail.server.ts';
import { findReview } from './review-queries.server.ts';

/**
 * Keeps one member's answers, or changes them while another has still to answer. With the last
 * answer all are open to all, and none changes any more.
 */
export async function answerReview(
  world: World,
  actor: Actor,
  { engagementId, number, ...answer }: NewAnswer & { engagementId: string; number: number },
): Promise<{ isComplete: boolean }> {
  const { mails, isComplete } = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const review = await findReview(connection, actor, engagement, number);
    const why = whyNotAnswer({ ...review, phase: engagement.phase }, todayOf(world));
    if (why) throw refusal('', why);
    const words = {
      keep: answer.keep,
      change: answer.change,
      stop: answer.stop,
      goal_clarity: answer.goalClarity,
      alignment: answer.alignment,
      commitment: answer.commitment,
      answered_at: world.clock.now(),
    };
    await connection
      .insertInto('review_answer')
      .values({
        review_id: await keepReview(connection, world, engagement, review),
        person_id: actor.personId,
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        ...words,
      })
      .onConflict((conflict) => conflict.columns(['review_id', 'person_id']).doUpdateSet(words))
      .execute();
    const { isComplete } = await findReview(connection, actor, engagement, number);
    if (isComplete) {
      const about = { engagementId, kind: 'reviewed', personId: actor.personId } as const;
      await recordEvent(connection, world, about);
    }
    // At the first answer the others are asked for theirs; at the last one all can read.
    const isNews = isComplete || review.answererIds.length === 0;
    const readers = isNews ? engagement.partners : [];
    const occasion = isComplete ? 'complete' : 'answered';
    return {
      mails: await writeReviewMail(connection, world, engagement, { occasion, number, readers }),
      isComplete,
    };
  });
  await sendMail(world, mails);
  return { isComplete };
}
