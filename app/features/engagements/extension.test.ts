import { describe, expect, it } from 'vitest';
import { isUnderWay, phases } from './engagement.ts';
import { isAccepted, whyNotExtend } from './extension.ts';

describe('an extension', () => {
  const course = { phase: 'working', endsOn: '2026-09-01' } as const;

  it('ends later than now planned, after today, within two years', () => {
    const why = (endsOn: string, today = '2026-08-01') => whyNotExtend(endsOn, course, today);
    expect(why('2026-09-02')).toBeNull();
    expect(why('2026-09-01')).toBe('engagements:extend.problems.notLater');
    expect(why('2026-09-20', '2026-09-20')).toBe('engagements:extend.problems.past');
    expect(why('2028-09-01')).toBe('engagements:extend.problems.tooFar');
  });

  it('belongs to the time before the close', () => {
    expect(phases.filter(isUnderWay)).toEqual(['preparing', 'agreed', 'working', 'paused']);
  });

  it('needs everybody else', () => {
    const members = ['a', 'b', 'c'];
    expect(isAccepted({ proposedBy: 'a', acceptedBy: ['b'] }, members)).toBe(false);
    expect(isAccepted({ proposedBy: 'a', acceptedBy: ['b', 'c'] }, members)).toBe(true);
    expect(isAccepted({ proposedBy: 'a', acceptedBy: [] }, ['a', 'b'])).toBe(false);
  });
});
