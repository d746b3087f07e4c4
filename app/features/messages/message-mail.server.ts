import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { writeMail } from '../mail/write-mail.server.tsx';
import { needsMail, type Reading } from './message.ts';

/**
 * Tells the others that there is a message. Its words stay here: a mail leaves the system, and
 * admins can read the outbox. Whoever was told and has not looked since is not told again.
 */
export async function writeMessageMail(
  connection: Connection,
  world: World,
  engagement: Engagement,
  readingOf: (personId: string) => Reading,
): Promise<{ mails: string[]; mailed: string[] }> {
  const t = i18n.getFixedT(null, 'messages');
  const mailed = engagement.partners
    .map((partner) => partner.personId)
    .filter((personId) => needsMail(readingOf(personId)));
  if (mailed.length === 0) return { mails: [], mailed };
  const readers = await connection
    .selectFrom('person')
    .innerJoin('organization', (join) => join.on('organization.id', '=', engagement.organizationId))
    .select(['person.name', 'person.email', 'organization.slug'])
    .where('person.id', 'in', mailed)
    .orderBy('person.id')
    .execute();
  const mails: string[] = [];
  for (const reader of readers) {
    const words = { name: reader.name, partner: engagement.me.name };
    mails.push(
      await writeMail(world, connection, {
        organizationId: engagement.organizationId,
        to: reader.email,
        subject: t('mail.subject', words),
        content: {
          greeting: t('mail.greeting', words),
          paragraphs: [t('mail.text', words)],
          button: {
            label: t('mail.button'),
            href: `${world.origin}/o/${reader.slug}/engagements/${engagement.id}/messages`,
          },
          remarks: [t('mail.remark')],
        },
      }),
    );
  }
  return { mails, mailed };
}
