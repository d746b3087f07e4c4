import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { todayOf } from '../../../platform/clock.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { gatherEvidence } from '../ismcp.server.ts';
import { ismcpPdf } from '../ismcp-pdf.server.tsx';

/** What the program can show for each of the six areas of the ISMCP: unofficial, and said so on it. */
export const loader = memberPage(async ({ world, actor, member, params }) => {
  const evidence = await gatherEvidence(world, actor, idFrom(params.program));
  const bytes = await ismcpPdf(evidence, {
    organization: member.organization.name,
    today: todayOf(world),
  });
  const name = i18n.t('ismcp:file', { program: evidence.program });
  return downloadResponse(name, 'application/pdf', bytes);
});
