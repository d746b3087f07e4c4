import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import {
  checkSeries,
  occurrencesOf,
  rankSeries,
  rhythms,
  ruleText,
  type SeriesRule,
} from './series.ts';
import { localOf } from './zoned-time.ts';

const moments = (rule: SeriesRule) =>
  occurrencesOf(rule).map((at) => at.toISOString().slice(0, 16));
const london = { timeZone: 'Europe/London', rhythm: 'week', count: 4 } as const;

describe('the sessions of a series', () => {
  it('keep their hour in the zone of the series when clocks change', () => {
    expect(moments({ ...london, startsAt: new Date('2026-03-17T10:00:00Z') })).toEqual([
      '2026-03-17T10:00',
      '2026-03-24T10:00',
      '2026-03-31T09:00',
      '2026-04-07T09:00',
    ]);
  });

  it('follow the weekday of the month, and the last one where a month has no fifth', () => {
    const monthly = { timeZone: 'UTC', rhythm: 'month', count: 3 } as const;
    expect(moments({ ...monthly, startsAt: new Date('2026-03-10T10:00:00Z') })).toEqual([
      '2026-03-10T10:00',
      '2026-04-14T10:00',
      '2026-05-12T10:00',
    ]);
    expect(moments({ ...monthly, startsAt: new Date('2026-03-31T10:00:00Z') })).toEqual([
      '2026-03-31T10:00',
      '2026-04-28T10:00',
      '2026-05-26T10:00',
    ]);
  });

  it('are refused where clocks skip the time on one of the days, and past the end together', () => {
    const skipped = { ...london, startsAt: new Date('2026-03-15T01:30:00Z') };
    expect(() => occurrencesOf(skipped)).toThrow('sessions:problems.noSuchTime');
    const rule = { ...london, startsAt: new Date('2026-03-17T10:00:00Z') };
    const timeframe = { startsOn: '2026-03-01', endsOn: '2026-04-01' };
    const refused = () => checkSeries(rule, timeframe);
    expect(refused).toThrow(Refusal);
    expect(checkSeries(rule, { ...timeframe, endsOn: '2026-04-07' })).toHaveLength(4);
  });

  it('are the days that another reader of such rules finds, on the same clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rhythms),
        fc.integer({ min: 2, max: 26 }),
        fc.integer({ min: 0, max: 700 }),
        fc.constantFrom('Pacific/Auckland', 'America/Sao_Paulo', 'Europe/London', 'Asia/Kathmandu'),
        (rhythm, count, offset, timeZone) => {
          const startsAt = new Date(Date.UTC(2026, 0, 1, 17, 15) + offset * 86_400_000);
          const { day, time } = localOf(startsAt, timeZone);
          const other = ICAL.Recur.fromString(ruleText(rhythm, day, count)).iterator(
            ICAL.Time.fromDateTimeString(`${day}T${time}:00`),
          );
          const days: string[] = [];
          for (let at = other.next(); at; at = other.next()) {
            days.push(`${at.toString().slice(0, 10)} ${time}`);
          }
          const ours = occurrencesOf({ rhythm, count, startsAt, timeZone }).map((at) => {
            const local = localOf(at, timeZone);
            return `${local.day} ${local.time}`;
          });
          expect(ours).toEqual(days);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('times to repeat', () => {
  const at = (text: string) => new Date(`${text}:00Z`);
  const options = {
    rhythm: 'week',
    count: 3,
    timeZone: 'UTC',
    time: '10:00',
    lastFirst: '2026-04-01',
    isWithinHours: () => true,
  } as const;
  const free = ['03', '10', '17'].map((day) => at(`2026-03-${day}T10:00`));

  it('are those at which most sessions suit everybody, one for each day of the week', () => {
    const ranked = rankSeries([...free, at('2026-03-04T09:00'), at('2026-03-18T09:00')], options);
    expect(ranked).toEqual([
      { startsAt: free[0], fitting: 3, unfitting: [] },
      {
        startsAt: at('2026-03-04T09:00'),
        fitting: 2,
        unfitting: [at('2026-03-11T09:00')],
      },
    ]);
  });

  it('stay within the hours of each month, the sessions before counted', () => {
    const ranked = rankSeries(free, {
      ...options,
      isWithinHours: (_at, before) => before.length < 2,
    });
    expect(ranked).toEqual([{ startsAt: free[0], fitting: 2, unfitting: [free[2]] }]);
  });
});
