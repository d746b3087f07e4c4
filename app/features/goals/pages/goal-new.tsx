import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { newGoal } from '../goal.ts';
import {
  DraftButton,
  GoalFields,
  MilestoneFields,
  ScaleFields,
  SkillFields,
} from '../goal-form.tsx';
import { listSkillChoices } from '../goal-queries.server.ts';
import { writeGoal } from '../write-goal.server.ts';
import type { Route } from './+types/goal-new';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    return {
      timeframe: { startsOn: engagement.startsOn, endsOn: engagement.endsOn },
      skills: await listSkillChoices(connection, engagement),
    };
  }),
);

export const action = memberAction({
  '': form(newGoal, async ({ world, actor, params, member }, given) => {
    const engagementId = idFrom(params.engagement);
    const { id } = await writeGoal(world, actor, engagementId, given);
    const said = given.asDraft ? 'goals.drafted' : 'goals.set';
    return redirect(
      `/o/${member.organization.slug}/engagements/${engagementId}/goals/${id}?said=${said}`,
    );
  }),
});

export default function GoalNew({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('goals');
  const { t: common } = useTranslation();
  return (
    <Page
      title={t('newTitle')}
      lead={`${t('newLead')} ${common('visibleTo.members')}`}
      above={[{ to: '../goals', label: t('title') }]}
    >
      <ActionForm submit={t('setIt')} aside={<DraftButton />}>
        <GoalFields timeframe={loaderData.timeframe} />
        <SkillFields choices={loaderData.skills} chosen={[]} />
        <MilestoneFields />
        <ScaleFields scale={null} />
      </ActionForm>
    </Page>
  );
}
