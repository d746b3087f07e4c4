import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { asActor, likePattern } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canSeeOutbox, type MailState, mailState } from './mail-state.ts';

export interface OutboxLine {
  id: string;
  recipient: string;
  subject: string;
  writtenAt: string;
  state: MailState;
}

const pageSize = 50;

// The member's connection may not select a mail's body at all, so columns are named one by one.
const columns = [
  'id',
  'recipient',
  'subject',
  'is_secret',
  'created_at',
  'sent_at',
  'attempts',
  'failure',
] as const;

/** What was written to people of this organization, newest first. */
export async function listOutbox(
  world: World,
  actor: Actor,
  { search, page }: { search: string; page: number },
): Promise<{ mails: OutboxLine[]; total: number; pageSize: number }> {
  if (!canSeeOutbox(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    let query = connection.selectFrom('mail').where('organization_id', '=', actor.organizationId);
    if (search) {
      const pattern = likePattern(search);
      query = query.where((on) =>
        on.or([on('recipient', 'ilike', pattern), on('subject', 'ilike', pattern)]),
      );
    }
    const { total } = await query
      .select((on) => on.fn.count<number>('id').as('total'))
      .executeTakeFirstOrThrow();
    const rows = await query
      .select(columns)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    return { mails: rows.map((row) => toLine(row, world.clock.now())), total, pageSize };
  });
}

/** One message. Its text is null where it holds a sign-in link: the database gives it to nobody. */
export async function findMessage(world: World, actor: Actor, mailId: string) {
  if (!canSeeOutbox(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const row = found(
      await connection
        .selectFrom('mail')
        .select(columns)
        .where('id', '=', mailId)
        .where('organization_id', '=', actor.organizationId)
        .executeTakeFirst(),
    );
    const body = await sql<{ text: string | null }>`
      select readable_mail_text(${mailId}) as text`.execute(connection);
    return {
      ...toLine(row, world.clock.now()),
      sentAt: row.sent_at && new Date(row.sent_at).toISOString(),
      attempts: row.attempts,
      failure: row.failure,
      text: body.rows[0]?.text ?? null,
    };
  });
}

function toLine(
  row: {
    id: string;
    recipient: string;
    subject: string;
    created_at: Date | string;
    sent_at: Date | string | null;
    failure: string | null;
  },
  now: Date,
): OutboxLine {
  const writtenAt = new Date(row.created_at);
  const sentAt = row.sent_at ? new Date(row.sent_at) : null;
  return {
    id: row.id,
    recipient: row.recipient,
    subject: row.subject,
    writtenAt: writtenAt.toISOString(),
    state: mailState({ sentAt, writtenAt, failure: row.failure }, now),
  };
}
