import { downloadResponse } from '../../../http/download-response.ts';
import { memberPage } from '../../../http/page.server.ts';
import { i18n } from '../../../i18n.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { certificatePdf } from '../certificate-pdf.server.tsx';
import { sumHeldSessions } from '../held-sessions.server.ts';

/** The actor's own certificate; there is none before the planned close. */
export const loader = memberPage(async ({ world, actor, member, params }) => {
  const { engagement, held } = await asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, idFrom(params.engagement));
    if (engagement.phase !== 'closed') throw new NotFound();
    return { engagement, held: await sumHeldSessions(connection, engagement) };
  });
  const { organization } = member;
  const bytes = await certificatePdf(engagement, {
    ...held,
    organization: organization.isCommons ? null : organization.name,
    today: todayOf(world),
  });
  const name = i18n.t('documents:certificate.fileName', { name: engagement.me.name });
  return downloadResponse(name, 'application/pdf', bytes);
});
