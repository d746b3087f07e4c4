import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { dayIn } from '../../../platform/calendar.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Day } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Facts, Page, Section } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { kindRules } from '../../programs/program-kind.ts';
import { checkIn } from '../check-in.server.ts';
import { newCheckIn } from '../check-in.ts';
import { CheckInFields } from '../check-in-form.tsx';
import { listCheckIns } from '../check-in-queries.server.ts';
import { canDiscard, isDraftOverdue, newMilestone } from '../goal.ts';
import { GoalProgress } from '../goal-progress.tsx';
import { countHeldSessions, findGoal } from '../goal-queries.server.ts';
import { GoalStateMark } from '../goal-state.tsx';
import { membersOf, nameOf } from '../members.ts';
import { MilestoneList } from '../milestone-list.tsx';
import { addMilestone, removeMilestone, tickMilestone } from '../milestones.server.ts';
import { beginOf } from '../progress.ts';
import { canAgree } from '../revision.ts';
import { listRevisions } from '../revision-queries.server.ts';
import { ScaleTable } from '../scale-table.tsx';
import { discardDraft } from '../write-goal.server.ts';
import type { Route } from './+types/goal';

export const loader = memberPage(async ({ world, actor, params, member: { timeZone } }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const goal = await findGoal(connection, engagement, idFrom(params.goal));
    const checkIns = await listCheckIns(connection, engagement, goal.id);
    const revisions = await listRevisions(connection, engagement, goal.id);
    const heldSessions = await countHeldSessions(connection, engagement);
    const timeframe = { startsOn: engagement.startsOn, endsOn: engagement.endsOn };
    const open = isOpen(engagement.phase);
    const { createdAt, updatedAt: _unused, ...shown } = goal;
    return {
      goal: shown,
      isQuestion: kindRules[engagement.kind].isSingle,
      timeframe,
      begunOn: beginOf(dayIn(timeZone, createdAt), timeframe),
      today: dayIn(timeZone, world.clock.now()),
      members: membersOf(engagement),
      canChange: open,
      canDiscard: open && canDiscard(actor, goal),
      heldSessions,
      draftOverdue: open && isDraftOverdue(goal, heldSessions),
      revisions: revisions.length,
      isAskedToAgree:
        open &&
        revisions.some((revision) => {
          const agreedBy = revision.agreements.map((agreement) => agreement.personId);
          return canAgree(actor, { revisedBy: revision.revisedBy, agreedBy });
        }),
      checkIns: checkIns.map((entry) => ({
        id: entry.id,
        personId: entry.personId,
        day: dayIn(timeZone, entry.createdAt),
        progress: entry.progress,
        level: entry.level,
        isOnPresentScale: entry.scaleVersion === goal.scaleVersion,
        confidence: entry.confidence,
        comment: entry.comment,
      })),
    };
  }),
);

const goalOf = ({ params }: MemberVisit) => ({
  engagementId: idFrom(params.engagement),
  goalId: idFrom(params.goal),
});
const goals = ({ member, params }: MemberVisit) =>
  `/o/${member.organization.slug}/engagements/${idFrom(params.engagement)}/goals`;
const back = (visit: MemberVisit, said: string) =>
  redirect(`${goals(visit)}/${idFrom(visit.params.goal)}?said=goals.${said}`);

const milestoneDeed = z.object({
  milestoneId: z.uuid(),
  deed: z.enum(['reach', 'reopen', 'remove']),
});
const saidOf = {
  reach: 'milestoneReached',
  reopen: 'milestoneOpen',
  remove: 'milestoneRemoved',
} as const;

export const action = memberAction({
  checkIn: form(newCheckIn, async (visit: MemberVisit, given) => {
    await checkIn(visit.world, visit.actor, { ...goalOf(visit), ...given });
    return back(visit, 'checked');
  }),
  addMilestone: form(newMilestone, async (visit: MemberVisit, given) => {
    await addMilestone(visit.world, visit.actor, { ...goalOf(visit), ...given });
    return back(visit, 'milestoneAdded');
  }),
  milestone: form(milestoneDeed, async (visit: MemberVisit, { milestoneId, deed }) => {
    const { world, actor, member } = visit;
    const which = { ...goalOf(visit), milestoneId };
    const today = dayIn(member.timeZone, world.clock.now());
    if (deed === 'remove') await removeMilestone(world, actor, which);
    else
      await tickMilestone(world, actor, { ...which, reachedOn: deed === 'reach' ? today : null });
    return back(visit, saidOf[deed]);
  }),
  discard: form(z.object({}), async (visit: MemberVisit) => {
    await discardDraft(visit.world, visit.actor, goalOf(visit));
    return redirect(`${goals(visit)}?said=goals.discarded`);
  }),
});

export default function Goal({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goals');
  const { t: common } = useTranslation();
  const { goal, members, canChange } = loaderData;
  const name = (personId: string) =>
    nameOf(members, personId, t('attainment.you')) ?? t('history.somebody');
  const base = `/o/${params.organization}/engagements/${params.engagement}/goals`;
  const isDraft = goal.state === 'draft';
  return (
    <Page
      title={goal.title}
      badge={<GoalStateMark state={goal.state} />}
      lead={common('visibleTo.members')}
      above={[{ to: base, label: t('title') }]}
      action={
        canChange && (
          <Button component={Link} to={`${base}/${goal.id}/revise`}>
            {isDraft ? t('editDraft') : t('revise')}
          </Button>
        )
      }
    >
      <DeedProblems intent="discard" />
      {loaderData.draftOverdue && (
        <Alert color="clay" variant="light">
          {t('draftOverdue', { count: loaderData.heldSessions })}
        </Alert>
      )}
      {loaderData.isAskedToAgree && (
        <Alert color="clay" variant="light">
          <Link to={`${base}/${goal.id}/history`}>{t('askedToAgree')}</Link>
        </Alert>
      )}
      {goal.description && <Text className="prose">{goal.description}</Text>}
      <Facts
        items={[
          {
            label: t('owner'),
            value: goal.isShared
              ? t('shared.owner', { name: name(goal.ownerId) })
              : name(goal.ownerId),
          },
          ...(loaderData.isQuestion ? [] : [{ label: t('kind'), value: t(`type.${goal.type}`) }]),
          { label: t('dueOn'), value: <Day value={goal.dueOn} /> },
          ...(goal.skills.length > 0
            ? [{ label: t('skills'), value: goal.skills.map((skill) => skill.name).join(', ') }]
            : []),
        ]}
      />
      {loaderData.revisions > 0 && (
        <Text>
          <Link to={`${base}/${goal.id}/history`}>
            {t('history.link', { count: loaderData.revisions })}
          </Link>
        </Text>
      )}
      {!loaderData.isQuestion && <Measures {...loaderData} name={name} />}
      {loaderData.canDiscard && (
        <Deed intent="discard" tone="danger">
          {t('discard')}
        </Deed>
      )}
    </Page>
  );
}

/** How far it has come, and what it is measured by; a question is answered or not. */
function Measures({
  goal,
  members,
  canChange,
  timeframe,
  begunOn,
  today,
  checkIns,
  name,
}: Route.ComponentProps['loaderData'] & { name: (personId: string) => string }) {
  const { t } = useTranslation('goals');
  return (
    <>
      <GoalProgress
        me={members.me}
        checkIns={checkIns.map((entry) => ({ ...entry, name: name(entry.personId) }))}
        marks={goal.milestones.map(({ dueOn, reachedOn }, index) => ({
          number: index + 1,
          dueOn,
          isReached: reachedOn !== null,
        }))}
        {...{ timeframe, begunOn, today, dueOn: goal.dueOn }}
      />
      {canChange && goal.state !== 'stopped' && (
        <Section title={t('checkIn.title')} note={t('checkIn.note')}>
          <ActionForm intent="checkIn" submit={t('checkIn.submit')}>
            <CheckInFields goal={goal} />
          </ActionForm>
        </Section>
      )}
      <MilestoneList milestones={goal.milestones} today={today} canChange={canChange} />
      <Section
        title={t('scale.title')}
        note={
          goal.scaleVersion > 1 ? t('scale.version', { version: goal.scaleVersion }) : undefined
        }
      >
        <ScaleTable scale={goal.scale} />
      </Section>
    </>
  );
}
