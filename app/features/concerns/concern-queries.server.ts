import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import { canReadConcern } from './concern.ts';

export interface Concern {
  id: string;
  program: string;
  /** Where it came from an engagement: who is in it besides the author. */
  engagementId: string | null;
  authorId: string | null;
  author: string | null;
  contactId: string | null;
  contact: string | null;
  text: string;
  createdAt: Date;
  openedAt: Date | null;
  acknowledgedAt: Date | null;
  reply: string;
}

/** Those that the actor wrote or got, newest first. */
export async function listConcerns(connection: Connection, actor: Actor): Promise<Concern[]> {
  return readConcerns(connection, actor);
}

export async function findConcern(
  connection: Connection,
  actor: Actor,
  id: string,
): Promise<Concern> {
  return found((await readConcerns(connection, actor, id))[0]);
}

async function readConcerns(connection: Connection, actor: Actor, id?: string): Promise<Concern[]> {
  let query = connection
    .selectFrom('concern')
    .innerJoin('program', 'program.id', 'concern.program_id')
    .leftJoin('person as author', 'author.id', 'concern.author_id')
    .leftJoin('person as contact', 'contact.id', 'concern.contact_id')
    .selectAll('concern')
    .select(['program.name as program', 'author.name as author', 'contact.name as contact']);
  if (id) query = query.where('concern.id', '=', id);
  const rows = await query.orderBy('concern.created_at', 'desc').limit(200).execute();
  return rows
    .map((row) => ({
      id: row.id,
      program: row.program,
      engagementId: row.engagement_id,
      authorId: row.author_id,
      author: row.author,
      contactId: row.contact_id,
      contact: row.contact,
      text: row.text,
      createdAt: row.created_at,
      openedAt: row.opened_at,
      acknowledgedAt: row.acknowledged_at,
      reply: row.reply,
    }))
    .filter((concern) => canReadConcern(actor.personId, concern));
}
