import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { blank, writeMails } from '../mail/write-mail.server.tsx';
import type { Side } from '../programs/program-kind.ts';
import type { PairToApprove, PersonToPair } from './approval.ts';
import type { EndingPair } from './repair-queries.server.ts';

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
    arePeers,
    ending,
  }: {
    program: { name: string };
    endsOn: string;
    pairs: readonly PairToApprove[];
    arePeers: boolean;
    /** Pairs that make way for these. */
    ending: readonly EndingPair[];
  },
): Promise<string[]> {
  const { slug } = await connection
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const t = i18n.getFixedT(null, 'matching');
  const names = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  const partnersOf = new Map<string, { person: PersonToPair; side: Side; partners: string[] }>();
  const add = (person: PersonToPair, side: Side, partner: PersonToPair) => {
    const entry = partnersOf.get(person.enrolmentId) ?? { person, side, partners: [] };
    entry.partners.push(partner.name);
    partnersOf.set(person.enrolmentId, entry);
  };
  for (const { mentee, mentor } of pairs) {
    add(mentee, arePeers ? 'peer' : 'mentee', mentor);
    add(mentor, arePeers ? 'peer' : 'mentor', mentee);
  }
  const ids: string[] = [];
  const formerOf = (enrolmentId: string) =>
    ending.flatMap((pair) =>
      pair.menteeEnrolmentId === enrolmentId
        ? [pair.mentor]
        : pair.mentorEnrolmentId === enrolmentId
          ? [pair.mentee]
          : [],
    );
  const written = Map.groupBy(
    [...partnersOf.values()].map((entry) => ({
      ...entry,
      former: formerOf(entry.person.enrolmentId),
    })),
    // 'Your mentor is …' and 'Your mentors are …' are two mails, each rendered once.
    ({ side, partners, former }) => `${side} ${partners.length === 1} ${former.length > 0}`,
  );
  for (const recipients of written.values()) {
    const [{ side, partners, former } = { side: 'peer' as const, partners: [], former: [] }] =
      recipients;
    const isOne = partners.length === 1;
    const values = { program: program.name, names: blank('names') };
    const mail = {
      organizationId: actor.organizationId,
      subject: t(`mail.${side}.subject`, values),
      content: {
        greeting: i18n.t('mail:greeting', { name: blank('name') }),
        paragraphs: [
          t(`mail.${side}.text`, { ...values, count: isOne ? 1 : 2 }),
          ...(former.length > 0 ? [t('mail.moved', { former: blank('former') })] : []),
          t('mail.next', { endsOn: formatDay(endsOn) }),
        ],
        button: { label: t('mail.button'), href: `${world.origin}/o/${slug}` },
        remarks: [t('mail.decline')],
      },
    };
    const mails = await writeMails(
      world,
      connection,
      mail,
      recipients.map(({ person, partners, former }) => ({
        to: person.email,
        values: {
          name: person.name,
          names: names.format(partners.sort()),
          former: names.format(former),
        },
      })),
    );
    ids.push(...mails);
  }
  return ids;
}
