import type { Kysely } from 'kysely';
import type { DB } from '../../../../db/schema.gen.ts';
import { i18n } from '../../../i18n.ts';
import type { World } from '../../../platform/world.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { writeMail } from '../../mail/write-mail.server.tsx';
import { invitationDays } from '../../organizations/invitation.ts';
import type { NewEngagementInvitation } from './engagement-invitation.ts';
import type { HeldEngagementInvitation } from './engagement-invitation-queries.server.ts';

type Outside = Pick<World, 'clock' | 'random' | 'origin'>;

/** Asks the invited person. What the inviter wrote stays behind the link: mail is read by many eyes. */
export function writeInvitationMail(
  world: Outside,
  connection: Kysely<DB>,
  {
    organizationId,
    inviter,
    link,
    ...invitation
  }: Pick<NewEngagementInvitation, 'email' | 'name' | 'role' | 'startsOn' | 'endsOn'> & {
    organizationId: string;
    inviter: string;
    link: string;
  },
): Promise<string> {
  const t = i18n.getFixedT(null, 'informal');
  const { email, name, role, startsOn, endsOn } = invitation;
  return writeMail(world, connection, {
    organizationId,
    to: email,
    isSecret: true,
    subject: t(`mail.invitation.subject.${role}`, { inviter }),
    content: {
      ...(name && { greeting: i18n.t('mail:greeting', { name }) }),
      paragraphs: [
        t(`mail.invitation.text.${role}`, {
          inviter,
          from: formatDay(startsOn),
          to: formatDay(endsOn),
        }),
        t('mail.invitation.what'),
      ],
      button: { label: t('mail.invitation.button'), href: link },
      remarks: [
        t('mail.invitation.until', { days: invitationDays }),
        t('mail.invitation.ignore', { inviter }),
      ],
    },
  });
}

/** Tells the inviter how it was answered. */
export function writeAnswerMail(
  world: Outside,
  connection: Kysely<DB>,
  invitation: HeldEngagementInvitation,
  answer: { accepted: { partner: string; engagementId: string } } | 'declined',
): Promise<string> {
  const t = i18n.getFixedT(null, 'informal');
  const base = `${world.origin}/o/${invitation.slug}`;
  const greeting = i18n.t('mail:greeting', { name: invitation.inviter });
  const mail = { organizationId: invitation.organizationId, to: invitation.inviterEmail };
  if (answer === 'declined') {
    const who = invitation.name || invitation.email;
    return writeMail(world, connection, {
      ...mail,
      subject: t('mail.declined.subject', { who }),
      content: {
        greeting,
        paragraphs: [t('mail.declined.text', { who })],
        button: { label: t('mail.declined.button'), href: base },
      },
    });
  }
  const { partner, engagementId } = answer.accepted;
  return writeMail(world, connection, {
    ...mail,
    subject: t('mail.accepted.subject', { partner }),
    content: {
      greeting,
      paragraphs: [t('mail.accepted.text', { partner })],
      button: { label: t('mail.accepted.button'), href: `${base}/engagements/${engagementId}` },
    },
  });
}
