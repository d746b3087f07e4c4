import { createTransport } from 'nodemailer';
import type { World } from '../../platform/world.ts';
import { isInvented } from './invented-addresses.ts';
import { leaseMinutes, minute, minutesUntilNextTry } from './mail-state.ts';

export interface OutgoingMail {
  /** The outbox's: a mail that is sent again after a crash keeps its Message-ID. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string } | undefined;
  unsubscribeUrl?: string | undefined;
}

export interface MailTransport {
  send(message: OutgoingMail): Promise<void>;
}

/** Longest silence of an SMTP server before an attempt is given up, in ms; far below the lease. */
const longestSilence = 20_000;

/** A real SMTP server, as `smtp://user:password@host:port` or `smtps://…`. */
export function createMailTransport(smtpUrl: string, from: string): MailTransport {
  const transport = createTransport({
    url: smtpUrl,
    // One connection for many mails: an import writes hundreds at once.
    pool: true,
    maxConnections: 1,
    connectionTimeout: longestSilence,
    greetingTimeout: longestSilence,
    socketTimeout: longestSilence,
  });
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, calendar, unsubscribeUrl, ...message }) {
      await transport.sendMail({
        from,
        ...message,
        messageId: `<${id}@${domain}>`,
        ...(calendar && {
          icalEvent: { method: calendar.method, content: calendar.text, filename: 'session.ics' },
        }),
        ...(unsubscribeUrl && {
          headers: {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            // RFC 8058: the reader's mail program posts this, without asking them anything.
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }),
      });
    },
  };
}

/**
 * Delivers one mail of the outbox. It is leased first, so two workers never send it twice, and no
 * transaction stands open while the SMTP server takes its time: on the embedded database that
 * would stop everybody. A failed attempt is counted and thrown; the sweep tries again later.
 */
export async function deliverMail(
  world: Pick<World, 'db' | 'clock'>,
  transport: MailTransport,
  mailId: string,
): Promise<'sent' | 'nothing to do'> {
  const now = world.clock.now();
  const mail = await world.db
    .updateTable('mail')
    .set((on) => ({
      attempts: on('attempts', '+', 1),
      not_before: new Date(now.getTime() + leaseMinutes * minute),
    }))
    .where('id', '=', mailId)
    .where('sent_at', 'is', null)
    .where((on) => on.or([on('not_before', 'is', null), on('not_before', '<=', now)]))
    .returning(['recipient', 'subject', 'html', 'text', 'attempts'])
    .returning(['calendar', 'calendar_method', 'unsubscribe_url'])
    .returning((on) =>
      on
        .selectFrom('organization')
        .select('is_example')
        .whereRef('organization.id', '=', 'mail.organization_id')
        .as('is_example'),
    )
    .executeTakeFirst();
  if (!mail) return 'nothing to do';
  const { recipient, subject, html, text, attempts } = mail;
  const update = world.db.updateTable('mail').where('id', '=', mailId);
  try {
    // What the example writes, and whatever is written to its invented people, only looks sent.
    const pretend = mail.is_example || isInvented(recipient);
    if (!pretend) {
      await transport.send({
        id: mailId,
        to: recipient,
        subject,
        html,
        text,
        calendar: mail.calendar
          ? {
              method: mail.calendar_method === 'CANCEL' ? 'CANCEL' : 'REQUEST',
              text: mail.calendar,
            }
          : undefined,
        unsubscribeUrl: mail.unsubscribe_url ?? undefined,
      });
    }
  } catch (error) {
    const again = world.clock.now().getTime() + minutesUntilNextTry(attempts) * minute;
    await update
      .set({ failure: (error as Error).message.slice(0, 300), not_before: new Date(again) })
      .execute();
    throw error;
  }
  await update.set({ sent_at: world.clock.now(), not_before: null, failure: null }).execute();
  return 'sent';
}
