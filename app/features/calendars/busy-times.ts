import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../../http/fields.ts';
import type { BusyReading } from '../../platform/calendar-reader.ts';

interface ReadOptions {
  timeZone: string;
  from: Date;
  until: Date;
}

/** A daily meeting since 1980 has fewer occurrences than this; an endless one per second is left out. */
const mostSteps = 20_000;
const mostSpans = 5_000;

/** Reads busy times out of an iCalendar file; null where it is none. */
export function readBusyTimes(text: string, options: ReadOptions): BusyReading | null {
  let calendars: ICAL.Component[];
  try {
    const parsed = ICAL.parse(text);
    const list = typeof parsed[0] === 'string' ? [parsed] : parsed;
    calendars = list.map((each: unknown[]) => new ICAL.Component(each));
  } catch {
    return null;
  }
  if (calendars.length === 0 || calendars.some(({ name }) => name !== 'vcalendar')) return null;
  const reading: BusyReading = { spans: [], leftOut: 0 };
  for (const calendar of calendars) {
    for (const event of mainEvents(calendar)) {
      try {
        for (const span of spansOf(event, calendar, options)) keep(reading, span, options);
      } catch {
        reading.leftOut += 1;
      }
    }
    for (const component of calendar.getAllSubcomponents('vfreebusy')) {
      for (const property of component.getAllProperties('freebusy')) {
        if (String(property.getParameter('fbtype')).toUpperCase() === 'FREE') continue;
        for (const period of property.getValues() as ICAL.Period[]) {
          const from = period.start.toJSDate().getTime();
          keep(reading, { from, to: period.getEnd().toJSDate().getTime() }, options);
        }
      }
    }
  }
  return { ...reading, spans: joined(reading.spans).slice(0, mostSpans) };
}

type Span = BusyReading['spans'][number];

function keep(reading: BusyReading, span: Span, { from, until }: ReadOptions): void {
  const clipped = {
    from: Math.max(span.from, from.getTime()),
    to: Math.min(span.to, until.getTime()),
  };
  if (clipped.from < clipped.to) reading.spans.push(clipped);
}

/** Each event once, with its changed occurrences attached to it. */
function mainEvents(calendar: ICAL.Component): ICAL.Event[] {
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const mains = events.filter((event) => !event.isRecurrenceException());
  const alone: ICAL.Event[] = [];
  for (const exception of events.filter((event) => event.isRecurrenceException())) {
    const main = mains.find((event) => event.uid === exception.uid && event.isRecurring());
    if (main) main.relateException(exception);
    else alone.push(exception);
  }
  return [...mains, ...alone];
}

function isBusy(event: ICAL.Event): boolean {
  const value = (name: string) =>
    String(event.component.getFirstPropertyValue(name) ?? '').toUpperCase();
  return value('transp') !== 'TRANSPARENT' && value('status') !== 'CANCELLED';
}

function* spansOf(
  event: ICAL.Event,
  calendar: ICAL.Component,
  options: ReadOptions,
): Generator<Span> {
  if (!event.startDate) throw new Error('an event without a start');
  const momentOf = momentReader(event, calendar, options.timeZone);
  const spanFrom = (start: ICAL.Time, duration: ICAL.Duration): Span => {
    const from = momentOf(start);
    // A day's length is its zone's business; a meeting's is its own.
    const to = start.isDate
      ? momentOf(addDuration(start, duration))
      : from + duration.toSeconds() * 1_000;
    return { from, to };
  };
  if (!event.isRecurring()) {
    if (isBusy(event)) yield spanFrom(event.startDate, event.duration);
    return;
  }
  const rules = event.component.getAllProperties('rrule').map((each) => each.getFirstValue());
  if (rules.some((rule) => /^(SECONDLY|MINUTELY)$/.test((rule as ICAL.Recur).freq))) {
    throw new Error('repeats every minute');
  }
  const iterator = event.iterator();
  for (let step = 0; step < mostSteps; step++) {
    const at = iterator.next();
    if (!at) return;
    const { item, startDate } = event.getOccurrenceDetails(at);
    const span = spanFrom(startDate, item.duration);
    if (momentOf(at) >= options.until.getTime()) return;
    if (isBusy(item)) yield span;
  }
  throw new Error('repeats too often');
}

function addDuration(time: ICAL.Time, duration: ICAL.Duration): ICAL.Time {
  const end = time.clone();
  end.addDuration(duration);
  return end;
}

/** How this event's times become moments; throws where its zone is one that nobody knows. */
function momentReader(event: ICAL.Event, calendar: ICAL.Component, ownZone: string) {
  const named = event.component.getFirstProperty('dtstart')?.getParameter('tzid');
  const zone = typeof named === 'string' ? knownZone(named) : undefined;
  const isDescribed = calendar
    .getAllSubcomponents('vtimezone')
    .some((each) => each.getFirstPropertyValue('tzid') === named);
  if (named && !zone && !isDescribed) throw new Error('in a zone that nobody knows');
  return (time: ICAL.Time): number => {
    const isUtc = time.zone?.tzid === 'UTC' || time.zone?.tzid === 'Z';
    // Microsoft's names are no zones of ours, but such files describe them.
    if (isUtc || (named && !zone)) return time.toJSDate().getTime();
    const { year, month, day, hour, minute, second } = time;
    const wall = time.isDate
      ? { year, month, day }
      : { year, month, day, hour, minute, second: Math.min(second, 59) };
    return Temporal.PlainDateTime.from(wall, { overflow: 'reject' }).toZonedDateTime(
      zone ?? ownZone,
    ).epochMilliseconds;
  };
}

/** Some programs write '/their.name/Europe/London'. */
function knownZone(name: string): string | undefined {
  if (isTimeZone(name)) return name;
  const end = /[A-Za-z_]+\/[A-Za-z_]+(\/[A-Za-z_]+)?$/.exec(name)?.[0];
  return end && isTimeZone(end) ? end : undefined;
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}
