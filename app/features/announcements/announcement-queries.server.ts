import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { renderMail } from '../mail/write-mail.server.tsx';
import { loadProgram } from '../programs/program-queries.server.ts';
import { type Announcement, canAnnounce, segments } from './announcement.ts';
import { type AnnouncementMail, announcementMail } from './announcement-mail.server.ts';
import { type Addressee, countAudiences, listAudience } from './segment-queries.server.ts';

function selectAnnouncements(connection: Connection, programId: string) {
  return connection
    .selectFrom('announcement')
    .leftJoin('person', 'person.id', 'announcement.created_by')
    .selectAll('announcement')
    .select('person.name as by')
    .where('announcement.program_id', '=', programId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAnnouncements>['executeTakeFirstOrThrow']>>;

const place = z.object({
  segment: z.enum(segments),
  side: z.enum(['mentor', 'mentee', 'peer']).nullable(),
});

function toAnnouncement(row: Row): Announcement {
  return {
    ...place.parse(row),
    id: row.id,
    subject: row.subject,
    text: row.text,
    by: row.by,
    createdAt: row.created_at.toISOString(),
    sent:
      row.sent_at === null
        ? null
        : { at: row.sent_at.toISOString(), recipients: row.recipients ?? 0 },
  };
}

export async function loadAnnouncement(
  connection: Connection,
  programId: string,
  id: string,
): Promise<Announcement> {
  return toAnnouncement(
    found(
      await selectAnnouncements(connection, programId)
        .where('announcement.id', '=', id)
        .executeTakeFirst(),
    ),
  );
}

/** A program's announcements, newest first, and whom the next could go to. */
export async function listAnnouncements(world: World, actor: Actor, programId: string) {
  if (!canAnnounce(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const rows = await selectAnnouncements(connection, programId)
      .orderBy('announcement.created_at', 'desc')
      .orderBy('announcement.id')
      .limit(200)
      .execute();
    return {
      program,
      audiences: await countAudiences(connection, world, program),
      announcements: rows.map(toAnnouncement),
    };
  });
}

export interface Preview {
  /** Who get it now, and who are left out and why. */
  get: number;
  off: number;
  often: number;
  /** As the first of them gets it; null where nobody does. */
  sample: { to: string; subject: string; text: string } | null;
}

/** One announcement; not sent yet, also how it would look and how many it would reach. */
export async function findAnnouncement(world: World, actor: Actor, programId: string, id: string) {
  if (!canAnnounce(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const announcement = await loadAnnouncement(connection, programId, id);
    if (announcement.sent) return { program, announcement, audiences: [], preview: null };
    const people = await listAudience(connection, world, program, announcement);
    const mail = await announcementMail(connection, world, actor, program, announcement);
    return {
      program,
      announcement,
      audiences: await countAudiences(connection, world, program),
      preview: await previewOf(world, mail, people),
    };
  });
}

async function previewOf(
  world: World,
  mail: AnnouncementMail,
  people: Addressee[],
): Promise<Preview> {
  const count = (why: Addressee['leftOut']) => people.filter((one) => one.leftOut === why).length;
  const first = people.find((one) => one.leftOut === null);
  const counts = { get: count(null), off: count('off'), often: count('often') };
  if (!first) return { ...counts, sample: null };
  const written = mail.for(first);
  const { text } = await renderMail(world, written.subject, written.content);
  return { ...counts, sample: { to: first.email, subject: written.subject, text } };
}
