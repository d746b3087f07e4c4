import { describe, expect, it } from 'vitest';
import { type EnrolmentState, enrolmentStates } from '../programs/program-kind.ts';
import { whyNoPlace } from './place.ts';

const open = { state: 'open', endsOn: '2026-11-30', approvesEnrolment: false } as const;
const running = { ...open, state: 'running' } as const;
const place = (state: EnrolmentState, taken = 0) => ({ state, capacity: 2, open: taken });

describe('a place in a program', () => {
  it('is there for the asking while the program takes people without an answer', () => {
    expect(whyNoPlace(null, open)).toBeNull();
    expect(whyNoPlace(place('withdrawn'), open)).toBeNull();
    expect(whyNoPlace(null, running)).toBe('notOpen');
    expect(whyNoPlace(null, { ...running, endsOn: null })).toBeNull();
  });

  it('comes from the managers where they answer enrolments', () => {
    const answered = { ...open, approvesEnrolment: true };
    expect(whyNoPlace(null, answered)).toBe('notEnrolled');
    expect(whyNoPlace(place('withdrawn'), answered)).toBe('notEnrolled');
    expect(whyNoPlace(place('accepted'), answered)).toBeNull();
  });

  it('is had by whoever is in and has room, also once the program runs', () => {
    const why = enrolmentStates.map((state) => [state, whyNoPlace(place(state), running)]);
    expect(Object.fromEntries(why)).toEqual({
      applied: 'waits',
      waitlisted: 'waits',
      accepted: null,
      matched: null,
      paused: 'paused',
      completed: null,
      withdrawn: 'notOpen',
    });
    expect(whyNoPlace(place('matched', 1), running)).toBeNull();
    expect(whyNoPlace(place('matched', 2), running)).toBe('full');
  });
});
