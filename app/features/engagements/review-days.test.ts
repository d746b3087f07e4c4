import { describe, expect, it } from 'vitest';
import { isReviewOpen, reviewsOf } from './review-days.ts';

const half = { kind: 'one_to_one', startsOn: '2026-03-02', endsOn: '2026-09-01' } as const;

describe('reviews', () => {
  it('fall on one third and two thirds of the time', () => {
    expect(reviewsOf(half)).toEqual([
      { number: 1, dueOn: '2026-05-02' },
      { number: 2, dueOn: '2026-07-02' },
    ]);
  });

  it('stay where a member moved them', () => {
    const moved = [{ number: 2, dueOn: '2026-08-10' }];
    expect(reviewsOf(half, moved).map((review) => review.dueOn)).toEqual([
      '2026-05-02',
      '2026-08-10',
    ]);
  });

  it('move with the end when that moves', () => {
    expect(reviewsOf({ ...half, endsOn: '2026-11-29' })[1]?.dueOn).toBe('2026-08-30');
  });

  it('are none for a single session', () => {
    expect(reviewsOf({ ...half, kind: 'flash' })).toEqual([]);
  });

  it('are answered from a week before their day on', () => {
    const review = { dueOn: '2026-05-02' };
    expect(isReviewOpen(review, '2026-04-24')).toBe(false);
    expect(isReviewOpen(review, '2026-04-25')).toBe(true);
    expect(isReviewOpen(review, '2026-06-01')).toBe(true);
  });
});
