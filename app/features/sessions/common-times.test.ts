import { describe, expect, it } from 'vitest';
import { createGenerator } from '../../platform/random.ts';
import type { Exception, Window } from '../profiles/availability.ts';
import { type Availability, commonTimes, pickTimes, type Span } from './common-times.ts';

const minuteMs = 60_000;

const person = (change: Partial<Availability> = {}): Availability => ({
  timeZone: 'UTC',
  windows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startsMinute: 9 * 60,
    endsMinute: 17 * 60,
  })),
  exceptions: [],
  noticeHours: 0,
  busy: [],
  offeredMinutes: null,
  usedMinutes: {},
  ...change,
});
const timesOf = (people: Availability[], now: string, until: string, minutes = 60) =>
  commonTimes(people, { now: new Date(now), until: new Date(until), minutes }).map((time) =>
    time.toISOString().slice(0, 16),
  );
const window = (weekday: number, startsMinute: number, endsMinute: number): Window => ({
  weekday,
  startsMinute,
  endsMinute,
});

describe('times that suit everybody', () => {
  it('are found across Auckland, London and São Paulo, before and after clocks change', () => {
    const week = (from: number, to: number) => [1, 2, 3, 4, 5].map((day) => window(day, from, to));
    const people = [
      person({ timeZone: 'Pacific/Auckland', windows: week(7 * 60, 9 * 60) }),
      person({ timeZone: 'Europe/London', windows: week(18 * 60, 22 * 60) }),
      person({ timeZone: 'America/Sao_Paulo', windows: week(15 * 60, 18 * 60) }),
    ];
    // London in winter, Auckland in summer: 18:00 there is 7:00 the next morning here.
    expect(timesOf(people, '2026-03-24T00:00Z', '2026-03-25T00:00Z')).toEqual([
      '2026-03-24T18:00',
      '2026-03-24T18:15',
      '2026-03-24T18:30',
      '2026-03-24T18:45',
      '2026-03-24T19:00',
    ]);
    // Both have changed their clocks: Auckland is 11 hours ahead of London.
    expect(timesOf(people, '2026-04-07T00:00Z', '2026-04-08T00:00Z')).toEqual([
      '2026-04-07T19:00',
      '2026-04-07T19:15',
      '2026-04-07T19:30',
      '2026-04-07T19:45',
      '2026-04-07T20:00',
    ]);
  });

  it('do not lie in an hour that clocks skip, and come twice in one that is repeated', () => {
    const night = person({ timeZone: 'Europe/London', windows: [window(7, 60, 120)] });
    expect(timesOf([night], '2026-03-28T12:00Z', '2026-03-30T00:00Z', 30)).toEqual([]);
    expect(timesOf([night], '2026-10-24T12:00Z', '2026-10-26T00:00Z', 120)).toEqual([
      '2026-10-25T00:00',
    ]);
  });

  it('keep to notice, days away, quiet weeks, extra hours and what is planned', () => {
    const day = (change: Partial<Availability>) =>
      timesOf([person(change)], '2026-03-02T08:00Z', '2026-03-03T00:00Z', 240);
    expect(day({ noticeHours: 5 })).toEqual(['2026-03-02T13:00']);
    for (const kind of ['away', 'quiet'] as const) {
      expect(day({ exceptions: [{ kind, fromOn: '2026-03-01', untilOn: '2026-03-02' }] })).toEqual(
        [],
      );
    }
    const extra: Exception = {
      kind: 'extra',
      fromOn: '2026-03-02',
      untilOn: '2026-03-02',
      hours: { startsMinute: 18 * 60, endsMinute: 22 * 60 },
    };
    expect(day({ windows: [], exceptions: [extra] })).toEqual(['2026-03-02T18:00']);
    const busy: Span = { from: Date.UTC(2026, 2, 2, 9), to: Date.UTC(2026, 2, 2, 13) };
    expect(day({ busy: [busy] })).toEqual(['2026-03-02T13:00']);
  });

  it('stay inside the hours that are left in the month, counted on the person’s own calendar', () => {
    const budget = { offeredMinutes: 120, usedMinutes: { '2026-03': 90 } };
    const days = (minutes: number, timeZone = 'UTC') =>
      new Set(
        timesOf(
          [person({ ...budget, timeZone })],
          '2026-03-30T00:00Z',
          '2026-04-02T00:00Z',
          minutes,
        ).map((time) => time.slice(0, 10)),
      );
    expect(days(30)).toEqual(new Set(['2026-03-30', '2026-03-31', '2026-04-01']));
    expect(days(60)).toEqual(new Set(['2026-04-01']));
    // In Auckland it is 1 April while London still has March.
    expect(days(60, 'Pacific/Auckland')).toEqual(new Set(['2026-03-31', '2026-04-01']));
  });
});

describe('picking a handful', () => {
  it('takes the days nearest to the wanted one, each at the time nearest to the usual one', () => {
    const times = commonTimes([person()], {
      now: new Date('2026-03-02T00:00Z'),
      until: new Date('2026-03-20T00:00Z'),
      minutes: 60,
    });
    const picked = pickTimes(times, {
      timeZone: 'UTC',
      day: '2026-03-10',
      time: '14:00',
      count: 3,
    });
    expect(picked.map((time) => time.toISOString().slice(0, 16))).toEqual([
      '2026-03-09T14:00',
      '2026-03-10T14:00',
      '2026-03-11T14:00',
    ]);
  });
});

/**
 * The oracle shares nothing with the finder: it asks Intl what each person's clock shows at every
 * minute, and looks at every minute of every session.
 */
const zones = [
  'Pacific/Auckland',
  'Europe/London',
  'America/Sao_Paulo',
  'America/New_York',
  'Australia/Lord_Howe', // half an hour of summer time
  'Asia/Kathmandu',
  'Africa/Cairo', // clocks change at midnight
  'Pacific/Chatham',
];
const days = 3;
/** Around changes of clocks, and one where nothing happens. */
const beginnings = [
  '2026-03-28',
  '2026-04-04',
  '2026-10-24',
  '2026-10-30',
  '2026-04-23',
  '2026-06-10',
];

interface Wall {
  day: string;
  weekday: number;
  minute: number;
}
const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const walls = new Map<string, Wall[]>();
function wallsOf(timeZone: string, beginning: string): Wall[] {
  const key = `${timeZone} ${beginning}`;
  const known = walls.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const from = Date.parse(`${beginning}T00:00Z`);
  const made = Array.from({ length: days * 1440 }, (_, index) => {
    const parts = Object.fromEntries(
      format.formatToParts(from + index * minuteMs).map(({ type, value }) => [type, value]),
    );
    return {
      day: `${parts.year}-${parts.month}-${parts.day}`,
      weekday: weekdayNames.indexOf(parts.weekday ?? '') + 1,
      minute: Number(parts.hour) * 60 + Number(parts.minute),
    };
  });
  walls.set(key, made);
  return made;
}

function oracle(people: Availability[], beginning: string, minutes: number): string[] {
  const from = Date.parse(`${beginning}T00:00Z`);
  const isFree = Array.from({ length: days * 1440 }, (_, index) =>
    people.every((someone) => {
      const at = from + index * minuteMs;
      const wall = wallsOf(someone.timeZone, beginning)[index];
      if (!wall || at < from + someone.noticeHours * 60 * minuteMs) return false;
      if (someone.busy.some((span) => span.from <= at && at < span.to)) return false;
      const today = someone.exceptions.filter(
        (each) => each.fromOn <= wall.day && wall.day <= each.untilOn,
      );
      if (today.some((each) => each.kind !== 'extra')) return false;
      const holds = (hours?: { startsMinute: number; endsMinute: number }) =>
        hours !== undefined && hours.startsMinute <= wall.minute && wall.minute < hours.endsMinute;
      return (
        someone.windows.some((each) => each.weekday === wall.weekday && holds(each)) ||
        today.some((each) => holds(each.hours))
      );
    }),
  );
  const starts: string[] = [];
  for (let index = 0; index + minutes <= days * 1440; index += 15) {
    const hasTime = people.every(({ timeZone, offeredMinutes, usedMinutes }) => {
      const month = wallsOf(timeZone, beginning)[index]?.day.slice(0, 7) ?? '';
      return offeredMinutes === null || (usedMinutes[month] ?? 0) + minutes <= offeredMinutes;
    });
    if (hasTime && isFree.slice(index, index + minutes).every(Boolean)) {
      starts.push(new Date(from + index * minuteMs).toISOString().slice(0, 16));
    }
  }
  return starts;
}

it('agrees with a minute-by-minute oracle on 1,000 random availabilities', () => {
  const next = createGenerator(2026);
  const below = (count: number) => Math.floor(next() * count);
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T;
  const hours = () => {
    const startsMinute = below(92) * 15;
    return { startsMinute, endsMinute: Math.min(1440, startsMinute + 15 + below(80) * 15) };
  };
  let found = 0;
  for (let run = 0; run < 1_000; run++) {
    const beginning = pick(beginnings);
    const from = Date.parse(`${beginning}T00:00Z`);
    const dayAfter = (count: number) =>
      new Date(from + count * 1440 * minuteMs).toISOString().slice(0, 10);
    const people = Array.from({ length: 1 + below(3) }, () =>
      person({
        timeZone: pick(zones),
        windows: Array.from({ length: 6 + below(14) }, () => ({
          weekday: 1 + below(7),
          ...hours(),
        })),
        exceptions: Array.from({ length: below(3) }, () => {
          const fromOn = below(4) - 1;
          const dates = { fromOn: dayAfter(fromOn), untilOn: dayAfter(fromOn + below(2)) };
          const kind = pick(['away', 'quiet', 'extra', 'extra', 'extra'] as const);
          return kind === 'extra' ? { kind, ...dates, hours: hours() } : { kind, ...dates };
        }),
        noticeHours: below(3) * 6,
        busy: Array.from({ length: below(4) }, () => {
          const start = from + below(days * 1440) * minuteMs;
          return { from: start, to: start + (1 + below(300)) * minuteMs };
        }),
        offeredMinutes: next() < 0.7 ? null : below(5) * 60,
        usedMinutes: { [beginning.slice(0, 7)]: below(3) * 60 },
      }),
    );
    const minutes = pick([15, 30, 45, 60, 90, 120, 200]);
    const times = timesOf(people, `${beginning}T00:00Z`, `${dayAfter(days)}T00:00Z`, minutes);
    expect(times, JSON.stringify({ run, beginning, minutes, people })).toEqual(
      oracle(people, beginning, minutes),
    );
    found += times.length;
  }
  // Not an agreement about nothing.
  expect(found).toBeGreaterThan(5_000);
});
