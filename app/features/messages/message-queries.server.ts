import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';

export interface Attachment {
  id: string;
  fileName: string;
  size: number;
}

export interface Message {
  id: string;
  authorId: string;
  author: string;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
  attachments: Attachment[];
}

/** An engagement's messages, newest first. It takes the engagement as a member found it. */
export async function listMessages(
  connection: Connection,
  engagement: Engagement,
  { offset = 0, limit = 1_000_000 } = {},
): Promise<Message[]> {
  const rows = await selectMessages(connection, engagement)
    .orderBy('message.created_at', 'desc')
    .orderBy('message.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return withAttachments(connection, rows);
}

export async function countMessages(
  connection: Connection,
  engagement: Engagement,
): Promise<number> {
  const { count } = await connection
    .selectFrom('message')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('engagement_id', '=', engagement.id)
    .executeTakeFirstOrThrow();
  return count;
}

export async function findMessage(
  connection: Connection,
  engagement: Engagement,
  messageId: string,
): Promise<Message> {
  const row = await selectMessages(connection, engagement)
    .where('message.id', '=', messageId)
    .executeTakeFirst();
  const [message] = await withAttachments(connection, [found(row)]);
  return found(message);
}

/** What a message said before, newest first. */
export async function listVersions(
  connection: Connection,
  engagement: Engagement,
  messageId?: string,
): Promise<{ messageId: string; number: number; text: string; writtenAt: Date }[]> {
  let query = connection
    .selectFrom('message_version')
    .selectAll()
    .where('engagement_id', '=', engagement.id);
  if (messageId) query = query.where('message_id', '=', messageId);
  const rows = await query.orderBy('number', 'desc').execute();
  return rows.map((row) => ({
    messageId: row.message_id,
    number: row.number,
    text: row.text,
    writtenAt: row.written_at,
  }));
}

/** One attachment, with the name that its bytes are kept under. */
export async function findAttachment(
  connection: Connection,
  engagement: Engagement,
  attachmentId: string,
): Promise<{ fileName: string; mediaType: string; storageName: string }> {
  const row = found(
    await connection
      .selectFrom('attachment')
      .selectAll()
      .where('engagement_id', '=', engagement.id)
      .where('id', '=', attachmentId)
      .executeTakeFirst(),
  );
  return { fileName: row.file_name, mediaType: row.media_type, storageName: row.storage_name };
}

function selectMessages(connection: Connection, engagement: Engagement) {
  return connection
    .selectFrom('message')
    .innerJoin('person', 'person.id', 'message.author_id')
    .select(['message.id', 'message.author_id', 'message.text', 'message.created_at'])
    .select(['message.edited_at', 'person.name'])
    .where('message.engagement_id', '=', engagement.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number];

async function withAttachments(connection: Connection, rows: Row[]): Promise<Message[]> {
  if (rows.length === 0) return [];
  const attachments = await connection
    .selectFrom('attachment')
    .select(['id', 'message_id', 'file_name', 'size'])
    .where(
      'message_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('file_name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    authorId: row.author_id,
    author: row.name,
    text: row.text,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    attachments: attachments
      .filter((attachment) => attachment.message_id === row.id)
      .map(({ id, file_name, size }) => ({ id, fileName: file_name, size })),
  }));
}
