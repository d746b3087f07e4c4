import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement, EngagementMember } from '../engagements/engagement-queries.server.ts';
import { writeToMembers } from '../engagements/write-to-members.server.ts';

/** That there is something to answer or to read; what was answered stays here. */
export function writeReviewMail(
  connection: Connection,
  world: World,
  engagement: Engagement,
  {
    occasion,
    number,
    readers,
  }: { occasion: 'answered' | 'complete'; number: number; readers: EngagementMember[] },
): Promise<string[]> {
  const t = i18n.getFixedT(null, 'reviews');
  const ids = readers.map((reader) => reader.personId);
  return writeToMembers(connection, world, engagement, ids, ({ name }) => {
    const words = { name, partner: engagement.me.name };
    return {
      subject: t(`mail.${occasion}.subject`, words),
      greeting: t('mail.greeting', words),
      text: t(`mail.${occasion}.text`, words),
      button: t(`mail.${occasion}.button`),
      page: `/reviews/${number}`,
    };
  });
}
