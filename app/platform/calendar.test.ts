import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from './calendar.ts';

describe('the day of a moment', () => {
  it('is the day of whoever reads it, on both sides of midnight', () => {
    const moment = new Date('2026-03-02T23:30:00Z');
    expect(dayIn('UTC', moment)).toBe('2026-03-02');
    expect(dayIn('Europe/Athens', moment)).toBe('2026-03-03');
    expect(dayIn('America/Los_Angeles', moment)).toBe('2026-03-02');
    expect(dayIn('America/Los_Angeles', new Date('2026-03-03T07:59:00Z'))).toBe('2026-03-02');
  });

  it('knows when clocks change', () => {
    expect(dayIn('Europe/London', new Date('2026-03-28T23:30:00Z'))).toBe('2026-03-28');
    expect(dayIn('Europe/London', new Date('2026-03-29T23:30:00Z'))).toBe('2026-03-30');
  });

  it('never lies more than a day from the day in UTC, and never runs backwards', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Asia/Kathmandu',
    );
    const moment = fc.date({
      min: new Date('2020-01-02'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zone, moment, moment, (timeZone, one, other) => {
        const apart = Date.parse(dayIn(timeZone, one)) - Date.parse(dayIn('UTC', one));
        expect(Math.abs(apart)).toBeLessThanOrEqual(86_400_000);
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(dayIn(timeZone, early) <= dayIn(timeZone, late)).toBe(true);
      }),
    );
  });
});
