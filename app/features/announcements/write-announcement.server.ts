import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { canAnnounce, type NewAnnouncement } from './announcement.ts';
import { loadAnnouncement } from './announcement-queries.server.ts';

/** Keeps what a manager wrote, to be looked at before it goes. Returns its id. */
export async function draftAnnouncement(
  world: World,
  actor: Actor,
  programId: string,
  { audience, subject, text }: NewAnnouncement,
): Promise<string> {
  if (!canAnnounce(actor)) throw new NotFound();
  const id = world.random.id();
  await asActor(world.db, actor, async (connection) => {
    await loadProgram(connection, programId);
    await connection
      .insertInto('announcement')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        ...audience,
        subject,
        text,
        created_by: actor.personId,
        created_at: world.clock.now(),
      })
      .execute();
  });
  return id;
}

/** Changes one that has not gone out. */
export async function reviseAnnouncement(
  world: World,
  actor: Actor,
  programId: string,
  id: string,
  { audience, subject, text }: NewAnnouncement,
): Promise<void> {
  await change(world, actor, programId, id, { ...audience, subject, text });
}

export async function discardAnnouncement(
  world: World,
  actor: Actor,
  programId: string,
  id: string,
): Promise<void> {
  await change(world, actor, programId, id, null);
}

async function change(
  world: World,
  actor: Actor,
  programId: string,
  id: string,
  to: (NewAnnouncement['audience'] & { subject: string; text: string }) | null,
): Promise<void> {
  if (!canAnnounce(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    const { sent } = await loadAnnouncement(connection, programId, id);
    if (sent) throw refusal('', 'announcements:problems.sent');
    const row = connection;
    await (to
      ? row.updateTable('announcement').set(to).where('id', '=', id).where('sent_at', 'is', null)
      : row.deleteFrom('announcement').where('id', '=', id).where('sent_at', 'is', null)
    ).execute();
  });
}
