import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { todayOf } from '../../../platform/clock.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { outcomesPdf } from '../outcomes-pdf.server.tsx';
import { reportOutcomes } from '../program-outcomes.server.ts';

/** The report on paper: whole, or with `?summary` the one page for a sponsor. */
export const loader = memberPage(async ({ world, actor, member, params, url }) => {
  const report = await reportOutcomes(world, actor, idFrom(params.program));
  const isSummary = url.searchParams.has('summary');
  const name = i18n.t(`insights:outcomes.${isSummary ? 'summaryFile' : 'pdfFile'}`, {
    program: report.program.name,
  });
  const bytes = await outcomesPdf(report, {
    organization: member.organization.name,
    today: todayOf(world),
    isSummary,
  });
  return downloadResponse(name, 'application/pdf', bytes);
});
