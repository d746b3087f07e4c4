import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { writeMail } from '../mail/write-mail.server.tsx';
import type { Engagement } from './engagement-queries.server.ts';

export interface Reader {
  id: string;
  name: string;
  timeZone: string;
  email: string;
  /** The organization's, in addresses. */
  slug: string;
  /** The organization's name. */
  organization: string;
}

/** Admins can read the outbox: a mail about an engagement says that something happened, not what was written. */
interface MemberMail {
  subject: string;
  greeting: string;
  text: string;
  remark?: string;
  button: string;
  /** Where the button leads, below the workspace's address: '' or '/goals'. */
  page: string;
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string } | undefined;
}

/** One mail to each of these members, in the reader's own words. Returns the mails' ids, for after the transaction. */
export async function writeToMembers(
  connection: Connection,
  world: World,
  engagement: Pick<Engagement, 'id' | 'organizationId'>,
  personIds: string[],
  mailTo: (reader: Reader) => MemberMail,
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const people = await connection
    .selectFrom('person')
    .innerJoin('organization', (join) => join.on('organization.id', '=', engagement.organizationId))
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.time_zone',
      'organization.slug',
      'organization.name as organization',
    ])
    .where('person.id', 'in', personIds)
    .orderBy('person.id')
    .execute();
  const ids: string[] = [];
  for (const { email, slug, time_zone, ...person } of people) {
    const mail = mailTo({ ...person, email, slug, timeZone: time_zone ?? 'UTC' });
    ids.push(
      await writeMail(world, connection, {
        organizationId: engagement.organizationId,
        to: email,
        subject: mail.subject,
        calendar: mail.calendar,
        content: {
          greeting: mail.greeting,
          paragraphs: [mail.text],
          button: {
            label: mail.button,
            href: `${world.origin}/o/${slug}/engagements/${engagement.id}${mail.page}`,
          },
          remarks: mail.remark ? [mail.remark] : [],
        },
      }),
    );
  }
  return ids;
}
