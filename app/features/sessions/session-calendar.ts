import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import { i18n } from '../../i18n.ts';
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
  calendar.createEvent({
    ...eventOf(session, now),
    organizer,
    attendees: [
      {
        name: attendee.name,
        email: attendee.email,
        role: ICalAttendeeRole.REQ,
        rsvp: method === 'REQUEST' && !attendee.hasAccepted,
        status: attendee.hasAccepted ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
      },
    ],
  });
  return calendar.toString();
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
    id: `session-${session.id}@${new URL(session.url).hostname}`,
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
