import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { writeMail } from '../mail/write-mail.server.tsx';

/** 'notThisTime' has the same words whether it was declined, lapsed or overtaken: admins read the outbox. */
type Occasion = 'asked' | 'notThisTime' | 'lapsed';
const readerOf = { asked: 'mentor', notThisTime: 'mentee', lapsed: 'mentor' } as const;

/** One mail about each of these requests, without its words. Returns the mails' ids. */
export async function writeRequestMails(
  world: World,
  connection: Connection,
  occasion: Occasion,
  requestIds: readonly string[],
): Promise<string[]> {
  if (requestIds.length === 0) return [];
  const rows = await connection
    .selectFrom('mentor_request as request')
    .innerJoin('program', 'program.id', 'request.program_id')
    .innerJoin('organization', 'organization.id', 'request.organization_id')
    .innerJoin('person as mentee', 'mentee.id', 'request.mentee_id')
    .innerJoin('person as mentor', 'mentor.id', 'request.mentor_id')
    .select(['request.id', 'request.expires_at', 'organization.id as organization_id'])
    .select(['organization.slug', 'program.id as program_id', 'program.name as program'])
    .select(['mentee.name as mentee', 'mentee.email as mentee_email'])
    .select(['mentor.name as mentor', 'mentor.email as mentor_email'])
    .where('request.id', 'in', requestIds)
    .orderBy('request.id')
    .execute();
  const t = i18n.getFixedT(null, 'choice');
  const ids: string[] = [];
  for (const row of rows) {
    const reader = readerOf[occasion];
    const words = {
      mentee: row.mentee,
      mentor: row.mentor,
      program: row.program,
      day: formatDay(row.expires_at.toISOString().slice(0, 10)),
    };
    const base = `${world.origin}/o/${row.slug}`;
    const page = occasion === 'asked' ? `/requests/${row.id}` : `/programs/${row.program_id}`;
    ids.push(
      await writeMail(world, connection, {
        organizationId: row.organization_id,
        to: reader === 'mentor' ? row.mentor_email : row.mentee_email,
        subject: t(`mail.${occasion}.subject`, words),
        content: {
          greeting: i18n.t('mail:greeting', { name: row[reader] }),
          paragraphs: [t(`mail.${occasion}.text`, words)],
          button: { label: t(`mail.${occasion}.button`), href: `${base}${page}` },
        },
      }),
    );
  }
  return ids;
}
