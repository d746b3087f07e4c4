import '../goals.css';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Day } from '../../../ui/dates.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { kindRules } from '../../programs/program-kind.ts';
import { AttainmentSummary } from '../attainment-summary.tsx';
import { listCheckIns } from '../check-in-queries.server.ts';
import { canAddGoal, isDraftOverdue } from '../goal.ts';
import { countHeldSessions, listGoals } from '../goal-queries.server.ts';
import { GoalStateMark } from '../goal-state.tsx';
import { type Members, membersOf, nameOf } from '../members.ts';
import { latestRatings } from '../ratings.ts';
import { canAgree } from '../revision.ts';
import { listRevisions } from '../revision-queries.server.ts';
import type { Route } from './+types/goals';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const goals = await listGoals(connection, engagement);
    const checkIns = await listCheckIns(connection, engagement);
    const revisions = await listRevisions(connection, engagement);
    const heldSessions = await countHeldSessions(connection, engagement);
    const waits = (goalId: string) =>
      revisions.some((revision) => {
        const agreedBy = revision.agreements.map((agreement) => agreement.personId);
        return (
          revision.goalId === goalId && canAgree(actor, { revisedBy: revision.revisedBy, agreedBy })
        );
      });
    return {
      guide: await offerBeside(connection, actor, engagement, 'goals'),
      isOpen: isOpen(engagement.phase),
      isGroup: kindRules[engagement.kind].isGroup,
      canAdd: isOpen(engagement.phase) && canAddGoal(engagement, goals),
      members: membersOf(engagement),
      partnerIds: engagement.partners.map((partner) => partner.personId),
      heldSessions,
      draftsOverdue: goals.some((goal) => isDraftOverdue(goal, heldSessions)),
      ratings: latestRatings(goals, checkIns),
      goals: goals.map((goal) => ({
        id: goal.id,
        ownerId: goal.ownerId,
        isShared: goal.isShared,
        title: goal.title,
        state: goal.state,
        dueOn: goal.dueOn,
        milestones: goal.milestones.length,
        reached: goal.milestones.filter((milestone) => milestone.reachedOn).length,
        waits: isOpen(engagement.phase) && waits(goal.id),
        latest: [engagement.me, ...engagement.partners].flatMap(({ personId }) => {
          const last = checkIns.find(
            (entry) => entry.goalId === goal.id && entry.personId === personId,
          );
          return last ? [{ personId, progress: last.progress }] : [];
        }),
      })),
    };
  }),
);

type Loaded = Route.ComponentProps['loaderData'];

export default function Goals({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('goals');
  const { t: common } = useTranslation();
  const { goals, members, partnerIds, isOpen } = loaderData;
  const name = (personId: string) =>
    nameOf(members, personId, t('attainment.you')) ?? t('history.somebody');
  const of = (ownerId: string) =>
    goals.filter((goal) => goal.ownerId === ownerId && !goal.isShared);
  const others = [...new Set([...partnerIds, ...goals.map((goal) => goal.ownerId)])].filter(
    (personId) => personId !== members.me,
  );
  return (
    <Page
      title={t('title')}
      lead={`${t('lead')} ${common('visibleTo.members')}`}
      action={
        loaderData.canAdd && (
          <Button component={Link} to="new">
            {t('new')}
          </Button>
        )
      }
    >
      {loaderData.draftsOverdue && isOpen && (
        <Alert color="clay" variant="light">
          {t('draftsOverdue', { count: loaderData.heldSessions })}
        </Alert>
      )}
      {loaderData.isGroup && (
        <Section title={t('shared.title')}>
          <GoalList
            goals={goals.filter((goal) => goal.isShared)}
            members={members}
            empty={t('shared.empty')}
          />
        </Section>
      )}
      <Section title={t('mine')}>
        <GoalList goals={of(members.me)} members={members} empty={t('emptyMine')} />
      </Section>
      {others.map((personId) => (
        <Section key={personId} title={t('theirs', { name: name(personId) })}>
          <GoalList
            goals={of(personId)}
            members={members}
            empty={t('emptyTheirs', { name: name(personId) })}
          />
        </Section>
      ))}
      <AttainmentSummary groups={loaderData.ratings} name={name} />
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

function GoalList({
  goals,
  members,
  empty,
}: {
  goals: Loaded['goals'];
  members: Members;
  empty: string;
}) {
  const { t } = useTranslation('goals');
  if (goals.length === 0) return <Empty>{empty}</Empty>;
  return (
    <ul className="cards">
      {goals.map((goal) => (
        <li key={goal.id}>
          <Stack gap={6}>
            <Group gap="sm">
              <Link to={goal.id} className="card-title">
                {goal.title}
              </Link>
              <GoalStateMark state={goal.state} />
              {goal.waits && <State tone="look">{t('askedToAgreeShort')}</State>}
            </Group>
            <Group gap="lg" className="quiet">
              <span>
                {t('dueOn')} <Day value={goal.dueOn} />
              </span>
              {goal.milestones > 0 && (
                <span>{t('milestoneCount', { reached: goal.reached, all: goal.milestones })}</span>
              )}
              {goal.latest.length === 0 && <span>{t('progress.none')}</span>}
            </Group>
            {goal.latest.map(({ personId, progress }) => (
              <ProgressLine
                key={personId}
                name={nameOf(members, personId, t('attainment.you')) ?? ''}
                progress={progress}
              />
            ))}
          </Stack>
        </li>
      ))}
    </ul>
  );
}

function ProgressLine({ name, progress }: { name: string; progress: number }) {
  const { t } = useTranslation('goals');
  return (
    <div className="progress-line">
      <div className="bar" aria-hidden="true">
        <div className="progress-fill" style={{ width: `${progress}%` }} />
      </div>
      <Text size="sm">{t('progress.latest', { name, progress })}</Text>
    </div>
  );
}
