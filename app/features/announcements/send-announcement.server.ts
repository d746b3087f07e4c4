import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { blank, sendMail, writeMails } from '../mail/write-mail.server.tsx';
import { writeInvitations } from '../organizations/write-invitation.server.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { canAnnounce } from './announcement.ts';
import { announcementMail } from './announcement-mail.server.ts';
import { loadAnnouncement } from './announcement-queries.server.ts';
import { listAudience } from './segment-queries.server.ts';

/**
 * Sends an announcement to everybody whom it is for now, once: the mails, who got them and that it
 * went out are written together. Whoever wants none, or got enough this week, is left out.
 */
export async function sendAnnouncement(
  world: World,
  actor: Actor,
  programId: string,
  id: string,
): Promise<number> {
  if (!canAnnounce(actor)) throw new NotFound();
  const now = world.clock.now();
  const mailIds = await asActor(world.db, actor, async (connection) => {
    // A second press waits here, and finds it sent.
    await connection
      .selectFrom('announcement')
      .select('id')
      .where('id', '=', id)
      .forUpdate()
      .execute();
    const announcement = await loadAnnouncement(connection, programId, id);
    if (announcement.sent) throw refusal('', 'announcements:problems.sent');
    const program = await loadProgram(connection, programId);
    const people = (await listAudience(connection, world, program, announcement)).filter(
      ({ leftOut }) => leftOut === null,
    );
    if (people.length === 0) throw refusal('', 'announcements:problems.nobody');
    const { subject, text } = announcement;
    const known = people.flatMap(({ personId, ...person }) =>
      personId === null ? [] : [{ personId, ...person }],
    );
    const invited = people.filter(({ personId }) => personId === null);
    const again =
      invited.length === 0
        ? []
        : await writeInvitations(connection, world, {
            organizationId: actor.organizationId,
            programId,
            role: 'member',
            invitedBy: actor.personId,
            invited,
            words: { subject, text },
          });
    const { toAll, valuesFor } = await announcementMail(
      connection,
      world,
      actor,
      program,
      announcement,
    );
    const written = await writeMails(
      world,
      connection,
      {
        organizationId: actor.organizationId,
        // Whoever holds its link changes the reader's settings.
        isSecret: true,
        unsubscribeUrl: blank('stop'),
        ...toAll,
      },
      known.map((person) => ({ to: person.email, values: valuesFor(person) })),
    );
    for (let from = 0; from < known.length; from += 1_000) {
      await connection
        .insertInto('announcement_recipient')
        .values(
          known.slice(from, from + 1_000).map(({ personId }) => ({
            announcement_id: id,
            person_id: personId,
            organization_id: actor.organizationId,
            sent_at: now,
          })),
        )
        .execute();
    }
    await connection
      .updateTable('announcement')
      .set({ sent_at: now, recipients: people.length })
      .where('id', '=', id)
      .execute();
    return [...again.map(({ mailId }) => mailId), ...written];
  });
  await sendMail(world, mailIds);
  return mailIds.length;
}
