import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement, EngagementMember } from './engagement-queries.server.ts';
import { writeToMembers } from './write-to-members.server.ts';

/** The few occasions on which the others are written to; everything else waits on their home page. */
type Occasion =
  | 'readyToSign'
  | 'bothSigned'
  | 'extensionProposed'
  | 'extended'
  | 'joiningProposed'
  | 'joined'
  | 'left'
  | 'endedEarly';

const pageOf: Record<Occasion, string> = {
  readyToSign: '/agreement',
  bothSigned: '/goals',
  extensionProposed: '/extend',
  extended: '',
  joiningProposed: '/join-program',
  joined: '',
  left: '',
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

function write(
  connection: Connection,
  world: World,
  engagement: Engagement,
  recipients: EngagementMember[],
  occasion: Occasion,
): Promise<string[]> {
  const t = i18n.getFixedT(null, 'engagements');
  const ids = recipients.map((recipient) => recipient.personId);
  return writeToMembers(connection, world, engagement, ids, ({ id, name, organization }) => {
    const others = engagement.members.filter((member) => member.personId !== id);
    const words = {
      name,
      // In a circle it is one of the others who signed, or left.
      partner:
        occasion === 'readyToSign' || occasion === 'left'
          ? engagement.me.name
          : others.map((other) => other.name).join(', '),
      program: engagement.program?.name ?? organization,
    };
    return {
      subject: t(`mail.${occasion}.subject`, words),
      greeting: t('mail.greeting', words),
      text:
        occasion === 'endedEarly' && !engagement.program
          ? t('mail.endedEarly.textInformal', words)
          : t(`mail.${occasion}.text`, words),
      button: t(`mail.${occasion}.button`),
      page: pageOf[occasion],
    };
  });
}
