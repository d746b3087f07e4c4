import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { writeMail } from '../mail/write-mail.server.tsx';
import type { Origin } from './addressee-queries.server.ts';

type Reader = { contactOf: Origin } | { personId: string };

/** That something waits, with a link and no word of it. undefined: there is nobody to write to. */
export async function writeConcernMail(
  connection: Connection,
  world: World,
  {
    organizationId,
    occasion,
    path,
    reader,
  }: {
    organizationId: string;
    occasion: 'raised' | 'acknowledged';
    path: string;
    reader: Reader;
  },
): Promise<string | undefined> {
  const t = i18n.getFixedT(null, 'concerns');
  const person = await findReader(connection, organizationId, reader);
  if (!person) return undefined;
  return writeMail(world, connection, {
    organizationId: null,
    to: person.email,
    subject: t(`mail.${occasion}.subject`),
    content: {
      greeting: t('mail.greeting', { name: person.name }),
      paragraphs: [t(`mail.${occasion}.text`)],
      button: { label: t('mail.button'), href: `${world.origin}/o/${person.slug}${path}` },
    },
  });
}

function findReader(connection: Connection, organizationId: string, reader: Reader) {
  let query = connection
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .select(['person.name', 'person.email', 'organization.slug'])
    .where('organization.id', '=', organizationId);
  if ('personId' in reader) {
    query = query.where('person.id', '=', reader.personId);
  } else if ('programId' in reader.contactOf) {
    query = query
      .innerJoin('program', 'program.concern_contact_id', 'person.id')
      .where('program.id', '=', reader.contactOf.programId);
  } else {
    query = query
      .innerJoin('program', 'program.concern_contact_id', 'person.id')
      .innerJoin('engagement', 'engagement.program_id', 'program.id')
      .where('engagement.id', '=', reader.contactOf.engagementId);
  }
  return query.executeTakeFirst();
}
