import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { listAgreementVersions } from '../../engagements/agreement-queries.server.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { agreementPdf } from '../agreement-pdf.server.tsx';

/** One version of the agreement, to print; for its members. */
export const loader = memberPage(async ({ world, actor, visitor, params }) => {
  const { engagement, version } = await asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, idFrom(params.engagement));
    const versions = await listAgreementVersions(connection, engagement);
    const version = found(versions.find((each) => String(each.version) === params.version));
    return { engagement, version };
  });
  const name = i18n.t('documents:agreement.fileName', { version: version.version });
  const bytes = await agreementPdf(engagement, version, visitor.timeZone);
  return downloadResponse(name, 'application/pdf', bytes);
});
