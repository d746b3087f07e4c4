import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginOf, expectedProgress, placeInTime } from './progress.ts';

const timeframe = { startsOn: '2026-03-01', endsOn: '2026-08-31' };
const day = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('progress against the timeframe', () => {
  it('starts at nothing and is complete on the day the goal is due', () => {
    expect(expectedProgress('2026-03-01', '2026-03-01', '2026-03-31')).toBe(0);
    expect(expectedProgress('2026-03-16', '2026-03-01', '2026-03-31')).toBe(50);
    expect(expectedProgress('2026-03-31', '2026-03-01', '2026-03-31')).toBe(100);
    expect(expectedProgress('2026-12-01', '2026-03-01', '2026-03-31')).toBe(100);
  });

  it('begins with the goal, but not before the engagement', () => {
    expect(beginOf('2026-02-01', timeframe)).toBe('2026-03-01');
    expect(beginOf('2026-04-01', timeframe)).toBe('2026-04-01');
  });

  it('never leaves the chart and never runs backwards', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const places = [placeInTime(early, timeframe), placeInTime(late, timeframe)] as const;
        expect(places[0]).toBeGreaterThanOrEqual(0);
        expect(places[1]).toBeLessThanOrEqual(1);
        expect(places[0]).toBeLessThanOrEqual(places[1]);
      }),
    );
  });
});
