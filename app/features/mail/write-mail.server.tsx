import type { Kysely } from 'kysely';
import type { ComponentProps } from 'react';
import { render } from 'react-email';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';
import { MailLayout } from '../../ui/mail-layout.tsx';

export interface NewMail {
  /** Whose admins may see in the outbox that it was written; null: nobody's. */
  organizationId: string | null;
  to: string;
  subject: string;
  /** Holds a link that signs somebody in. */
  isSecret?: boolean;
  content: Omit<ComponentProps<typeof MailLayout>, 'origin' | 'preview'>;
}

/**
 * Writes a mail into the outbox, on the connection of the event that causes it: both are there or
 * neither. Returns its id; after the transaction, `sendMail` tells the queue.
 */
export async function writeMail(
  world: Pick<World, 'clock' | 'random' | 'origin'>,
  connection: Kysely<DB>,
  { organizationId, to, subject, isSecret = false, content }: NewMail,
): Promise<string> {
  const element = (
    <MailLayout {...content} preview={content.paragraphs[0] ?? subject} origin={world.origin} />
  );
  const id = world.random.id();
  await connection
    .insertInto('mail')
    .values({
      id,
      organization_id: organizationId,
      recipient: to,
      subject,
      html: await render(element),
      text: await render(element, { plainText: true }),
      is_secret: isSecret,
      created_at: world.clock.now(),
    })
    .execute();
  return id;
}

/** Asks the queue to deliver these mails now. A mail nobody asked for is found by the next sweep. */
export async function sendMail(world: Pick<World, 'queue'>, mailIds: string[]): Promise<void> {
  for (const mailId of mailIds) await world.queue.add('deliver-mail', { mailId });
}
