import { z } from 'zod';
import { day, optionalText } from '../../http/fields.ts';
import type { TextKey } from '../../i18n.ts';
import type { Phase } from '../engagements/engagement.ts';
import { type DueReview, isReviewOpen } from '../engagements/review-days.ts';

export const reviewWords = ['keep', 'change', 'stop'] as const;
export const reviewScales = ['goalClarity', 'alignment', 'commitment'] as const;

/** What goes on as it is, what changes, what stops; and three numbers that cannot be left out. */
export const newAnswer = z.object({
  keep: optionalText(4_000),
  change: optionalText(4_000),
  stop: optionalText(4_000),
  goalClarity: score(),
  alignment: score(),
  commitment: score(),
});
export type NewAnswer = z.output<typeof newAnswer>;

function score() {
  return z.enum(['1', '2', '3', '4', '5']).transform(Number);
}

/** How texts name the two. */
export const nth = { 1: 'first', 2: 'second' } as const;

export const newReviewDay = z.object({ dueOn: day() });

/** While they work together: before that there is nothing to review, after it nothing to change. */
export function isReviewTime(phase: Phase): boolean {
  return phase === 'agreed' || phase === 'working' || phase === 'paused' || phase === 'closing';
}

interface Course {
  phase: Phase;
  isComplete: boolean;
}

/** Why a review cannot be answered now; null: it can. An answer may be changed until all have answered. */
export function whyNotAnswer(
  { phase, isComplete, dueOn }: Course & Pick<DueReview, 'dueOn'>,
  today: string,
): TextKey | null {
  if (!isReviewTime(phase)) return 'reviews:problems.notNow';
  if (isComplete) return 'reviews:problems.complete';
  return isReviewOpen({ dueOn }, today) ? null : 'reviews:problems.tooEarly';
}

/** Why a review cannot be moved to this day; null: it can. The first stays before the second. */
export function whyNotMove(
  dueOn: string,
  {
    phase,
    isComplete,
    number,
    reviews,
    startsOn,
    endsOn,
  }: Course & {
    number: number;
    reviews: readonly DueReview[];
    startsOn: string;
    endsOn: string;
  },
): TextKey | null {
  if (!isReviewTime(phase) && phase !== 'preparing') return 'reviews:problems.notNow';
  if (isComplete) return 'reviews:problems.complete';
  if (dueOn <= startsOn || dueOn >= endsOn) return 'reviews:problems.outside';
  const inOrder = reviews
    .filter((other) => other.number !== number)
    .every((other) => (other.number < number ? other.dueOn < dueOn : dueOn < other.dueOn));
  return inOrder ? null : 'reviews:problems.order';
}
