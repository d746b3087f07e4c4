import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { writeToMembers } from '../engagements/write-to-members.server.ts';
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
  const mails = await writeToMembers(connection, world, engagement, mailed, ({ name }) => {
    const words = { name, partner: engagement.me.name };
    return {
      subject: t('mail.subject', words),
      greeting: t('mail.greeting', words),
      text: t('mail.text', words),
      remark: t('mail.remark'),
      button: t('mail.button'),
      page: '/messages',
    };
  });
  return { mails, mailed };
}
