import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { wholeNumber } from '../../http/fields.ts';
import { refusal } from '../../platform/refusal.ts';
import { sessionTime } from './session.ts';
import { localOf, momentOf } from './zoned-time.ts';

/** How often the sessions of a series follow each other: 'month' is the same weekday of each month. */
export const rhythms = ['week', 'twoWeeks', 'fourWeeks', 'month'] as const;
export type Rhythm = (typeof rhythms)[number];

export const fewest = 2;
export const most = 26;

export interface SeriesRule {
  rhythm: Rhythm;
  count: number;
  startsAt: Date;
  timeZone: string;
}

/** What a page asks times for: anything else is read as the usual. */
export const wantedSeries = z.object({
  rhythm: z.enum(rhythms),
  count: wholeNumber(fewest, most),
});
export const newSeries = sessionTime.extend(wantedSeries.shape);
export type NewSeries = z.output<typeof newSeries>;

/** One of the series that were offered. */
export const offeredSeries = wantedSeries.extend({
  startsAt: z.iso.datetime().transform((moment) => new Date(moment)),
});

/** The rhythm nearest to how often a program wants people to meet. */
export function rhythmFor(cadenceDays: number): Rhythm {
  if (cadenceDays <= 10) return 'week';
  if (cadenceDays <= 20) return 'twoWeeks';
  return cadenceDays === 28 ? 'fourWeeks' : 'month';
}

const daysOf: Record<Rhythm, number> = { week: 7, twoWeeks: 14, fourWeeks: 28, month: 31 };

/** How many sessions of this rhythm have room until the end; at least two are asked for. */
export function sessionsThatFit(rhythm: Rhythm, firstDay: string, endsOn: string): number {
  const days = Temporal.PlainDate.from(firstDay)
    .until(Temporal.PlainDate.from(endsOn))
    .total('days');
  return Math.max(fewest, Math.min(most, Math.floor(days / daysOf[rhythm]) + 1));
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The rule as RFC 5545 writes it, for a series that begins on this day. */
export function ruleText(rhythm: Rhythm, firstDay: string, count: number): string {
  if (rhythm !== 'month') {
    const interval = { week: 1, twoWeeks: 2, fourWeeks: 4 }[rhythm];
    return `FREQ=WEEKLY;INTERVAL=${interval};COUNT=${count}`;
  }
  const day = Temporal.PlainDate.from(firstDay);
  // The fifth Tuesday is not in every month: the last one is.
  const nth = Math.ceil(day.day / 7);
  return `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${weekdays[day.dayOfWeek - 1]};COUNT=${count}`;
}

/**
 * When the sessions of a series begin: on each day at the same time of the series' own zone,
 * whatever clocks do meanwhile. A day on which clocks skip that time refuses the series.
 */
export function occurrencesOf({ rhythm, count, startsAt, timeZone }: SeriesRule): Date[] {
  const { day, time } = localOf(startsAt, timeZone);
  const days = new RRuleTemporal({
    rruleString: `RRULE:${ruleText(rhythm, day, count)}`,
    // Days only: which moment a time of day is on them is for the zone to say.
    dtstart: Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }),
  }).all();
  return days.map((each) => momentOf(each.toPlainDate().toString(), time, timeZone));
}

/** How many of the series' sessions begin inside the timeframe; at least two, or it is no series. */
export function checkSeries(
  rule: SeriesRule,
  timeframe: { startsOn: string; endsOn: string },
): Date[] {
  const all = occurrencesOf(rule);
  const inside = all.filter((at) => localOf(at, rule.timeZone).day <= timeframe.endsOn);
  if (inside.length < all.length) {
    throw refusal('count', 'sessions:problems.seriesTooLong', { count: inside.length });
  }
  return all;
}

/** A series somebody could propose: how many of its sessions suit everybody, and which do not. */
export interface SeriesFit {
  startsAt: Date;
  fitting: number;
  unfitting: Date[];
}

/**
 * Of the times at which everybody is free, the best ones to repeat: for each day of the week the
 * start of which most sessions fit, the nearest to the usual time first. `isWithinHours` is asked
 * in order, with what the series would take before.
 */
export function rankSeries(
  free: readonly Date[],
  {
    rhythm,
    count,
    timeZone,
    time,
    lastFirst,
    isWithinHours,
  }: {
    rhythm: Rhythm;
    count: number;
    timeZone: string;
    time: string;
    /** The last day on which a series may begin. */
    lastFirst: string;
    isWithinHours: (at: Date, before: readonly Date[]) => boolean;
  },
): SeriesFit[] {
  const isFree = new Set(free.map((at) => at.getTime()));
  const best = new Map<number, SeriesFit & { off: number }>();
  for (const startsAt of free) {
    const local = localOf(startsAt, timeZone);
    if (local.day > lastFirst) break;
    const fit = fitOf(startsAt, isFree, { rhythm, count, timeZone, isWithinHours });
    if (!fit || fit.fitting < fewest) continue;
    const { dayOfWeek } = Temporal.PlainDate.from(local.day);
    const off = Math.abs(minutesOf(local.time) - minutesOf(time || '12:00'));
    const found = best.get(dayOfWeek);
    if (
      !found ||
      fit.fitting > found.fitting ||
      (fit.fitting === found.fitting && off < found.off)
    ) {
      best.set(dayOfWeek, { ...fit, off });
    }
  }
  return [...best.values()]
    .toSorted((a, b) => b.fitting - a.fitting || a.off - b.off)
    .map(({ off: _only, ...fit }) => fit);
}

function fitOf(
  startsAt: Date,
  isFree: ReadonlySet<number>,
  {
    isWithinHours,
    ...rule
  }: Omit<SeriesRule, 'startsAt'> & {
    isWithinHours: (at: Date, before: readonly Date[]) => boolean;
  },
): SeriesFit | undefined {
  let all: Date[];
  try {
    all = occurrencesOf({ ...rule, startsAt });
  } catch {
    // Clocks skip this time on one of its days.
    return undefined;
  }
  const taken: Date[] = [];
  const unfitting: Date[] = [];
  for (const at of all) {
    if (isFree.has(at.getTime()) && isWithinHours(at, taken)) taken.push(at);
    else unfitting.push(at);
  }
  return { startsAt, fitting: taken.length, unfitting };
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
