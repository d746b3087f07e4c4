import { describe, expect, it } from 'vitest';
import { newCareerEvent, whyNotThen } from './career-event.ts';
import { newIntroduction } from './introduction.ts';

const given = {
  introducerId: '7b0f3c2e-6a55-4a6e-9a1e-0c5d3a1c9f01',
  introducedId: '7b0f3c2e-6a55-4a6e-9a1e-0c5d3a1c9f02',
  initials: 'J. K.',
  arena: '',
  reason: 'She knows the field',
  state: 'offered',
};
const problemsOf = (changes: Partial<Record<keyof typeof given | 'email', string>>) =>
  newIntroduction
    .safeParse({ ...given, ...changes })
    .error?.issues.map((issue) => [issue.path.join(), issue.message]) ?? [];

describe('an introduction', () => {
  it.each(['J. K.', 'JK', 'j k', 'Ł.', 'É-M', 'Dr K', '李'])('takes initials: %s', (initials) => {
    expect(problemsOf({ initials })).toEqual([]);
  });

  it.each(['Jo King', 'Kim', 'J. King', '1', '!'])(
    'refuses whole names and signs: %s',
    (initials) => {
      expect(problemsOf({ initials })).toEqual([['initials', 'network:problems.initials']]);
    },
  );

  it('is to somebody: by initials or by the address of a member, not by both', () => {
    expect(problemsOf({ initials: '', email: 'kim@example.org' })).toEqual([]);
    expect(problemsOf({ initials: '' })).toEqual([['initials', 'network:problems.toWhom']]);
    expect(problemsOf({ email: 'kim@example.org' })).toEqual([['email', 'network:problems.both']]);
  });

  it('is between two', () => {
    expect(problemsOf({ introducedId: given.introducerId })).toEqual([
      ['introducedId', 'network:problems.oneself'],
    ]);
  });
});

describe('a career event', () => {
  const time = { startsOn: '2026-03-02', today: '2026-05-02' };
  it('happened since the start, and is no plan', () => {
    expect(whyNotThen('2026-03-02', time)).toBeNull();
    expect(whyNotThen('2026-05-02', time)).toBeNull();
    expect(whyNotThen('2026-05-03', time)).toBe('network:problems.future');
    expect(whyNotThen('2026-03-01', time)).toBe('network:problems.before');
  });

  it('has a kind that we know', () => {
    const event = { kind: 'promotion', happenedOn: '2026-04-01', contributed: 'partly' };
    expect(newCareerEvent.safeParse(event).success).toBe(true);
    expect(newCareerEvent.safeParse({ ...event, kind: 'lottery' }).success).toBe(false);
  });
});
