import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { listGoals } from '../../goals/goal-queries.server.ts';
import { membersOf } from '../../goals/members.ts';
import { logSession } from '../hold-session.server.ts';
import { attendance, metSession } from '../session.ts';
import { NotesField, RecordFields, TimeFields } from '../session-form.tsx';
import type { Route } from './+types/session-log';

export const loader = memberPage(async ({ world, actor, params, member }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const goals = await listGoals(connection, engagement);
    return {
      timeZone: member.timeZone,
      rooms: world.rooms,
      minutes: engagement.sessionMinutes,
      members: membersOf(engagement),
      goals: goals
        .filter((goal) => goal.state !== 'stopped')
        .map(({ id, title, state, scale }) => ({ id, title, state, scale })),
    };
  }),
);

export const action = memberAction({
  '': form(metSession.extend(attendance), async ({ world, actor, params, member }, given) => {
    const engagementId = idFrom(params.engagement);
    const { timeZone } = member;
    const { id } = await logSession(world, actor, { engagementId, timeZone, ...given });
    return redirect(
      `/o/${member.organization.slug}/engagements/${engagementId}/sessions/${id}?said=sessions.held`,
    );
  }),
});

export default function SessionLog({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('sessions');
  const { timeZone, minutes, goals, members } = loaderData;
  return (
    <Page
      title={t('logTitle')}
      lead={t('logLead')}
      above={[{ to: '../sessions', label: t('title') }]}
    >
      <ActionForm submit={t('logSubmit')}>
        <TimeFields value={{ minutes }} timeZone={timeZone} rooms={loaderData.rooms} />
        <NotesField />
        <RecordFields intent="" level={2} goals={goals} members={members} />
      </ActionForm>
    </Page>
  );
}
