import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { findRecord } from '../replay-run.server.ts';

/** Everything that a run was made from and what came out, for `ithaca replay`. */
export const loader = memberPage(async ({ world, actor, params }) => {
  const runId = idFrom(params.run);
  const record = await asActor(world.db, actor, (connection) =>
    findRecord(connection, actor, idFrom(params.program), runId),
  );
  return downloadResponse(`run-${runId}.json`, 'application/json', JSON.stringify(record));
});
