import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  type ICalTimezone,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { i18n } from '../../i18n.ts';
import { ruleText, type SeriesRule } from './series.ts';
import type { Series } from './series-queries.server.ts';
import type { SessionState } from './session.ts';

/** A session as somebody's calendar shows it. */
export interface CalendarSession {
  id: string;
  startsAt: Date;
  minutes: number;
  state: SessionState;
  sequence: number;
  /** With whom. */
  names: readonly string[];
  /** Only where the calendar's owner wants it there. */
  place: string;
  /** The session's page. */
  url: string;
  /** The series it is part of: calendars find it there by when its rule puts it. */
  series?:
    | (Pick<SeriesRule, 'timeZone'> & { id: string; start: Date; sequence: number })
    | undefined;
}

export interface Invitation {
  method: 'REQUEST' | 'CANCEL';
  /** Whose yes is asked, or who said it already. */
  attendee: { name: string; email: string; hasAccepted: boolean };
  /** Answers go to the server's own address: members do not learn each other's. */
  organizer: { name: string; email: string };
}

const prodId = { company: 'Ithaca', product: 'Sessions', language: 'EN' };
const statusOf: Record<SessionState, ICalEventStatus> = {
  proposed: ICalEventStatus.TENTATIVE,
  scheduled: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  missed: ICalEventStatus.CANCELLED,
  cancelled: ICalEventStatus.CANCELLED,
};

/** An iTIP message (RFC 5546) about one session, for one reader. */
export function writeInvitation(
  session: CalendarSession,
  { method, attendee, organizer }: Invitation,
  now: Date,
): string {
  const calendar = ical({ prodId, method: ICalCalendarMethod[method] });
  if (session.series) calendar.timezone(zoneOf(session.series.timeZone));
  calendar.createEvent({
    ...eventOf(session, now),
    ...(session.series && partOf(session.series, session)),
    organizer,
    attendees: [attendeeOf(attendee, method)],
  });
  return calendar.toString();
}

/** A whole series as somebody's calendar shows it. */
export interface CalendarSeries extends Series {
  names: readonly string[];
  showsPlace: boolean;
  /** A session's page. */
  urlOf(sessionId: string): string;
}

/**
 * An iTIP message about a whole series: the rule, what was taken out of it, and each session that is
 * not as the rule says. Written in the series' zone, or the hour would move when clocks change.
 */
export function writeSeriesInvitation(
  series: CalendarSeries,
  { attendee, organizer }: Omit<Invitation, 'method'>,
  now: Date,
): { method: 'REQUEST' | 'CANCEL'; text: string } {
  const isOff = (session: { state: SessionState }) =>
    session.state === 'cancelled' || session.state === 'missed';
  const kept = series.sessions.filter((session) => !isOff(session));
  const method = kept.length === 0 ? 'CANCEL' : 'REQUEST';
  const zone = series.timeZone;
  const first = zoned(series.startsAt, zone);
  const rule = ruleText(series.rhythm, first.toPlainDate().toString(), series.count);
  const left = series.sessions.filter(isOff).map(({ seriesStart }) => exactTime(seriesStart, zone));
  const calendar = ical({ prodId, method: ICalCalendarMethod[method] });
  calendar.timezone(zoneOf(zone));
  const attendees = [attendeeOf(attendee, method)];
  // What most of them are stands in the rule's own event.
  const isAgreed = kept.length > 0 && kept.every((session) => session.state !== 'proposed');
  const shown = kept[0] ?? series.sessions[0];
  if (!shown) throw new Error('a series without a session');
  const usual: CalendarSession = {
    ...shown,
    startsAt: series.startsAt,
    minutes: series.minutes,
    state: kept.length === 0 ? 'cancelled' : isAgreed ? 'scheduled' : 'proposed',
    names: series.names,
    place: series.showsPlace ? shown.place : '',
    url: series.urlOf(shown.id),
  };
  calendar.createEvent({
    ...eventOf(usual, now),
    id: seriesUid(series.id, usual.url),
    sequence: series.sequence,
    timezone: zone,
    start: first,
    end: first.add({ minutes: series.minutes }),
    repeating: `RRULE:${rule}${left.length > 0 && kept.length > 0 ? `\nEXDATE;TZID=${zone}:${left.join(',')}` : ''}`,
    organizer,
    attendees,
  });
  for (const session of kept) {
    const isUsual =
      session.startsAt.getTime() === session.seriesStart.getTime() &&
      session.minutes === series.minutes &&
      session.state === usual.state;
    if (isUsual) continue;
    const url = series.urlOf(session.id);
    const place = series.showsPlace ? session.place : '';
    const part = { ...session, names: series.names, place, url };
    calendar.createEvent({
      ...eventOf(part, now),
      ...partOf({ ...series, start: session.seriesStart }, part),
      organizer,
      attendees,
    });
  }
  return { method, text: calendar.toString() };
}

/** One session of a series, known by the series and by when its rule puts it. */
function partOf(
  series: Pick<SeriesRule, 'timeZone'> & { id: string; start: Date; sequence: number },
  session: CalendarSession,
): Partial<ICalEventData> {
  const starts = zoned(session.startsAt, series.timeZone);
  return {
    id: seriesUid(series.id, session.url),
    sequence: series.sequence + session.sequence,
    timezone: series.timeZone,
    start: starts,
    end: starts.add({ minutes: session.minutes }),
    recurrenceId: zoned(series.start, series.timeZone),
  };
}

/** How calendars know a session that is alone, or the series that it is part of. */
export function uidOf({ id, url, series }: Pick<CalendarSession, 'id' | 'url' | 'series'>): string {
  return series ? seriesUid(series.id, url) : `session-${id}@${new URL(url).hostname}`;
}

export function seriesUid(seriesId: string, url: string): string {
  return `series-${seriesId}@${new URL(url).hostname}`;
}

function zoned(moment: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
}

/** '20260310T100000' on the zone's clock. */
function exactTime(moment: Date, timeZone: string): string {
  return zoned(moment, timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replaceAll(/[-:]/g, '');
}

/** With the zone's description in the file: Outlook knows few zones by their name. */
function zoneOf(name: string): ICalTimezone {
  return { name, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null };
}

function attendeeOf({ name, email, hasAccepted }: Invitation['attendee'], method: string) {
  return {
    name,
    email,
    role: ICalAttendeeRole.REQ,
    rsvp: method === 'REQUEST' && !hasAccepted,
    status: hasAccepted ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
  };
}

/** Sessions to look at, in a file or a feed: nobody is asked anything. */
export function writeCalendar(
  sessions: readonly CalendarSession[],
  { name, now }: { name: string; now: Date },
): string {
  const calendar = ical({
    prodId,
    name,
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const session of sessions) calendar.createEvent(eventOf(session, now));
  return calendar.toString();
}

/**
 * Times are written in UTC, which every calendar shows on its owner's clock. Of the engagement's
 * words nothing is said: calendars are often shared.
 */
function eventOf(session: CalendarSession, now: Date): ICalEventData {
  const t = i18n.getFixedT(null, 'sessions');
  return {
    id: uidOf(session),
    sequence: session.sequence,
    stamp: now,
    start: session.startsAt,
    end: new Date(session.startsAt.getTime() + session.minutes * 60_000),
    summary: t('calendar.summary', { names: session.names.join(', ') }),
    description: t('calendar.description', { url: session.url }),
    url: session.url,
    location: session.place || null,
    status: statusOf[session.state],
  };
}
