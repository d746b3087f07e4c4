import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { writeMail } from '../mail/write-mail.server.tsx';
import type { PairToApprove, PersonToPair } from './approval.ts';

/**
 * One mail to each person on each side, however many partners they were given: who it is and what
 * happens next. Returns the mails' ids.
 */
export async function writeApprovalMail(
  world: World,
  connection: Connection,
  actor: Actor,
  {
    program,
    endsOn,
    pairs,
  }: { program: { name: string }; endsOn: string; pairs: readonly PairToApprove[] },
): Promise<string[]> {
  const { slug } = await connection
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const t = i18n.getFixedT(null, 'matching');
  const names = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  const partnersOf = new Map<
    string,
    { person: PersonToPair; side: 'mentee' | 'mentor'; partners: string[] }
  >();
  const add = (person: PersonToPair, side: 'mentee' | 'mentor', partner: PersonToPair) => {
    const entry = partnersOf.get(person.enrolmentId) ?? { person, side, partners: [] };
    entry.partners.push(partner.name);
    partnersOf.set(person.enrolmentId, entry);
  };
  for (const { mentee, mentor } of pairs) {
    add(mentee, 'mentee', mentor);
    add(mentor, 'mentor', mentee);
  }
  const ids: string[] = [];
  for (const { person, side, partners } of partnersOf.values()) {
    const values = { program: program.name, names: names.format(partners.sort()) };
    const id = await writeMail(world, connection, {
      organizationId: actor.organizationId,
      to: person.email,
      subject: t(`mail.${side}.subject`, values),
      content: {
        greeting: i18n.t('mail:greeting', { name: person.name }),
        paragraphs: [
          t(`mail.${side}.text`, { ...values, count: partners.length }),
          t('mail.next', { endsOn: formatDay(endsOn) }),
        ],
        button: { label: t('mail.button'), href: `${world.origin}/o/${slug}` },
        remarks: [t('mail.decline')],
      },
    });
    ids.push(id);
  }
  return ids;
}
