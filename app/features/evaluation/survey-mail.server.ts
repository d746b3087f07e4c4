import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import { i18n } from '../../i18n.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { writeMail } from '../mail/write-mail.server.tsx';
import { unsubscribeToken } from '../nudges/unsubscribe.ts';
import type { Moment } from './measure.ts';

/** A mail with a link that is good for these questions alone, so nobody else may read its body. */
export function writeSurveyMail(
  world: Pick<World, 'clock' | 'random' | 'origin' | 'signer'>,
  connection: Kysely<DB>,
  mail: {
    organizationId: string;
    personId: string;
    name: string;
    email: string;
    program: string;
    moment: Moment;
    partners: string;
    token: string;
    expiresOn: string;
    isReminder: boolean;
  },
): Promise<string> {
  const t = i18n.getFixedT(null, 'evaluation');
  const words = { program: mail.program, partner: mail.partners };
  const [subject, paragraph] = mail.isReminder
    ? (['mail.reminderSubject', 'mail.reminder'] as const)
    : mail.moment === 'pulse'
      ? (['mail.pulseSubject', 'mail.pulse'] as const)
      : (['mail.subject', 'mail.text'] as const);
  const stop = `${world.origin}/reminders/${unsubscribeToken(world.signer, mail.personId, ['questions'])}`;
  return writeMail(world, connection, {
    organizationId: mail.organizationId,
    to: mail.email,
    isSecret: true,
    unsubscribeUrl: stop,
    subject: t(subject, words),
    content: {
      greeting: i18n.t('mail:greeting', { name: mail.name }),
      paragraphs: [t(paragraph, words), t('mail.private')],
      button: { label: t('mail.button'), href: `${world.origin}/answer/${mail.token}` },
      remarks: [
        t('mail.until', { day: formatDay(mail.expiresOn) }),
        t(mail.isReminder ? 'mail.last' : 'mail.once'),
        i18n.t('nudges:mail.stop', { kind: i18n.t('nudges:kind.questions'), url: stop }),
      ],
    },
  });
}
