import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatMoment } from '../../ui/dates.tsx';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { writeToMembers } from '../engagements/write-to-members.server.ts';
import { findSeries } from './series-queries.server.ts';
import { seriesUid, writeSeriesInvitation } from './session-calendar.ts';
import { listThoseWithPlace, organizerAddress } from './session-mail.server.ts';

/** One mail for each of these, whatever the number of sessions. */
export type SeriesOccasion =
  | 'seriesProposed'
  | 'seriesAccepted'
  | 'seriesMoved'
  | 'seriesCancelled';

/**
 * Writes to these members about a whole series, in each reader's own zone, with all of its sessions
 * in one invitation: what was moved and cancelled before goes along, so no calendar forgets it.
 */
export async function writeSeriesMail(
  connection: Connection,
  world: World,
  engagement: Engagement,
  occasion: SeriesOccasion,
  { seriesId, readerIds }: { seriesId: string; readerIds: string[] },
): Promise<string[]> {
  if (readerIds.length === 0) return [];
  const t = i18n.getFixedT(null, 'sessions');
  const series = await findSeries(connection, engagement, seriesId);
  const ahead = series.sessions.filter(
    ({ state }) => state === 'proposed' || state === 'scheduled',
  );
  const told = ahead[0] ?? series.sessions[0];
  if (!told) return [];
  const withPlace = await listThoseWithPlace(connection, readerIds);
  return writeToMembers(connection, world, engagement, readerIds, (reader) => {
    const isOwn = reader.id === engagement.me.personId;
    const words = {
      name: reader.name,
      partner: isOwn ? t('mail.you') : engagement.me.name,
      when: formatMoment(told.startsAt.toISOString(), reader.timeZone),
      timeZone: reader.timeZone,
      rhythm: t(`rhythm.${series.rhythm}`),
      count: ahead.length,
      minutes: told.minutes,
    };
    const page = `/sessions/${told.id}`;
    return {
      subject: t(`mail.${occasion}.subject`, words),
      greeting: t('mail.greeting', words),
      text: t(`mail.${occasion}.text`, words),
      button: t('mail.button'),
      page,
      calendar: writeSeriesInvitation(
        {
          ...series,
          names: engagement.members
            .filter((member) => member.personId !== reader.id)
            .map((member) => member.name),
          showsPlace: withPlace.has(reader.id),
          urlOf: (sessionId) =>
            `${world.origin}/o/${reader.slug}/engagements/${engagement.id}/sessions/${sessionId}`,
        },
        {
          attendee: {
            name: reader.name,
            email: reader.email,
            hasAccepted: occasion === 'seriesAccepted',
          },
          organizer: {
            name: t('calendar.organizer', { name: engagement.me.name }),
            email: organizerAddress(world, reader.id, seriesUid(series.id, world.origin)),
          },
        },
        world.clock.now(),
      ),
    };
  });
}
