import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { describeExport } from '../describe-export.ts';
import { listExportedFiles, loadExport } from '../export-queries.server.ts';
import { zipStream } from '../zip.server.ts';

/** Everything of the engagement that this member may see, to keep; also after its end. */
export const loader = memberPage(async ({ world, actor, visitor, params }) => {
  const { data, files } = await asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, idFrom(params.engagement));
    return {
      data: await loadExport(connection, actor, engagement),
      files: await listExportedFiles(connection, engagement),
    };
  });
  const text = describeExport(data, { today: todayOf(world), timeZone: visitor.timeZone });
  const names = data.members
    .filter((member) => member.personId !== actor.personId)
    .map((member) => member.name)
    .join(', ');
  return downloadResponse(
    i18n.t('documents:export.fileName', { names }),
    'application/zip',
    zipStream([
      { path: 'engagement.md', read: async () => text },
      { path: 'engagement.json', read: async () => JSON.stringify(data, null, 2) },
      ...files.map(({ path, storageName }) => ({
        path,
        read: () => world.files.read(storageName),
      })),
    ]),
  );
});
