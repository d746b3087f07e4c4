import { describe, expect, it } from 'vitest';
import { isMonday, isTimeZone, overlapMinutes, toUtcSpans } from './availability.ts';
import { DEFAULT_WORKING_HOURS } from './policy.ts';

const WINTER = '2026-01-12';
const SUMMER = '2026-07-13';
/** New York is on summer time already, London not yet. */
const BETWEEN = '2026-03-16';

function hoursInCommon(a: string, b: string, week: string): number {
  const spans = [a, b].map((zone) => toUtcSpans(DEFAULT_WORKING_HOURS, zone, week));
  return overlapMinutes(spans[0]!, spans[1]!) / 60;
}

describe('availability', () => {
  it('is compared in the same instant, not by the clock on the wall', () => {
    expect(hoursInCommon('Europe/London', 'Europe/Berlin', WINTER)).toBe(35);
    expect(hoursInCommon('Europe/London', 'America/New_York', WINTER)).toBe(15);
    expect(hoursInCommon('Asia/Kolkata', 'Europe/London', WINTER)).toBe(12.5);
    expect(hoursInCommon('Asia/Kolkata', 'Europe/London', SUMMER)).toBe(17.5);
  });

  it('follows each zone’s own change of the clocks', () => {
    expect(hoursInCommon('Europe/London', 'America/New_York', BETWEEN)).toBe(20);
    expect(hoursInCommon('Europe/London', 'America/New_York', SUMMER)).toBe(15);
  });

  it('runs across the end of the week', () => {
    const monday = toUtcSpans([{ day: 1, start: 0, end: 600 }], 'Pacific/Auckland', WINTER);
    expect(monday).toEqual([[6 * 1440 + 660, 6 * 1440 + 1260]]);
    expect(monday.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(600);
    const sunday = toUtcSpans([{ day: 7, start: 660, end: 1440 }], 'UTC', WINTER);
    expect(overlapMinutes(monday, sunday)).toBe(600);
  });

  it('counts windows that touch or overlap once', () => {
    const windows = [
      { day: 2, start: 600, end: 700 },
      { day: 2, start: 650, end: 720 },
      { day: 2, start: 720, end: 730 },
    ];
    expect(toUtcSpans(windows, 'UTC', WINTER)).toEqual([[1440 + 600, 1440 + 730]]);
  });

  it('knows zones and Mondays', () => {
    expect(isTimeZone('Europe/Kyiv')).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
    expect(isMonday(WINTER)).toBe(true);
    expect(isMonday('2026-01-13')).toBe(false);
    expect(isMonday('2026-02-30')).toBe(false);
  });
});
