import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { checkAttachments, type GivenFile } from './attachment.ts';
import type { NewMessage } from './message.ts';
import { writeMessageMail } from './message-mail.server.ts';

/** Writes to the others of an engagement, with the files that are given. Returns the message's id. */
export async function writeMessage(
  world: World,
  actor: Actor,
  engagementId: string,
  { text }: NewMessage,
  files: GivenFile[] = [],
): Promise<string> {
  const id = world.random.id();
  const checked = checkAttachments(files).map((file) => ({
    ...file,
    storageName: world.random.token(),
  }));
  try {
    const mails = await asActor(world.db, actor, async (connection) => {
      const engagement = await lockOpenEngagement(connection, actor, engagementId);
      const place = { organization_id: engagement.organizationId, engagement_id: engagement.id };
      const created_at = world.clock.now();
      await connection
        .insertInto('message')
        .values({ id, ...place, author_id: actor.personId, text, created_at })
        .execute();
      for (const { fileName, mediaType, bytes, storageName } of checked) {
        // First the bytes, then the row: a row always has its file.
        await world.files.write(storageName, bytes);
        await connection
          .insertInto('attachment')
          .values({
            id: world.random.id(),
            ...place,
            message_id: id,
            file_name: fileName,
            media_type: mediaType,
            size: bytes.length,
            storage_name: storageName,
            created_at,
          })
          .execute();
      }
      return notify(connection, world, engagement);
    });
    await sendMail(world, mails);
    return id;
  } catch (error) {
    for (const { storageName } of checked) await world.files.remove(storageName);
    throw error;
  }
}

async function notify(
  connection: Connection,
  world: World,
  engagement: Engagement,
): Promise<string[]> {
  const { id, organizationId, partners } = engagement;
  const readings = await connection
    .selectFrom('message_reading')
    .select(['person_id', 'seen_at', 'mailed_at'])
    .where('engagement_id', '=', id)
    .execute();
  const { mails, mailed } = await writeMessageMail(connection, world, engagement, (personId) => {
    const row = readings.find((reading) => reading.person_id === personId);
    return { seenAt: row?.seen_at ?? null, mailedAt: row?.mailed_at ?? null };
  });
  for (const { personId } of partners.filter((partner) => mailed.includes(partner.personId))) {
    const mailed_at = world.clock.now();
    await connection
      .insertInto('message_reading')
      .values({
        engagement_id: id,
        person_id: personId,
        organization_id: organizationId,
        mailed_at,
      })
      .onConflict((conflict) =>
        conflict.columns(['engagement_id', 'person_id']).doUpdateSet({ mailed_at }),
      )
      .execute();
  }
  return mails;
}
