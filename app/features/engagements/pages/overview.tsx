import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { OwnAnswers } from '../../enrolment/own-answers.tsx';
import { listShownAnswers } from '../../enrolment/shown-answers.server.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { cadenceWords } from '../../programs/cadence.ts';
import { kindRules } from '../../programs/program-kind.ts';
import { ActionList } from '../action-list.tsx';
import { isOpen } from '../engagement.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { GoalProgress } from '../goal-progress.tsx';
import { guideStep } from '../guide-step.ts';
import { offerBeside } from '../offer-beside.server.ts';
import { pauseEngagement, resumeEngagement } from '../pause-engagement.server.ts';
import { PlaybookCard, showPlace } from '../playbook-card.tsx';
import { placeInPlaybook } from '../playbook-place.server.ts';
import { RematchOffer } from '../rematch-offer.tsx';
import { findRematch } from '../rematch-queries.server.ts';
import { showSituation } from '../shown-situation.ts';
import { loadSituations } from '../situation-queries.server.ts';
import { timelineOf } from '../timeline.ts';
import { Timeline } from '../timeline.tsx';
import { WhatIsNext } from '../what-is-next.tsx';
import type { Route } from './+types/overview';

export const loader = memberPage(async ({ world, actor, member, params }) => {
  const id = idFrom(params.engagement);
  return asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    const [situation] = await loadSituations(connection, actor, [engagement]);
    if (!situation) throw new Error('an engagement without a situation');
    const guide = await offerBeside(
      connection,
      actor,
      engagement,
      guideStep(engagement, situation.goals.length, todayOf(world)),
    );
    const said = await listShownAnswers(
      connection,
      actor,
      'partner',
      engagement.members.flatMap(({ enrolmentId }) => enrolmentId ?? []),
    );
    return {
      guide,
      playbook: showPlace(await placeInPlaybook(connection, engagement, todayOf(world))),
      base: `/o/${params.organization}/engagements/${id}`,
      ...showSituation(situation, world.clock.now(), member.timeZone),
      isOpen: isOpen(engagement.phase),
      members: engagement.members.map((member) => ({
        ...member,
        isMe: member === engagement.me,
        said: (member.enrolmentId && said[member.enrolmentId]) || [],
      })),
      hasProgram: engagement.program !== null,
      kind: engagement.kind,
      cadenceDays: engagement.cadenceDays,
      sessionMinutes: engagement.sessionMinutes,
      timeline: timelineOf(situation, world.clock.now(), member.timeZone),
      organization: `/o/${params.organization}`,
      rematch: await findRematch(connection, engagement),
    };
  });
});

export const action = memberAction({
  pause: form(z.object({}), async ({ world, actor, params }) => {
    await pauseEngagement(world, actor, idFrom(params.engagement));
    return redirect('?said=engagements.paused');
  }),
  resume: form(z.object({}), async ({ world, actor, params }) => {
    await resumeEngagement(world, actor, idFrom(params.engagement));
    return redirect('?said=engagements.resumed');
  }),
});

export default function Overview({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const common = useTranslation().t;
  const { base, goals, actions, members, toDos } = loaderData;
  const others = toDos.slice(1);
  return (
    <Page title={t('overview.title')}>
      {loaderData.isOpen && <WhatIsNext situation={loaderData} base={base} />}
      {loaderData.rematch && (
        <RematchOffer rematch={loaderData.rematch} base={loaderData.organization} />
      )}
      {others.length > 0 && (
        <Section title={t('overview.also')} note={common('visibleTo.author')}>
          <Stack component="ul" m={0} p={0} gap="xs" style={{ listStyle: 'none' }}>
            {others.map((toDo) => (
              <li key={`${toDo.kind}-${toDo.path}-${toDo.about}`}>
                <Anchor component={Link} to={`${base}${toDo.path}`}>
                  {t(`toDo.${toDo.kind}.button`)}
                </Anchor>
                {toDo.about && !toDo.path.startsWith('/sessions/') && toDo.path !== '/extend' && (
                  <> · {toDo.about}</>
                )}
              </li>
            ))}
          </Stack>
        </Section>
      )}
      <Section
        title={t('overview.timeline')}
        note={t(loaderData.hasProgram ? 'seen.timeline' : 'seen.informal')}
      >
        <Timeline timeline={loaderData.timeline} />
      </Section>
      <PlaybookCard place={loaderData.playbook} base={base} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        <Section
          title={t('tabs.goals')}
          note={common('visibleTo.members')}
          action={<Link to={`${base}/goals`}>{t('overview.allGoals')}</Link>}
        >
          {goals.length > 0 ? (
            <GoalProgress goals={goals} base={base} />
          ) : (
            <Empty>{t('overview.noGoals')}</Empty>
          )}
        </Section>
        <Section title={t('overview.actions')} note={common('visibleTo.members')}>
          {actions.length > 0 ? (
            <ActionList actions={actions} />
          ) : (
            <Empty>{t('overview.noActions')}</Empty>
          )}
        </Section>
        <Section
          title={t('overview.who')}
          note={t(loaderData.hasProgram ? 'seen.who' : 'seen.informal')}
        >
          <Text size="sm">{t(`about.${loaderData.kind}`)}</Text>
          <Stack gap="sm">
            {members.map((member) => (
              <Stack gap={0} key={member.personId}>
                <Text fw={600}>
                  {member.name}
                  {member.isMe && ` (${common('you')})`}
                </Text>
                <Text size="sm">{t(`role.${member.role}`)}</Text>
                {member.headline && (
                  <Text size="sm" c="dimmed">
                    {member.headline}
                  </Text>
                )}
                {member.said.length > 0 && <OwnAnswers answers={member.said} />}
              </Stack>
            ))}
          </Stack>
          <Text size="sm" c="dimmed">
            {t('overview.rhythm', {
              cadence: cadenceWords(loaderData.cadenceDays),
              minutes: loaderData.sessionMinutes,
            })}
          </Text>
        </Section>
        <Section title={t('overview.own')} note={common('visibleTo.author')}>
          <Group gap="lg">
            <Link to={`${base}/pulse`}>{t('tabs.pulse')}</Link>
            <Link to={`${base}/ratings`}>{t('ratings.title')}</Link>
            <Link to={`${base}/concern`}>{t('overview.concern')}</Link>
            {loaderData.hasProgram && <Link to={`${base}/seen`}>{t('overview.seen')}</Link>}
            <a href={`${base}/export.zip`}>{t('overview.export')}</a>
          </Group>
        </Section>
      </SimpleGrid>
      <FromTheGuide offer={loaderData.guide} />
      {loaderData.isOpen && (
        <Pace
          base={base}
          phase={loaderData.phase}
          isSingle={kindRules[loaderData.kind].isSingle}
          isInformal={!loaderData.hasProgram}
        />
      )}
    </Page>
  );
}

function Pace({
  base,
  phase,
  isSingle,
  isInformal,
}: {
  base: string;
  phase: string;
  isSingle: boolean;
  isInformal: boolean;
}) {
  const { t } = useTranslation('engagements');
  return (
    <div id="pace">
      <Section title={t('pace.title')} note={t('pace.note')}>
        <Group gap="sm" align="flex-start">
          {phase === 'working' && (
            <ActionForm intent="pause" submit={t('pace.pause')} tone="quiet" />
          )}
          {phase === 'paused' && <ActionForm intent="resume" submit={t('pace.resume')} />}
          {phase !== 'closing' && (
            <Button component={Link} to={`${base}/extend`} variant="default">
              {t('pace.extend')}
            </Button>
          )}
          {phase !== 'closing' && isInformal && (
            <Button component={Link} to={`${base}/join-program`} variant="default">
              {t('pace.join')}
            </Button>
          )}
          {phase !== 'preparing' && phase !== 'closing' && !isSingle && (
            <Button component={Link} to={`${base}/close`} variant="default">
              {t('pace.close')}
            </Button>
          )}
          <Button component={Link} to={`${base}/end`} variant="default">
            {t('pace.end')}
          </Button>
        </Group>
      </Section>
    </div>
  );
}
