import { csvResponse } from '../../../http/csv-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { compareCohorts } from '../across.server.ts';
import { acrossCsv } from '../data-files.ts';

export const loader = memberPage(async ({ world, actor }) =>
  csvResponse(i18n.t('dashboard:across.file'), acrossCsv(await compareCohorts(world, actor))),
);
