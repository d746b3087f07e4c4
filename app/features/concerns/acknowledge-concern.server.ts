import type { Actor } from '../../platform/actor.ts';
import { asActor, continueAsActor } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { canAcknowledge } from './concern.ts';
import { writeConcernMail } from './concern-mail.server.ts';
import { findConcern } from './concern-queries.server.ts';

/** Says to its author that a concern was read and is taken up, with a word if the contact wants. */
export async function acknowledgeConcern(
  world: World,
  actor: Actor,
  concernId: string,
  reply: string,
): Promise<void> {
  const mailId = await world.db.transaction().execute(async (connection) => {
    // As the owner, like the mail that announced it: no outbox shows who was written to.
    const { author_id } = found(
      await connection
        .selectFrom('concern')
        .select('author_id')
        .where('id', '=', concernId)
        .where('organization_id', '=', actor.organizationId)
        .forUpdate()
        .executeTakeFirst(),
    );
    const mail = author_id
      ? await writeConcernMail(connection, world, {
          organizationId: actor.organizationId,
          occasion: 'acknowledged',
          path: `/concerns/${concernId}`,
          reader: { personId: author_id },
        })
      : undefined;
    await continueAsActor(connection, actor);
    const concern = await findConcern(connection, actor, concernId);
    if (concern.contactId !== actor.personId) throw new NotFound();
    if (!canAcknowledge(actor.personId, concern)) {
      throw refusal('', 'concerns:problems.acknowledged');
    }
    const now = world.clock.now();
    await connection
      .updateTable('concern')
      .set({ acknowledged_at: now, opened_at: concern.openedAt ?? now, reply })
      .where('id', '=', concernId)
      .execute();
    return mail;
  });
  world.log.info({ concern: concernId }, 'concern acknowledged');
  if (mailId) await sendMail(world, [mailId]);
}

/** Notes when the contact first read it; its author sees that. */
export async function openConcern(world: World, actor: Actor, concernId: string): Promise<void> {
  await asActor(world.db, actor, (connection) =>
    connection
      .updateTable('concern')
      .set({ opened_at: world.clock.now() })
      .where('id', '=', concernId)
      .where('contact_id', '=', actor.personId)
      .where('opened_at', 'is', null)
      .execute(),
  );
}
