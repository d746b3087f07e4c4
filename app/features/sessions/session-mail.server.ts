import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatMoment } from '../../ui/dates.tsx';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { writeToMembers } from '../engagements/write-to-members.server.ts';

/** One mail for each of these, and none for anything else about sessions. */
type Occasion = 'proposed' | 'moved' | 'cancelled';

/**
 * Writes to the others that a session was proposed, moved or cancelled, in each reader's own zone.
 * It names the time only: admins can read the outbox, and place and agenda are the members' words.
 */
export function writeSessionMail(
  connection: Connection,
  world: World,
  engagement: Engagement,
  occasion: Occasion,
  session: { id: string; startsAt: Date; minutes: number },
): Promise<string[]> {
  const t = i18n.getFixedT(null, 'sessions');
  const ids = engagement.partners.map((partner) => partner.personId);
  return writeToMembers(connection, world, engagement, ids, ({ name, timeZone }) => {
    const words = {
      name,
      partner: engagement.me.name,
      when: formatMoment(session.startsAt.toISOString(), timeZone),
      timeZone,
      minutes: session.minutes,
    };
    return {
      subject: t(`mail.${occasion}.subject`, words),
      greeting: t('mail.greeting', words),
      text: t(`mail.${occasion}.text`, words),
      button: t('mail.button'),
      page: `/sessions/${session.id}`,
    };
  });
}
