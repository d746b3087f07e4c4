import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { findAttachment } from '../message-queries.server.ts';

/** The bytes of an attachment, to save: nothing that a partner attached is shown inside our pages. */
export const loader = memberPage(async ({ world, actor, params }) => {
  const { fileName, mediaType, storageName } = await asActor(
    world.db,
    actor,
    async (connection) => {
      const id = idFrom(params.engagement);
      const engagement = await findEngagementForMember(connection, actor, id);
      return findAttachment(connection, engagement, idFrom(params.attachment));
    },
  );
  return downloadResponse(fileName, mediaType, found(await world.files.read(storageName)));
});
