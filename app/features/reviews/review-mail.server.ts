import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement, EngagementMember } from '../engagements/engagement-queries.server.ts';
import { writeMail } from '../mail/write-mail.server.tsx';

/** That there is something to answer or to read; what was answered stays here. */
export async function writeReviewMail(
  connection: Connection,
  world: World,
  engagement: Engagement,
  {
    occasion,
    number,
    readers,
  }: { occasion: 'answered' | 'complete'; number: number; readers: EngagementMember[] },
): Promise<string[]> {
  if (readers.length === 0) return [];
  const t = i18n.getFixedT(null, 'reviews');
  const people = await connection
    .selectFrom('person')
    .innerJoin('organization', (join) => join.on('organization.id', '=', engagement.organizationId))
    .select(['person.name', 'person.email', 'organization.slug'])
    .where(
      'person.id',
      'in',
      readers.map((reader) => reader.personId),
    )
    .orderBy('person.id')
    .execute();
  const ids: string[] = [];
  for (const person of people) {
    const words = { name: person.name, partner: engagement.me.name };
    ids.push(
      await writeMail(world, connection, {
        organizationId: engagement.organizationId,
        to: person.email,
        subject: t(`mail.${occasion}.subject`, words),
        content: {
          greeting: t('mail.greeting', words),
          paragraphs: [t(`mail.${occasion}.text`, words)],
          button: {
            label: t(`mail.${occasion}.button`),
            href: `${world.origin}/o/${person.slug}/engagements/${engagement.id}/reviews/${number}`,
          },
        },
      }),
    );
  }
  return ids;
}
