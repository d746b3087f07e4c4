import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { reportOutcomes } from '../program-outcomes.server.ts';

/** The report for other programs to read: what the page hides is hidden here too. */
export const loader = memberPage(async ({ world, actor, params }) => {
  const report = await reportOutcomes(world, actor, idFrom(params.program));
  const name = i18n.t('insights:outcomes.jsonFile', { program: report.program.name });
  return downloadResponse(name, 'application/json', JSON.stringify(report, null, 2));
});
