import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { readSessionFile } from '../session-files.server.ts';

export const loader = memberPage(async ({ world, actor, params }) =>
  downloadResponse(
    'session.ics',
    'text/calendar; charset=utf-8',
    await readSessionFile(world, actor, {
      engagementId: idFrom(params.engagement),
      sessionId: idFrom(params.session),
    }),
  ),
);
