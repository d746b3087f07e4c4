import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import { addDays, localOf, momentOf } from './zoned-time.ts';

describe('a time in somebody’s zone', () => {
  it('becomes one moment for everybody', () => {
    expect(momentOf('2026-03-02', '18:30', 'Asia/Kolkata').toISOString()).toBe(
      '2026-03-02T13:00:00.000Z',
    );
    expect(localOf(new Date('2026-03-02T13:00:00Z'), 'America/New_York')).toEqual({
      day: '2026-03-02',
      time: '08:00',
    });
  });

  it('is refused where clocks skip it', () => {
    expect(() => momentOf('2026-03-29', '02:30', 'Europe/Berlin')).toThrow(Refusal);
    expect(() => momentOf('2026-03-08', '02:00', 'America/New_York')).toThrow(Refusal);
    expect(momentOf('2026-03-29', '03:00', 'Europe/Berlin').toISOString()).toBe(
      '2026-03-29T01:00:00.000Z',
    );
  });

  it('means the first of two where clocks go back', () => {
    expect(momentOf('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  it('is read back as it was written', () => {
    const zone = fc.constantFrom('UTC', 'Europe/London', 'Asia/Kathmandu', 'Pacific/Chatham');
    fc.assert(
      fc.property(
        zone,
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 1_439 }),
        (timeZone, days, minute) => {
          const day = addDays('2024-01-01', days);
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          try {
            expect(localOf(momentOf(day, time, timeZone), timeZone)).toEqual({ day, time });
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        },
      ),
    );
  });
});
