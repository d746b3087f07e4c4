import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import { i18n } from '../../i18n.ts';
import type { Role } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { writeMail } from '../mail/write-mail.server.tsx';
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
  world: Pick<World, 'clock' | 'random' | 'origin' | 'deliversMail'>,
  order: InvitationOrder,
): Promise<{ link: string; mailId: string }> {
  const email = order.email.trim().toLowerCase();
  const now = world.clock.now();
  const token = world.random.token();
  await connection
    .deleteFrom('invitation')
    .where('organization_id', '=', order.organizationId)
    .where('email', '=', email)
    .where('program_id', 'is not distinct from', order.programId)
    .where('accepted_at', 'is', null)
    .execute();
  await connection
    .insertInto('invitation')
    .values({
      id: world.random.id(),
      organization_id: order.organizationId,
      email,
      name: order.name,
      role: order.role,
      program_id: order.programId,
      token_hash: hashToken(token),
      invited_by: order.invitedBy,
      link_shown: !world.deliversMail,
      created_at: now,
      expires_at: new Date(now.getTime() + invitationDays * 24 * 60 * 60 * 1000),
    })
    .execute();
  const link = `${world.origin}/join/${token}`;
  const mailId = await writeInvitationMail(connection, world, { ...order, email, link });
  return { link, mailId };
}

async function writeInvitationMail(
  connection: Kysely<DB>,
  world: Pick<World, 'clock' | 'random' | 'origin'>,
  { organizationId, email, name, programId, invitedBy, link }: InvitationOrder & { link: string },
): Promise<string> {
  const names = await connection
    .selectFrom('organization')
    .leftJoin('person', (join) => join.on('person.id', '=', invitedBy))
    .leftJoin('program', (join) => join.on('program.id', '=', programId))
    .select([
      'organization.name as organization',
      'person.name as inviter',
      'program.name as program',
    ])
    .where('organization.id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const t = i18n.getFixedT(null, 'organizations');
  const inviter = names.inviter ?? names.organization;
  const { organization, program } = names;
  return writeMail(world, connection, {
    organizationId,
    to: email,
    subject: program
      ? t('invitationMail.subjectProgram', { program })
      : t('invitationMail.subject', { organization }),
    isSecret: true,
    content: {
      ...(name ? { greeting: i18n.t('mail:greeting', { name }) } : {}),
      paragraphs: [
        program
          ? t('invitationMail.textProgram', { inviter, organization, program })
          : t('invitationMail.text', { inviter, organization }),
        t('invitationMail.what'),
      ],
      button: { label: t('invitationMail.button'), href: link },
      remarks: [
        t('invitationMail.until', { days: invitationDays }),
        t('invitationMail.ignore', { inviter }),
      ],
    },
  });
}
