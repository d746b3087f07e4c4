import { describe, expect, it } from 'vitest';
import { readBusyTimes } from './busy-times.ts';

const options = {
  timeZone: 'Europe/London',
  from: new Date('2026-03-01T00:00Z'),
  until: new Date('2026-05-01T00:00Z'),
};
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) =>
  calendar('BEGIN:VEVENT', `UID:${lines.join()}`, ...lines, 'END:VEVENT');
const read = (text: string) => {
  const reading = readBusyTimes(text, options);
  return (
    reading && {
      spans: reading.spans.map(({ from, to }) =>
        [from, to].map((at) => new Date(at).toISOString().slice(0, 16)).join(' '),
      ),
      leftOut: reading.leftOut,
    }
  );
};

describe('busy times of a calendar', () => {
  it('come from events in UTC, in a zone, without a zone, and of whole days', () => {
    expect(read(event('DTSTART:20260310T100000Z', 'DTEND:20260310T110000Z'))?.spans).toEqual([
      '2026-03-10T10:00 2026-03-10T11:00',
    ]);
    expect(
      read(event('DTSTART;TZID=America/Sao_Paulo:20260310T100000', 'DURATION:PT30M'))?.spans,
    ).toEqual(['2026-03-10T13:00 2026-03-10T13:30']);
    expect(read(event('DTSTART:20260401T100000', 'DTEND:20260401T110000'))?.spans).toEqual([
      '2026-04-01T09:00 2026-04-01T10:00',
    ]);
    // The day on which clocks go forward has 23 hours.
    expect(read(event('DTSTART;VALUE=DATE:20260329'))?.spans).toEqual([
      '2026-03-29T00:00 2026-03-29T23:00',
    ]);
  });

  it('keep a weekly meeting at its hour when clocks change, with what was moved and left out', () => {
    const text = calendar(
      'BEGIN:VEVENT',
      'UID:weekly',
      'DTSTART;TZID=Europe/London:20260320T090000',
      'DTEND;TZID=Europe/London:20260320T100000',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;TZID=Europe/London:20260403T090000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:weekly',
      'RECURRENCE-ID;TZID=Europe/London:20260410T090000',
      'DTSTART;TZID=Europe/London:20260411T120000',
      'DTEND;TZID=Europe/London:20260411T123000',
      'END:VEVENT',
    );
    expect(read(text)).toEqual({
      spans: [
        '2026-03-20T09:00 2026-03-20T10:00',
        '2026-03-27T09:00 2026-03-27T10:00',
        '2026-04-11T11:00 2026-04-11T11:30',
        '2026-04-17T08:00 2026-04-17T09:00',
      ],
      leftOut: 0,
    });
  });

  it('leave out what is free, cancelled, of no length, or outside the time asked for', () => {
    const times = ['DTSTART:20260310T100000Z', 'DTEND:20260310T110000Z'];
    expect(read(event(...times, 'TRANSP:TRANSPARENT'))?.spans).toEqual([]);
    expect(read(event(...times, 'STATUS:CANCELLED'))?.spans).toEqual([]);
    expect(read(event('DTSTART:20260310T100000Z', 'DTEND:20260310T100000Z'))?.spans).toEqual([]);
    expect(read(event('DTSTART:20250310T100000Z', 'DTEND:20250310T110000Z'))?.spans).toEqual([]);
    expect(read(event('DTSTART:20260430T230000Z', 'DTEND:20260501T230000Z'))?.spans).toEqual([
      '2026-04-30T23:00 2026-05-01T00:00',
    ]);
  });

  it('are read from published free and busy times too', () => {
    const text = calendar(
      'BEGIN:VFREEBUSY',
      'UID:x',
      'FREEBUSY;FBTYPE=BUSY:20260310T100000Z/PT1H,20260310T103000Z/20260310T120000Z',
      'FREEBUSY;FBTYPE=FREE:20260311T100000Z/PT1H',
      'END:VFREEBUSY',
    );
    expect(read(text)?.spans).toEqual(['2026-03-10T10:00 2026-03-10T12:00']);
  });

  it('use the description of a zone that has a name of its own, and count events in unknown ones', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Somewhere Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const lines = [
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;TZID=Somewhere Standard Time:20260310T100000',
      'DURATION:PT1H',
      'END:VEVENT',
    ];
    expect(read(calendar(...zone, ...lines))).toEqual({
      spans: ['2026-03-10T07:00 2026-03-10T08:00'],
      leftOut: 0,
    });
    expect(read(calendar(...lines))).toEqual({ spans: [], leftOut: 1 });
    expect(
      read(event('DTSTART;TZID=/x.org/20050809/Europe/Athens:20260310T100000', 'DURATION:PT1H')),
    ).toMatchObject({ spans: ['2026-03-10T08:00 2026-03-10T09:00'] });
  });
});

describe('a hostile calendar', () => {
  it('that repeats without an end is read as far as asked, or left out', () => {
    const start = ['DTSTART:20260301T100000Z', 'DURATION:PT1H'];
    expect(read(event(...start, 'RRULE:FREQ=DAILY'))?.spans).toHaveLength(61);
    for (const rule of ['FREQ=SECONDLY', 'FREQ=MINUTELY;INTERVAL=1']) {
      expect(read(event(...start, `RRULE:${rule}`)), rule).toEqual({ spans: [], leftOut: 1 });
    }
    expect(
      read(event('DTSTART:19000101T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=HOURLY'))?.leftOut,
    ).toBe(1);
  });

  it('with nonsense in it loses the nonsense only', () => {
    const text = calendar(
      'BEGIN:VEVENT',
      'UID:none',
      'SUMMARY:no start',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:good',
      'DTSTART:20260310T100000Z',
      'DTEND:20260310T110000Z',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:backwards',
      'DTSTART:20260312T100000Z',
      'DTEND:20260311T110000Z',
      'END:VEVENT',
    );
    expect(read(text)).toEqual({ spans: ['2026-03-10T10:00 2026-03-10T11:00'], leftOut: 1 });
  });

  it('that is none is said to be none', () => {
    for (const text of ['', '<html>', '{}', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR']) {
      expect(read(text), text).toBeNull();
    }
  });
});
