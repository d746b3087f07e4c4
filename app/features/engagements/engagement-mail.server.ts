import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { writeMail } from '../mail/write-mail.server.tsx';
import type { Engagement, EngagementMember } from './engagement-queries.server.ts';

/** The few occasions on which the others are written to; everything else waits on their home page. */
type Occasion = 'readyToSign' | 'bothSigned' | 'extensionProposed' | 'extended' | 'endedEarly';

const pageOf: Record<Occasion, string> = {
  readyToSign: '/agreement',
  bothSigned: '/goals',
  extensionProposed: '/extend',
  extended: '',
  endedEarly: '',
};

/** Writes to everybody but the one who acts. Returns the mails' ids, for after the transaction. */
export function writeToPartners(
  connection: Connection,
  world: World,
  engagement: Engagement,
  occasion: Occasion,
): Promise<string[]> {
  return write(connection, world, engagement, engagement.partners, occasion);
}

/** The same neutral words to all, so that not even the outbox tells who ended it. */
export function writeToAll(
  connection: Connection,
  world: World,
  engagement: Engagement,
  occasion: Occasion,
): Promise<string[]> {
  return write(connection, world, engagement, engagement.members, occasion);
}

async function write(
  connection: Connection,
  world: World,
  engagement: Engagement,
  recipients: EngagementMember[],
  occasion: Occasion,
): Promise<string[]> {
  const t = i18n.getFixedT(null, 'engagements');
  const people = await connection
    .selectFrom('person')
    .innerJoin('organization', (join) => join.on('organization.id', '=', engagement.organizationId))
    .select([
      'person.id',
      'person.name',
      'person.email',
      'organization.slug',
      'organization.name as place',
    ])
    .where(
      'person.id',
      'in',
      recipients.map((recipient) => recipient.personId),
    )
    .orderBy('person.id')
    .execute();
  const ids: string[] = [];
  for (const person of people) {
    const others = engagement.members.filter((member) => member.personId !== person.id);
    const words = {
      name: person.name,
      // In a circle it is one of the others who signed.
      partner:
        occasion === 'readyToSign'
          ? engagement.me.name
          : others.map((other) => other.name).join(', '),
      program: engagement.program?.name ?? person.place,
    };
    ids.push(
      await writeMail(world, connection, {
        organizationId: engagement.organizationId,
        to: person.email,
        subject: t(`mail.${occasion}.subject`, words),
        content: {
          greeting: t('mail.greeting', words),
          paragraphs: [
            occasion === 'endedEarly' && !engagement.program
              ? t('mail.endedEarly.textInformal', words)
              : t(`mail.${occasion}.text`, words),
          ],
          button: {
            label: t(`mail.${occasion}.button`),
            href: `${world.origin}/o/${person.slug}/engagements/${engagement.id}${pageOf[occasion]}`,
          },
        },
      }),
    );
  }
  return ids;
}
