import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import {
  canDo,
  checkHeldTime,
  checkPlannedTime,
  isOver,
  lateMinutes,
  type SessionState,
  sessionDeeds,
  stateAfter,
} from './session.ts';

const timeframe = { startsOn: '2026-03-01', endsOn: '2026-08-31' };
const now = new Date('2026-03-02T09:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const one = { personId: 'one' };
const other = { personId: 'other' };

describe('a session', () => {
  it('is accepted by the one who did not propose the time', () => {
    const proposed = { state: 'proposed' as const, startsAt: hours(24), plannedBy: 'one' };
    expect(canDo('accept', one, proposed, now)).toBe(false);
    expect(stateAfter('accept', other, proposed, now)).toBe('scheduled');
  });

  it('is held or missed only once it has begun', () => {
    const ahead = { state: 'scheduled' as const, startsAt: hours(1), plannedBy: 'one' };
    expect(canDo('hold', one, ahead, now)).toBe(false);
    expect(() => stateAfter('miss', one, ahead, now)).toThrow(Refusal);
    expect(stateAfter('hold', one, ahead, hours(1))).toBe('held');
    expect(stateAfter('miss', other, ahead, hours(2))).toBe('missed');
  });

  it('needs a yes again when it moves', () => {
    const scheduled = { state: 'scheduled' as const, startsAt: hours(1), plannedBy: 'one' };
    expect(stateAfter('move', one, scheduled, now)).toBe('proposed');
  });

  it('is planned ahead and recorded afterwards, inside the timeframe', () => {
    expect(() => checkPlannedTime(hours(-1), '2026-03-02', timeframe, now)).toThrow(Refusal);
    expect(() => checkPlannedTime(hours(9_000), '2027-03-12', timeframe, now)).toThrow(Refusal);
    expect(() => checkHeldTime(hours(1), '2026-03-02', timeframe, now)).toThrow(Refusal);
    expect(() => checkHeldTime(hours(-200), '2026-02-22', timeframe, now)).toThrow(Refusal);
    checkPlannedTime(hours(1), '2026-03-02', timeframe, now);
    checkHeldTime(hours(-1), '2026-03-02', timeframe, now);
  });

  it('never leaves held or cancelled, and is held or missed only after it began, whatever is tried', () => {
    const attempt = fc.record({
      deed: fc.constantFrom(...sessionDeeds),
      by: fc.constantFrom('one', 'other'),
      waiting: fc.integer({ min: 0, max: 48 }),
      ahead: fc.integer({ min: 1, max: 72 }),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 30 }), (attempts) => {
        let session = { state: 'proposed' as SessionState, startsAt: hours(24), plannedBy: 'one' };
        let clock = 0;
        const seen: SessionState[] = ['proposed'];
        for (const { deed, by, waiting, ahead } of attempts) {
          clock += waiting;
          if (!canDo(deed, { personId: by }, session, hours(clock))) continue;
          const state = stateAfter(deed, { personId: by }, session, hours(clock));
          if (state === 'scheduled') expect(by).not.toBe(session.plannedBy);
          if (state === 'held' || state === 'missed') {
            expect(session.startsAt.getTime()).toBeLessThanOrEqual(hours(clock).getTime());
          }
          session =
            deed === 'move'
              ? { state, startsAt: hours(clock + ahead), plannedBy: by }
              : { ...session, state };
          seen.push(state);
        }
        const end = seen.findIndex((state) => state === 'held' || state === 'cancelled');
        if (end >= 0) expect(end).toBe(seen.length - 1);
        const missed = seen.indexOf('missed');
        if (missed >= 0)
          expect(seen.slice(missed + 1).every((state) => state === 'held')).toBe(true);
        expect(isOver(session.state)).toBe(!['proposed', 'scheduled'].includes(session.state));
      }),
    );
  });
});

describe('a change that comes late', () => {
  const now = new Date('2026-03-10T09:00:00Z');
  const at = (startsAt: string, state: 'scheduled' | 'proposed' = 'scheduled') =>
    lateMinutes({ state, startsAt: new Date(startsAt) }, now, 24);

  it('is one inside the notice, before the session, that somebody counted on', () => {
    expect(at('2026-03-10T12:30:00Z')).toBe(210);
    expect(at('2026-03-11T08:59:00Z')).toBe(1_439);
    expect(at('2026-03-11T09:00:00Z')).toBeNull();
    expect(at('2026-03-10T12:30:00Z', 'proposed')).toBeNull();
    expect(at('2026-03-10T08:30:00Z')).toBeNull();
    expect(
      lateMinutes({ state: 'scheduled', startsAt: new Date('2026-03-10T09:01:00Z') }, now, 0),
    ).toBeNull();
  });
});
