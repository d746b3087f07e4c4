import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatMoment } from '../../ui/dates.tsx';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { writeMail } from '../mail/write-mail.server.tsx';

/** One mail for each of these, and none for anything else about sessions. */
type Occasion = 'proposed' | 'moved' | 'cancelled';

/**
 * Writes to the others that a session was proposed, moved or cancelled, in each reader's own zone.
 * It names the time only: admins can read the outbox, and place and agenda are the members' words.
 */
export async function writeSessionMail(
  connection: Connection,
  world: World,
  engagement: Engagement,
  occasion: Occasion,
  session: { id: string; startsAt: Date; minutes: number },
): Promise<string[]> {
  const t = i18n.getFixedT(null, 'sessions');
  const readers = await connection
    .selectFrom('person')
    .innerJoin('organization', (join) => join.on('organization.id', '=', engagement.organizationId))
    .select(['person.name', 'person.email', 'person.time_zone', 'organization.slug'])
    .where(
      'person.id',
      'in',
      engagement.partners.map((partner) => partner.personId),
    )
    .orderBy('person.id')
    .execute();
  const ids: string[] = [];
  for (const reader of readers) {
    const timeZone = reader.time_zone ?? 'UTC';
    const words = {
      name: reader.name,
      partner: engagement.me.name,
      when: formatMoment(session.startsAt.toISOString(), timeZone),
      timeZone,
      minutes: session.minutes,
    };
    ids.push(
      await writeMail(world, connection, {
        organizationId: engagement.organizationId,
        to: reader.email,
        subject: t(`mail.${occasion}.subject`, words),
        content: {
          greeting: t('mail.greeting', words),
          paragraphs: [t(`mail.${occasion}.text`, words)],
          button: {
            label: t('mail.button'),
            href: `${world.origin}/o/${reader.slug}/engagements/${engagement.id}/sessions/${session.id}`,
          },
        },
      }),
    );
  }
  return ids;
}
