import { csvResponse } from '../../../http/csv-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { engagementFilterFrom } from '../engagement-filter.ts';
import { engagementsCsv } from '../engagements-csv.ts';
import { listProgramEngagements } from '../program-engagements.server.ts';

/** All that pass the page's filter, on no pages. */
export const loader = memberPage(async ({ world, actor, params, url }) => {
  const slice = { offset: 0, limit: Number.POSITIVE_INFINITY };
  const filter = engagementFilterFrom(url);
  const list = await listProgramEngagements(world, actor, idFrom(params.program), filter, slice);
  const name = i18n.t('insights:engagements.file', { program: list.program.name });
  return csvResponse(name, engagementsCsv(list.engagements));
});
