import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phases } from '../engagements/engagement.ts';
import { type Activity, raiseSignals } from './signals.ts';

const fine: Activity = {
  phase: 'working',
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  cadenceDays: 30,
  isAgreed: true,
  sessionsHeld: 2,
  lastActiveOn: '2026-03-01',
};

function signalsOf(change: Partial<Activity>, today: string): string[] {
  return raiseSignals({ ...fine, ...change }, today).map((raised) => raised.signal);
}

describe('what asks for a look', () => {
  it('is nothing while a pair keeps going', () => {
    expect(signalsOf({}, '2026-03-20')).toEqual([]);
  });

  it('is no first meeting from the twenty-second day on', () => {
    const young = { sessionsHeld: 0, lastActiveOn: '2026-01-20' };
    expect(signalsOf(young, '2026-01-22')).toEqual([]);
    expect(signalsOf(young, '2026-01-23')).toEqual(['noFirstMeeting']);
  });

  it('is an unsigned agreement from the twenty-second day on', () => {
    const unsigned = { phase: 'preparing' as const, isAgreed: false, lastActiveOn: '2026-01-20' };
    expect(signalsOf(unsigned, '2026-01-22')).toEqual([]);
    expect(signalsOf(unsigned, '2026-01-23')).toEqual(['notSigned']);
  });

  it('is silence for more than one and a half cadences', () => {
    expect(signalsOf({}, '2026-04-15')).toEqual([]);
    expect(raiseSignals(fine, '2026-04-16')).toEqual([{ signal: 'quiet', days: 46 }]);
    expect(signalsOf({ cadenceDays: 14 }, '2026-03-23')).toEqual(['quiet']);
  });

  it('counts silence from the first day where nothing has happened since', () => {
    expect(signalsOf({ lastActiveOn: null }, '2026-02-15')).toEqual([]);
    expect(signalsOf({ lastActiveOn: '2025-11-01' }, '2026-02-15')).toEqual([]);
    expect(signalsOf({ lastActiveOn: null }, '2026-02-16')).toEqual(['quiet']);
  });

  it('is an end that passed without a close, in a pause too', () => {
    expect(signalsOf({ lastActiveOn: '2026-06-30' }, '2026-06-30')).toEqual([]);
    expect(signalsOf({ lastActiveOn: '2026-06-30' }, '2026-07-01')).toEqual(['endPassed']);
    expect(signalsOf({ phase: 'paused' }, '2026-07-01')).toEqual(['endPassed']);
  });

  it('is never raised for an engagement that has ended', () => {
    const day = fc.date({
      min: new Date('2025-01-01'),
      max: new Date('2028-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('closed' as const, 'ended_early' as const),
        day,
        (phase, today) => {
          const activity = { phase, isAgreed: false, sessionsHeld: 0, lastActiveOn: null };
          expect(signalsOf(activity, today.toISOString().slice(0, 10))).toEqual([]);
        },
      ),
    );
  });

  it('only grows with time while nothing happens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phases), fc.integer({ min: 0, max: 400 }), (phase, day) => {
        const on = (offset: number) =>
          new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        const now = signalsOf({ phase, isAgreed: false, sessionsHeld: 0 }, on(day));
        const later = signalsOf({ phase, isAgreed: false, sessionsHeld: 0 }, on(day + 1));
        expect(later).toEqual(expect.arrayContaining(now));
      }),
    );
  });
});
