import { openPage } from '../../../http/page.server.ts';
import { readFeed } from '../session-files.server.ts';

export const loader = openPage(
  async ({ world, params }) =>
    new Response(await readFeed(world, params.feed ?? ''), {
      headers: { 'content-type': 'text/calendar; charset=utf-8' },
    }),
);
