import { Temporal } from 'temporal-polyfill';
import { dayIn } from '../../platform/calendar.ts';
import type { Exception, Window } from '../profiles/availability.ts';

/** Moments in milliseconds since 1970, the end not included. */
export interface Span {
  from: number;
  to: number;
}

/** All that decides when one person can meet. */
export interface Availability {
  timeZone: string;
  windows: readonly Window[];
  exceptions: readonly Exception[];
  noticeHours: number;
  /** Sessions that are planned already, and what else fills their calendar. */
  busy: readonly Span[];
  /** What they offered for a month; null: they never said. */
  offeredMinutes: number | null;
  /** What is used and planned, by month of their own calendar: '2026-03'. */
  usedMinutes: Readonly<Record<string, number>>;
}

const minuteMs = 60_000;
/** For somebody who never said when: working days, nine to five on their own clock. */
export const assumedWindows: readonly Window[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startsMinute: 9 * 60,
  endsMinute: 17 * 60,
}));
/** Sessions begin on the quarter hour: zones such as Nepal's are off the half hour. */
const gridMs = 15 * minuteMs;

/**
 * Every quarter hour at which a session of this length suits all: inside everybody's windows as the
 * clock on their own wall shows them, after everybody's notice, beside what they have planned, and
 * within the hours they have left in that month.
 */
export function commonTimes(
  people: readonly Availability[],
  { now, until, minutes }: { now: Date; until: Date; minutes: number },
): Date[] {
  if (people.length === 0) return [];
  const length = minutes * minuteMs;
  const notice = Math.max(...people.map((person) => person.noticeHours)) * 60 * minuteMs;
  const range = { from: now.getTime() + notice, to: until.getTime() };
  let free: Span[] = [range];
  for (const person of people) {
    free = intersect(free, joined(windowSpans(person, range)));
    free = subtract(free, joined(person.busy));
  }
  const starts: Date[] = [];
  for (const { from, to } of free) {
    for (let at = Math.ceil(from / gridMs) * gridMs; at + length <= to; at += gridMs) {
      const start = new Date(at);
      if (people.every((person) => hasTimeLeft(person, start, minutes))) starts.push(start);
    }
  }
  return starts;
}

function hasTimeLeft(person: Availability, start: Date, minutes: number): boolean {
  if (person.offeredMinutes === null) return true;
  const month = dayIn(person.timeZone, start).slice(0, 7);
  return (person.usedMinutes[month] ?? 0) + minutes <= person.offeredMinutes;
}

/** When the person's own clock is inside one of their windows. */
function windowSpans({ timeZone, windows, exceptions }: Availability, range: Span): Span[] {
  const spans: Span[] = [];
  let day = Temporal.PlainDate.from(dayIn(timeZone, new Date(range.from)));
  for (let guard = 0; guard < 800; guard++) {
    const pieces = piecesOf(day, timeZone);
    if ((pieces[0]?.from ?? range.to) >= range.to) break;
    for (const { startsMinute, endsMinute } of windowsOn(day, windows, exceptions)) {
      for (const piece of pieces) {
        const from = Math.max(piece.from, piece.midnight + startsMinute * minuteMs);
        const to = Math.min(piece.to, piece.midnight + endsMinute * minuteMs);
        if (from < to) spans.push({ from, to });
      }
    }
    day = day.add({ days: 1 });
  }
  return spans;
}

function windowsOn(
  date: Temporal.PlainDate,
  windows: readonly Window[],
  exceptions: readonly Exception[],
): Pick<Window, 'startsMinute' | 'endsMinute'>[] {
  const day = date.toString();
  const ofDay = exceptions.filter(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn);
  if (ofDay.some(({ kind }) => kind !== 'extra')) return [];
  return [
    ...windows.filter((window) => window.weekday === date.dayOfWeek),
    ...ofDay.flatMap(({ hours }) => hours ?? []),
  ];
}

/**
 * A day between two changes of its clock: most have one piece, the days when clocks change two.
 * `midnight` is when the clock would have shown 0:00, had it always run as in this piece.
 */
function piecesOf(day: Temporal.PlainDate, timeZone: string): (Span & { midnight: number })[] {
  const next = day.add({ days: 1 }).toZonedDateTime(timeZone).startOfDay().epochMilliseconds;
  const pieces: (Span & { midnight: number })[] = [];
  let at = day.toZonedDateTime(timeZone).startOfDay();
  while (at.epochMilliseconds < next) {
    const change = at.getTimeZoneTransition('next');
    const to = Math.min(next, change?.epochMilliseconds ?? next);
    const { epochMilliseconds: from } = at;
    const shown = at.toPlainDateTime().since(day.toPlainDateTime()).total('milliseconds');
    pieces.push({ from, to, midnight: from - shown });
    if (!change || to === next) break;
    at = change;
  }
  return pieces;
}

/** In order, and one where they touch or overlap. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}

function intersect(left: readonly Span[], right: readonly Span[]): Span[] {
  const result: Span[] = [];
  let index = 0;
  for (const one of left) {
    while ((right[index]?.to ?? Number.POSITIVE_INFINITY) <= one.from) index++;
    for (let other = right[index], at = index; other && other.from < one.to; other = right[++at]) {
      result.push({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) });
    }
  }
  return result;
}

function subtract(from: readonly Span[], taken: readonly Span[]): Span[] {
  const first = from[0];
  const last = from.at(-1);
  if (!first || !last) return [];
  const gaps: Span[] = [];
  let at = first.from;
  for (const span of taken) {
    if (span.from > at) gaps.push({ from: at, to: span.from });
    at = Math.max(at, span.to);
  }
  gaps.push({ from: at, to: last.to });
  return intersect(
    from,
    gaps.filter((gap) => gap.from < gap.to),
  );
}

/**
 * A handful of them to offer, on different days of the reader's calendar: the days nearest to the
 * wanted one, on each the time nearest to the usual one; in order of time.
 */
export function pickTimes(
  times: readonly Date[],
  { timeZone, day, time, count }: { timeZone: string; day: string; time: string; count: number },
): Date[] {
  const wanted = Temporal.PlainDate.from(day);
  const usual = minuteOfClock(time || '12:00');
  const best = new Map<string, { at: Date; off: number }>();
  for (const at of times) {
    const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
    const off = Math.abs(local.hour * 60 + local.minute - usual) + (local.minute === 0 ? 0 : 5);
    const date = local.toPlainDate().toString();
    const found = best.get(date);
    if (!found || off < found.off) best.set(date, { at, off });
  }
  const distance = (date: string) =>
    Math.abs(wanted.until(Temporal.PlainDate.from(date)).total('days'));
  return [...best.entries()]
    .toSorted(([a], [b]) => distance(a) - distance(b) || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, { at }]) => at)
    .toSorted((a, b) => a.getTime() - b.getTime());
}

function minuteOfClock(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
