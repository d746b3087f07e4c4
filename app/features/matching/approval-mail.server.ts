import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { blank, type NewMail, paragraphsOf, writeMails } from '../mail/write-mail.server.tsx';
import type { Side } from '../programs/program-kind.ts';
import type { Program } from '../programs/program-queries.server.ts';
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
    program: Pick<Program, 'name' | 'announcementTexts'>;
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
    const mail = approvalMail(program, `${world.origin}/o/${slug}`, {
      side,
      endsOn,
      isOne: partners.length === 1,
      name: blank('name'),
      partners: blank('names'),
      former: former.length > 0 ? blank('former') : null,
    });
    const mails = await writeMails(
      world,
      connection,
      { organizationId: actor.organizationId, ...mail },
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

/** What somebody reads who was given a partner, or more. */
export function approvalMail(
  program: Pick<Program, 'name' | 'announcementTexts'>,
  home: string,
  {
    side,
    endsOn,
    isOne,
    name,
    partners,
    former,
  }: {
    side: Side;
    endsOn: string;
    isOne: boolean;
    name: string;
    partners: string;
    /** With whom they worked until now, where a repair moved them. */
    former: string | null;
  },
): Pick<NewMail, 'subject' | 'content'> {
  const t = i18n.getFixedT(null, 'matching');
  const values = { program: program.name, names: partners };
  return {
    subject: t(`mail.${side}.subject`, values),
    content: {
      greeting: i18n.t('mail:greeting', { name }),
      paragraphs: [
        t(`mail.${side}.text`, { ...values, count: isOne ? 1 : 2 }),
        ...(former === null ? [] : [t('mail.moved', { former })]),
        ...paragraphsOf(program.announcementTexts.matched),
        t('mail.next', { endsOn: formatDay(endsOn) }),
      ],
      button: { label: t('mail.button'), href: home },
      remarks: [t('mail.decline')],
    },
  };
}
