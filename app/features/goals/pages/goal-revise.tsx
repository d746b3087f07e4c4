import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, type ShouldRevalidateFunction } from 'react-router';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField, RadioField, useRefusal } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { draftChange } from '../goal.ts';
import { DraftButton, GoalFields, ScaleFields, SkillFields } from '../goal-form.tsx';
import { findGoal, listSkillChoices } from '../goal-queries.server.ts';
import { reviseGoal } from '../revise-goal.server.ts';
import { newRevision } from '../revision.ts';
import { ScaleTable } from '../scale-table.tsx';
import { changeDraft } from '../write-goal.server.ts';
import type { Route } from './+types/goal-revise';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const goal = await findGoal(connection, engagement, idFrom(params.goal));
    const { title, description, type, dueOn, scale, state, isLocked } = goal;
    return {
      goal: { title, description, type, dueOn, scale, state, isLocked },
      seen: goal.updatedAt.toISOString(),
      partners: engagement.partners.map((partner) => partner.name),
      timeframe: { startsOn: engagement.startsOn, endsOn: engagement.endsOn },
      skills: await listSkillChoices(connection, engagement, goal),
      chosenSkills: goal.skills.map((skill) => skill.id),
    };
  }),
);

// A refused edit of words that changed meanwhile shows what they say now.
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 422 || defaultShouldRevalidate;

const goalOf = ({ params }: MemberVisit) => ({
  engagementId: idFrom(params.engagement),
  goalId: idFrom(params.goal),
});
const toGoal = (visit: MemberVisit, said: string) => {
  const { engagementId, goalId } = goalOf(visit);
  const { slug } = visit.member.organization;
  return redirect(`/o/${slug}/engagements/${engagementId}/goals/${goalId}?said=${said}`);
};

export const action = memberAction({
  draft: form(draftChange, async (visit: MemberVisit, given) => {
    await changeDraft(visit.world, visit.actor, { ...goalOf(visit), ...given });
    return toGoal(visit, given.asDraft ? 'goals.drafted' : 'goals.set');
  }),
  revision: form(newRevision, async (visit: MemberVisit, given) => {
    await reviseGoal(visit.world, visit.actor, { ...goalOf(visit), ...given });
    return toGoal(visit, 'goals.revised');
  }),
});

export default function GoalRevise({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goals');
  const { goal, timeframe, partners, seen } = loaderData;
  const isDraft = goal.state === 'draft';
  const base = `/o/${params.organization}/engagements/${params.engagement}/goals`;
  return (
    <Page
      title={isDraft ? t('editTitle') : t('reviseTitle')}
      lead={isDraft ? t('editLead') : t('reviseLead', { names: partners.join(', ') })}
      above={[
        { to: base, label: t('title') },
        { to: `${base}/${params.goal}`, label: goal.title },
      ]}
    >
      <PresentWords goal={goal} />
      {isDraft ? (
        <ActionForm intent="draft" submit={t('setIt')} aside={<DraftButton />}>
          <input type="hidden" name="seen" value={seen} />
          <GoalFields goal={goal} timeframe={timeframe} />
          <SkillFields choices={loaderData.skills} chosen={loaderData.chosenSkills} />
          <ScaleFields scale={goal.scale} />
        </ActionForm>
      ) : (
        <ActionForm intent="revision" submit={t('reviseSubmit')}>
          <input type="hidden" name="seen" value={seen} />
          <AreaField name="reason" label={t('reason')} hint={t('reasonHint')} />
          <RadioField
            name="state"
            label={t('going.label')}
            value={goal.state}
            options={[
              { value: 'active', label: t('going.active') },
              { value: 'stopped', label: t('going.stopped') },
            ]}
          />
          <GoalFields goal={goal} timeframe={timeframe} />
          <ScaleFields scale={goal.scale} note={goal.isLocked ? t('scale.locked') : undefined} />
        </ActionForm>
      )}
    </Page>
  );
}

/** After somebody else changed the goal meanwhile: what it says now, above what was typed. */
function PresentWords({ goal }: { goal: Route.ComponentProps['loaderData']['goal'] }) {
  const { t } = useTranslation('goals');
  const refused = [useRefusal('draft'), useRefusal('revision')];
  const isConflict = refused.some((form) =>
    form?.problems.some((problem) => problem.key === 'problems:changedMeanwhile'),
  );
  if (!isConflict) return null;
  return (
    <Alert color="clay" variant="light" title={t('conflict')}>
      <Stack gap="xs">
        <Text fw={600}>{goal.title}</Text>
        {goal.description && <Text className="prose">{goal.description}</Text>}
        <ScaleTable scale={goal.scale} />
      </Stack>
    </Alert>
  );
}
