import type { Phase } from '../engagements/engagement.ts';
import type { EngagementMember } from '../engagements/engagement-queries.server.ts';
import { whyNotAnswer } from './review.ts';
import type { Review } from './review-queries.server.ts';

/** Where a review stands for this reader. */
export function standingOf(
  review: Review,
  { phase, me, members }: { phase: Phase; me: EngagementMember; members: EngagementMember[] },
  today: string,
) {
  const missing = members.filter((member) => !review.answererIds.includes(member.personId));
  const canAnswer = whyNotAnswer({ ...review, phase }, today) === null;
  const waitsForMe = missing.includes(me);
  const state = review.isComplete
    ? ('complete' as const)
    : !canAnswer
      ? review.dueOn < today
        ? ('missed' as const)
        : ('ahead' as const)
      : waitsForMe
        ? ('open' as const)
        : ('waits' as const);
  return { state, canAnswer, missing: missing.map((member) => member.name).join(', ') };
}
