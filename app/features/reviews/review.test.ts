import { describe, expect, it } from 'vitest';
import { phases } from '../engagements/engagement.ts';
import { reviewsOf } from '../engagements/review-days.ts';
import { newAnswer, whyNotAnswer, whyNotMove } from './review.ts';

const timeframe = { startsOn: '2026-03-02', endsOn: '2026-09-01' };
const reviews = reviewsOf({ kind: 'one_to_one', ...timeframe });
const working = { phase: 'working', isComplete: false } as const;

describe('answering a review', () => {
  it('needs the three numbers, from 1 to 5, and not the words', () => {
    const scores = { goalClarity: '4', alignment: '5', commitment: '1' };
    expect(newAnswer.safeParse(scores).success).toBe(true);
    for (const wrong of ['', '0', '6', '2.5', 'x']) {
      expect(newAnswer.safeParse({ ...scores, alignment: wrong }).success).toBe(false);
    }
    expect(newAnswer.safeParse({ ...scores, keep: 'x'.repeat(4_001) }).success).toBe(false);
  });

  it('is possible from a week before, until all have answered', () => {
    const review = { ...working, dueOn: '2026-05-02' };
    expect(whyNotAnswer(review, '2026-04-20')).toBe('reviews:problems.tooEarly');
    expect(whyNotAnswer(review, '2026-04-25')).toBeNull();
    expect(whyNotAnswer({ ...review, isComplete: true }, '2026-05-02')).toBe(
      'reviews:problems.complete',
    );
  });

  it('belongs to the work: not before the agreement, not after the end', () => {
    const possible = phases.filter(
      (phase) => !whyNotAnswer({ ...working, phase, dueOn: '2026-05-02' }, '2026-05-02'),
    );
    expect(possible).toEqual(['agreed', 'working', 'paused', 'closing']);
  });
});

describe('moving a review', () => {
  const move = (
    number: number,
    dueOn: string,
    rest: Partial<Parameters<typeof whyNotMove>[1]> = {},
  ) => whyNotMove(dueOn, { ...working, ...timeframe, number, reviews, ...rest });

  it('keeps it inside the timeframe and in its order', () => {
    expect(move(1, '2026-04-01')).toBeNull();
    expect(move(2, '2026-08-31')).toBeNull();
    expect(move(1, '2026-03-02')).toBe('reviews:problems.outside');
    expect(move(2, '2026-09-01')).toBe('reviews:problems.outside');
    expect(move(1, '2026-07-02')).toBe('reviews:problems.order');
    expect(move(2, '2026-05-02')).toBe('reviews:problems.order');
  });

  it('ends with the review, and with the engagement', () => {
    expect(move(1, '2026-04-01', { isComplete: true })).toBe('reviews:problems.complete');
    expect(move(1, '2026-04-01', { phase: 'closed' })).toBe('reviews:problems.notNow');
    expect(move(1, '2026-04-01', { phase: 'preparing' })).toBeNull();
  });
});
