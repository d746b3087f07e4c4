import { describe, expect, it } from 'vitest';
import { type CircleCandidate, faultOfCircle } from './circle.ts';

const person = (name: string, over: Partial<CircleCandidate> = {}): CircleCandidate => ({
  enrolmentId: name,
  personId: name,
  name,
  email: `${name}@example.org`,
  side: 'peer',
  isFree: true,
  ...over,
});
const many = (count: number) => Array.from({ length: count }, (_, at) => person(`P${at}`));
const mentor = (name: string) => person(name, { side: 'mentor' });
const keyOf = (people: CircleCandidate[]) => faultOfCircle(people)?.problems[0]?.key;

describe('a circle', () => {
  it('has three to twelve people', () => {
    expect(keyOf(many(2))).toBe('matching:problems.circleSize');
    expect(keyOf(many(3))).toBeUndefined();
    expect(keyOf(many(12))).toBeUndefined();
    expect(keyOf(many(13))).toBe('matching:problems.circleSize');
  });

  it('has one or two mentors or none, who do not count as its people', () => {
    expect(keyOf([...many(2), mentor('M')])).toBe('matching:problems.circleSize');
    expect(keyOf([...many(12), mentor('M'), mentor('N')])).toBeUndefined();
    expect(keyOf([...many(3), mentor('M'), mentor('N'), mentor('O')])).toBe(
      'matching:problems.circleMentors',
    );
  });

  it('has everybody once, and nobody without a free place', () => {
    expect(keyOf([...many(3), person('again', { personId: 'P0' })])).toBe(
      'matching:problems.circleTwice',
    );
    expect(keyOf([...many(3), person('Full', { isFree: false })])).toBe(
      'matching:problems.circleFull',
    );
  });
});
