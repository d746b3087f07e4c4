import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { suggestSession } from '../next-session.server.ts';
import { planSession } from '../plan-session.server.ts';
import { newSession } from '../session.ts';
import { TimeFields } from '../session-form.tsx';
import type { Route } from './+types/session-new';

export const loader = memberPage(async ({ world, actor, params, member }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const { timeZone } = member;
    return {
      partners: engagement.partnerNames,
      timeZone,
      suggested: await suggestSession(connection, engagement, world.clock.now(), timeZone),
    };
  }),
);

export const action = memberAction({
  '': form(newSession, async ({ world, actor, params, member }, given) => {
    const engagementId = idFrom(params.engagement);
    const { timeZone } = member;
    const { id } = await planSession(world, actor, { engagementId, timeZone, ...given });
    return redirect(
      `/o/${member.organization.slug}/engagements/${engagementId}/sessions/${id}?said=sessions.proposed`,
    );
  }),
});

export default function SessionNew({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('sessions');
  const { suggested, timeZone, partners } = loaderData;
  return (
    <Page
      title={t('plan')}
      lead={t('planLead', { names: partners })}
      above={[{ to: '../sessions', label: t('title') }]}
    >
      <ActionForm submit={t('planSubmit')}>
        <TimeFields value={suggested} timeZone={timeZone} />
        <AreaField
          name="agenda"
          label={t('field.agenda')}
          hint={t('field.agendaHint')}
          value={suggested.agenda}
          optional
          rows={8}
        />
      </ActionForm>
    </Page>
  );
}
