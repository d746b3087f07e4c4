import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import { i18n } from '../../i18n.ts';
import type { Role } from '../../platform/actor.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { blank, type NewMail, paragraphsOf, writeMails } from '../mail/write-mail.server.tsx';
import { invitationDays } from './invitation.ts';

export interface InvitationOrder {
  organizationId: string;
  email: string;
  /** How the mail greets; '' where nobody knows. */
  name: string;
  role: Role;
  /** After joining they go on to enrol in this program. */
  programId: string | null;
  invitedBy: string;
}

export type InvitationsOrder = Omit<InvitationOrder, 'email' | 'name'> & {
  invited: readonly Pick<InvitationOrder, 'email' | 'name'>[];
  /** In place of what the program's invitations say, and of their subject. */
  words?: { subject: string; text: string };
};

type Outside = Pick<World, 'clock' | 'random' | 'origin' | 'deliversMail'>;

/** The database keeps what a link's token hashes to, never the token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Invites an address into an organization: the invitation and its mail, on the connection of the
 * event that causes it. An earlier open invitation of the same address to the same place is
 * replaced, so its link stops working. The link is for the invited person only: show it to the
 * inviter only where no mail is delivered (`world.deliversMail` is false). After the transaction
 * `sendMail(world, [mailId])` sends it.
 */
export async function writeInvitation(
  connection: Kysely<DB>,
  world: Outside,
  { email, name, ...order }: InvitationOrder,
): Promise<{ link: string; mailId: string }> {
  const [written] = await writeInvitations(connection, world, {
    ...order,
    invited: [{ email, name }],
  });
  return found(written);
}

/** Invites many addresses to the same place. */
export async function writeInvitations(
  connection: Kysely<DB>,
  world: Outside,
  { invited, ...order }: InvitationsOrder,
): Promise<{ link: string; mailId: string }[]> {
  const { organizationId, programId } = order;
  const now = world.clock.now();
  const invitations = invited.map(({ email, name }) => ({
    email: email.trim().toLowerCase(),
    name,
    token: world.random.token(),
  }));
  for (let from = 0; from < invitations.length; from += 1_000) {
    const part = invitations.slice(from, from + 1_000);
    await connection
      .deleteFrom('invitation')
      .where('organization_id', '=', organizationId)
      .where(
        'email',
        'in',
        part.map((invitation) => invitation.email),
      )
      .where('program_id', 'is not distinct from', programId)
      .where('accepted_at', 'is', null)
      .execute();
    await connection
      .insertInto('invitation')
      .values(
        part.map(({ email, name, token }) => ({
          id: world.random.id(),
          organization_id: organizationId,
          email,
          name,
          role: order.role,
          program_id: programId,
          token_hash: hashToken(token),
          invited_by: order.invitedBy,
          link_shown: !world.deliversMail,
          created_at: now,
          expires_at: new Date(now.getTime() + invitationDays * 24 * 60 * 60 * 1000),
        })),
      )
      .execute();
  }
  const links = invitations.map(({ token, ...who }) => ({
    ...who,
    link: `${world.origin}/join/${token}`,
  }));
  const mailIds = await writeInvitationMails(connection, world, order, links);
  return links.map(({ email, link }) => ({ link, mailId: found(mailIds.get(email)) }));
}

/** The mails' ids by address. */
async function writeInvitationMails(
  connection: Kysely<DB>,
  world: Outside,
  { organizationId, programId, invitedBy, words }: Omit<InvitationsOrder, 'invited'>,
  links: { email: string; name: string; link: string }[],
): Promise<Map<string, string>> {
  const said = await findInvitationWords(connection, { organizationId, programId, invitedBy });
  const mailIds = new Map<string, string>();
  for (const greeted of [true, false]) {
    const recipients = links.filter((each) => (each.name !== '') === greeted);
    if (recipients.length === 0) continue;
    const ids = await writeMails(
      world,
      connection,
      {
        organizationId,
        isSecret: true,
        ...invitationMail(
          { ...said, ...words },
          { name: greeted ? blank('name') : '', link: blank('link') },
        ),
      },
      recipients.map(({ email, name, link }) => ({ to: email, values: { name, link } })),
    );
    for (const [index, { email }] of recipients.entries()) mailIds.set(email, found(ids[index]));
  }
  return mailIds;
}

export interface InvitationWords {
  inviter: string;
  organization: string;
  program: string | null;
  /** What the program says of itself; '' where it leaves that to us. */
  text: string;
  /** In place of the usual subject. */
  subject?: string;
}

/** Who invites to what. */
export async function findInvitationWords(
  connection: Kysely<DB>,
  {
    organizationId,
    programId,
    invitedBy,
  }: Pick<InvitationOrder, 'organizationId' | 'programId' | 'invitedBy'>,
): Promise<InvitationWords> {
  const names = await connection
    .selectFrom('organization')
    .leftJoin('person', (join) => join.on('person.id', '=', invitedBy))
    .leftJoin('program', (join) => join.on('program.id', '=', programId))
    .select([
      'organization.name as organization',
      'person.name as inviter',
      'program.name as program',
      'program.invitation_text as text',
    ])
    .where('organization.id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return { ...names, inviter: names.inviter ?? names.organization, text: names.text ?? '' };
}

/** The invitation as somebody gets it; without a name nobody is greeted. */
export function invitationMail(
  { inviter, organization, program, text, subject }: InvitationWords,
  { name, link }: { name: string; link: string },
): Pick<NewMail, 'subject' | 'content'> {
  const t = i18n.getFixedT(null, 'organizations');
  return {
    subject:
      subject ??
      (program
        ? t('invitationMail.subjectProgram', { program })
        : t('invitationMail.subject', { organization })),
    content: {
      ...(name ? { greeting: i18n.t('mail:greeting', { name }) } : {}),
      paragraphs: [
        program
          ? t('invitationMail.textProgram', { inviter, organization, program })
          : t('invitationMail.text', { inviter, organization }),
        // A program may say in its own words what it is about.
        ...(text ? paragraphsOf(text) : [t('invitationMail.what')]),
      ],
      button: { label: t('invitationMail.button'), href: link },
      remarks: [
        t('invitationMail.until', { days: invitationDays }),
        t('invitationMail.ignore', { inviter }),
      ],
    },
  };
}
