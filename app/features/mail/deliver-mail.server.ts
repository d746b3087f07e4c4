import { createTransport } from 'nodemailer';
import type { World } from '../../platform/world.ts';

export interface MailTransport {
  send(message: { to: string; subject: string; html: string; text: string }): Promise<void>;
}

/** A real SMTP server, as `smtp://user:password@host:port` or `smtps://…`. */
export function createMailTransport(smtpUrl: string, from: string): MailTransport {
  const transport = createTransport(smtpUrl);
  return {
    async send(message) {
      await transport.sendMail({ from, ...message });
    },
  };
}

/**
 * Delivers one mail of the outbox. The row stays locked meanwhile, so two workers never send it
 * twice; a failed attempt is counted and thrown, so that the queue tries again later.
 */
export async function deliverMail(
  world: Pick<World, 'db' | 'clock'>,
  transport: MailTransport,
  mailId: string,
): Promise<'sent' | 'nothing to do'> {
  const failure = await world.db.transaction().execute(async (connection) => {
    const mail = await connection
      .selectFrom('mail')
      .selectAll()
      .where('id', '=', mailId)
      .where('sent_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!mail) return 'nothing to do' as const;
    const update = connection.updateTable('mail').where('id', '=', mailId);
    try {
      await transport.send({
        to: mail.recipient,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
      });
    } catch (error) {
      await update
        .set({ attempts: mail.attempts + 1, failure: (error as Error).message.slice(0, 300) })
        .execute();
      return error as Error;
    }
    await update
      .set({ sent_at: world.clock.now(), attempts: mail.attempts + 1, failure: null })
      .execute();
    return undefined;
  });
  if (failure instanceof Error) throw failure;
  return failure ?? 'sent';
}

/** Mail that no job knows of: the process ended between the event and its job, or SMTP came later. */
export async function findForgottenMail(world: Pick<World, 'db' | 'clock'>): Promise<string[]> {
  const before = new Date(world.clock.now().getTime() - 60_000);
  const rows = await world.db
    .selectFrom('mail')
    .select('id')
    .where('sent_at', 'is', null)
    .where('attempts', '=', 0)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(500)
    .execute();
  return rows.map((row) => row.id);
}
