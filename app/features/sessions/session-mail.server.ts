import { sql } from 'kysely';
import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { formatMoment } from '../../ui/dates.tsx';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { writeToMembers } from '../engagements/write-to-members.server.ts';
import { answerAddress } from './answer-address.ts';
import { findSeries } from './series-queries.server.ts';
import { uidOf, writeInvitation } from './session-calendar.ts';
import { findSession } from './session-queries.server.ts';

/** One mail for each of these, and none for anything else about sessions. */
type Occasion = 'proposed' | 'moved' | 'accepted' | 'cancelled' | 'cancelledOwn';

/**
 * Writes to these members that a session was proposed, moved, accepted or cancelled, in each
 * reader's own zone, with the invitation for their calendar. Call it after the change. It names the
 * time only: admins can read the outbox, and place and agenda are the members' words. The place
 * goes into the calendar of whoever wants it there; no page shows that part of a mail.
 */
export async function writeSessionMail(
  connection: Connection,
  world: World,
  engagement: Engagement,
  occasion: Occasion,
  {
    sessionId,
    readerIds,
    isLate = false,
  }: { sessionId: string; readerIds: string[]; isLate?: boolean },
): Promise<string[]> {
  if (readerIds.length === 0) return [];
  const t = i18n.getFixedT(null, 'sessions');
  const session = await findSession(connection, engagement, sessionId);
  const series =
    session.seriesId && session.seriesStart
      ? {
          ...(await findSeries(connection, engagement, session.seriesId)),
          start: session.seriesStart,
        }
      : undefined;
  const withPlace = await listThoseWithPlace(connection, readerIds);
  return writeToMembers(connection, world, engagement, readerIds, (reader) => {
    const others = engagement.members.filter((member) => member.personId !== reader.id);
    const words = {
      name: reader.name,
      partner: engagement.me.name,
      when: formatMoment(session.startsAt.toISOString(), reader.timeZone),
      timeZone: reader.timeZone,
      minutes: session.minutes,
    };
    const page = `/sessions/${session.id}`;
    const calendar = {
      ...session,
      series,
      names: others.map((other) => other.name),
      place: withPlace.has(reader.id) ? session.place : '',
      url: `${world.origin}/o/${reader.slug}/engagements/${engagement.id}${page}`,
    };
    const method = session.state === 'cancelled' ? ('CANCEL' as const) : ('REQUEST' as const);
    const organizer = {
      name: t('calendar.organizer', { name: engagement.me.name }),
      email: organizerAddress(world, reader.id, uidOf(calendar)),
    };
    const { name, email } = reader;
    const attendee = { name, email, hasAccepted: occasion === 'accepted' };
    return {
      subject: t(`mail.${occasion}.subject`, words),
      greeting: t('mail.greeting', words),
      text: t(`mail.${occasion}.text`, words),
      ...(isLate && { remark: t('mail.late', { count: engagement.changeNoticeHours }) }),
      button: t('mail.button'),
      page,
      calendar: {
        method,
        text: writeInvitation(calendar, { method, attendee, organizer }, world.clock.now()),
      },
    };
  });
}

/** Where calendars send an answer: to the reader's own secret address, where answers are read here. */
export function organizerAddress(
  world: Pick<World, 'signer' | 'answerDomain' | 'mailAddress'>,
  personId: string,
  uid: string,
): string {
  return world.answerDomain
    ? answerAddress(world.signer, world.answerDomain, { personId, uid })
    : world.mailAddress;
}

/** Those who want the place of a session in their calendars. */
export async function listThoseWithPlace(
  connection: Connection,
  personIds: string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${personIds}::uuid[]) as id where shows_place_in_calendar(id)`.execute(
    connection,
  );
  return new Set(rows.map((row) => found(row.id)));
}
