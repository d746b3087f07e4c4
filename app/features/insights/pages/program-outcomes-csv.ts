import { csvResponse } from '../../../http/csv-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { outcomesCsv } from '../outcomes-csv.ts';
import { reportOutcomes } from '../program-outcomes.server.ts';

export const loader = memberPage(async ({ world, actor, params }) => {
  const report = await reportOutcomes(world, actor, idFrom(params.program));
  const name = i18n.t('insights:outcomes.file', { program: report.program.name });
  return csvResponse(name, outcomesCsv(report));
});
