import { daysBetween, type Kind } from './engagement.ts';

/** At one third and at two thirds of the time. */
export const reviewNumbers = [1, 2] as const;
export type ReviewNumber = (typeof reviewNumbers)[number];

export interface DueReview {
  number: ReviewNumber;
  dueOn: string;
}

interface Timeframe {
  kind: Kind;
  startsOn: string;
  endsOn: string;
}

/** When an engagement is reviewed: at each third, unless a member moved it. One session needs no review. */
export function reviewsOf(
  { kind, startsOn, endsOn }: Timeframe,
  moved: readonly { number: number; dueOn: string }[] = [],
): DueReview[] {
  if (kind === 'flash') return [];
  return reviewNumbers.map((number) => ({
    number,
    dueOn: moved.find((review) => review.number === number)?.dueOn ?? third(number),
  }));

  function third(number: ReviewNumber): string {
    const days = Math.round((daysBetween(startsOn, endsOn) * number) / 3);
    return new Date(Date.parse(`${startsOn}T00:00:00Z`) + days * 86_400_000)
      .toISOString()
      .slice(0, 10);
  }
}

/** Days before its day from which a review is answered (ours). */
const daysAhead = 7;

export function isReviewOpen({ dueOn }: Pick<DueReview, 'dueOn'>, today: string): boolean {
  return daysBetween(today, dueOn) <= daysAhead;
}

/** All members have answered. */
export function isReviewHeld(
  { answererIds }: { answererIds: readonly string[] },
  members: readonly { personId: string }[],
): boolean {
  return members.every((member) => answererIds.includes(member.personId));
}
