import { describe, expect, it } from 'vitest';
import { movesUp } from '../programs/program.ts';
import { placesLeft, queuesOf } from './waitlist.ts';

describe('the waitlist', () => {
  it('moves up by itself while a program takes people without an answer', () => {
    const program = { state: 'open', endsOn: '2026-11-30', approvesEnrolment: false } as const;
    expect(movesUp(program)).toBe(true);
    expect(movesUp({ ...program, approvesEnrolment: true })).toBe(false);
    expect(movesUp({ ...program, state: 'running' })).toBe(false);
    expect(movesUp({ ...program, state: 'running', endsOn: null })).toBe(true);
    expect(movesUp({ ...program, state: 'closed', endsOn: null })).toBe(false);
  });

  it('has no room where more have a place than there are, and always without a limit', () => {
    expect([placesLeft(3, 1), placesLeft(3, 3), placesLeft(3, 5)]).toEqual([2, 0, 0]);
    expect(placesLeft(null, 1_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is told of each side on which somebody waits', () => {
    const count = (state: 'accepted' | 'matched' | 'waitlisted' | 'applied', of: number) =>
      ({ side: 'mentee', state, count: of }) as const;
    expect(
      queuesOf([
        count('accepted', 2),
        count('matched', 3),
        count('applied', 7),
        count('waitlisted', 4),
        { side: 'mentor', state: 'accepted', count: 9 },
      ]),
    ).toEqual([{ side: 'mentee', taken: 5, waiting: 4 }]);
  });
});
