import type { Actor } from '../../platform/actor.ts';
import { continueAsActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { findAddressee, type Origin } from './addressee-queries.server.ts';
import { writeConcernMail } from './concern-mail.server.ts';

/**
 * Sends a concern to the program's contact, whom alone it is for. The mail that announces it says
 * nothing of it, and stands in no outbox: its time and reader would tell admins that somebody spoke.
 */
export async function raiseConcern(
  world: World,
  actor: Actor,
  origin: Origin,
  text: string,
): Promise<string> {
  const id = world.random.id();
  const mailId = await world.db.transaction().execute(async (connection) => {
    // As the owner, since the mail is the organization's no more than its admins'. If the actor may
    // not raise this, nothing of the transaction stays.
    const mail = await writeConcernMail(connection, world, {
      organizationId: actor.organizationId,
      occasion: 'raised',
      path: `/concerns/${id}`,
      reader: { contactOf: origin },
    });
    await continueAsActor(connection, actor);
    const addressee = await findAddressee(connection, actor, origin);
    const { contact, programId, whyNot } = addressee;
    if (whyNot || !contact || !programId || !mail) {
      throw refusal('', `concerns:whyNot.${whyNot ?? 'nobody'}`);
    }
    await connection
      .insertInto('concern')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        engagement_id: addressee.engagementId,
        author_id: actor.personId,
        contact_id: contact.id,
        text,
        created_at: world.clock.now(),
      })
      .execute();
    return mail;
  });
  world.log.info({ concern: id }, 'concern raised');
  await sendMail(world, [mailId]);
  return id;
}
