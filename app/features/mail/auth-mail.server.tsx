import { i18n } from '../../i18n.ts';
import { type AuthMail, signInLinkMinutes } from '../../platform/auth.server.ts';
import type { World } from '../../platform/world.ts';
import { sendMail, writeMail } from './write-mail.server.tsx';

type Outside = Pick<World, 'db' | 'clock' | 'random' | 'queue' | 'origin'>;

/** The mails that the sign-in library asks for. */
export function createAuthMail(world: Outside): AuthMail {
  const t = i18n.getFixedT(null, 'mail');
  const write = async (
    to: string,
    url: string,
    words: { subject: string; text: string; button: string; remarks: string[] },
  ) => {
    const id = await writeMail(world, world.db, {
      organizationId: null,
      to,
      subject: words.subject,
      isSecret: true,
      content: {
        paragraphs: [words.text],
        button: { label: words.button, href: url },
        remarks: words.remarks,
      },
    });
    await sendMail(world, [id]);
  };
  return {
    async signInLink(email, url) {
      // The library asks for any address; only people of this server get mail from it.
      const known = await world.db
        .selectFrom('person')
        .select('id')
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst();
      if (!known) return;
      await write(email.toLowerCase(), url, {
        subject: t('signInLink.subject'),
        text: t('signInLink.text', { minutes: signInLinkMinutes }),
        button: t('signInLink.button'),
        remarks: [t('signInLink.ignore')],
      });
    },
    passwordReset: (email, url) =>
      write(email, url, {
        subject: t('passwordReset.subject'),
        text: t('passwordReset.text'),
        button: t('passwordReset.button'),
        remarks: [t('signInLink.ignore')],
      }),
  };
}
