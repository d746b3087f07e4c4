import { afterAll, expect, it } from 'vitest';
import { createThreadedCalendarReader } from './calendar-thread.ts';

const reader = createThreadedCalendarReader(3_000);
afterAll(() => reader.stop());

const ask = (text: string) =>
  reader.read({
    text,
    timeZone: 'UTC',
    from: new Date('2026-03-01T00:00Z'),
    until: new Date('2026-05-01T00:00Z'),
  });
const event = (rule: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260310T100000Z\r\nDURATION:PT1H\r\n${rule}\r\nEND:VEVENT\r\nEND:VCALENDAR`;

it('reads a calendar away from the main thread', async () => {
  expect(await ask(event('SUMMARY:x'))).toEqual({
    spans: [{ from: Date.UTC(2026, 2, 10, 10), to: Date.UTC(2026, 2, 10, 11) }],
    leftOut: 0,
  });
  expect(await ask('no calendar')).toBeNull();
});

it('comes back from rules that never come true, and from 5 MB of events', async () => {
  for (const rule of [
    'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=32',
    'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;BYHOUR=1,2,3',
  ]) {
    const before = performance.now();
    await ask(event(rule));
    expect(performance.now() - before, rule).toBeLessThan(6_000);
  }
  const many = `BEGIN:VCALENDAR\r\n${event('SUMMARY:x').slice(17, -15).repeat(55_000)}END:VCALENDAR`;
  expect(many.length).toBeGreaterThan(4_000_000);
  const before = performance.now();
  await ask(many);
  expect(performance.now() - before).toBeLessThan(6_000);
});
