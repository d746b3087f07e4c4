import { Alert, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { Empty, Page, State } from '../../../ui/page.tsx';
import { readerInWords } from '../../playbooks/reader-in-words.ts';
import { showPhase } from '../../playbooks/show-playbook.server.ts';
import { StepWords } from '../../playbooks/step-words.tsx';
import { kindRules } from '../../programs/program-kind.ts';
import { isOpen } from '../engagement.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { loadLearners, placeInPlaybook } from '../playbook-place.server.ts';
import { tickStep } from '../tick-step.server.ts';
import type { Route } from './+types/playbook';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, idFrom(params.engagement));
    const place = await placeInPlaybook(connection, engagement, todayOf(world));
    const learners = await loadLearners(connection, engagement);
    const me = learners.find(({ personId }) => personId === actor.personId);
    const isAdapted = place.playbook.phases.some(({ additions }) => additions.length > 0);
    return {
      isOpen: isOpen(engagement.phase),
      isGroup: kindRules[engagement.kind].isGroup,
      now: place.playbook.phases.indexOf(place.phase),
      phases: place.playbook.phases.map((phase) => showPhase(phase, learners)),
      /** My own profile does not say what some of it is chosen by. */
      asksProfile: isAdapted && me !== undefined && (me.stage === null || me.industry === ''),
      done: Object.fromEntries(
        [...place.doneAt].map(([step, at]) => [step, at.toISOString().slice(0, 10)]),
      ),
    };
  }),
);

const ticking = (isDone: boolean) =>
  form(
    z.object({ step: z.string().min(1).max(60) }),
    async ({ world, actor, params }: MemberVisit, { step }) => {
      const engagementId = idFrom(params.engagement);
      await tickStep(world, actor, { engagementId, step, isDone });
      return redirect(`?said=playbooks.${isDone ? 'ticked' : 'unticked'}`);
    },
  );

export const action = memberAction({ tick: ticking(true), untick: ticking(false) });

export default function PlaybookPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization } = useParams();
  const { phases, done, now } = loaderData;
  const readers = phases.flatMap(({ additions }) =>
    additions.map(({ because }) => readerInWords(because)),
  );
  return (
    <Page title={t('title')} lead={t(loaderData.isGroup ? 'lead.group' : 'lead.members')}>
      <DeedProblems intent="tick" />
      {readers.length > 0 && (
        <Text size="sm">{t('adapted', { list: [...new Set(readers)].join(' · ') })}</Text>
      )}
      {loaderData.asksProfile && (
        <Text size="sm">
          {t('toAdapt')} <Link to={`/o/${organization}/profile`}>{t('toProfile')}</Link>
        </Text>
      )}
      {phases.map((phase, index) => {
        const ticked = phase.steps.filter(({ key }) => done[key] !== undefined).length;
        return (
          // Only the present phase lies open: the whole is long, above all on a phone.
          <details key={`${phase.moment} ${phase.after}`} className="fold" open={index === now}>
            <summary>
              <Title order={2} size="h3" display="inline">
                {phase.title}
              </Title>{' '}
              {index === now && <State tone="good">{t('here')}</State>}{' '}
              <Text size="sm" c="dimmed" span>
                {t('progress', { done: ticked, count: phase.steps.length })}
              </Text>
            </summary>
            <PhaseSteps phase={phase} done={done} isOpen={loaderData.isOpen} />
          </details>
        );
      })}
    </Page>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

function PhaseSteps({
  phase: { lead, steps, additions },
  done,
  isOpen: canTick,
}: Pick<Loaded, 'done' | 'isOpen'> & { phase: Loaded['phases'][number] }) {
  const { t } = useTranslation('playbooks');
  return (
    <Stack gap="md" mt="sm">
      <Text c="dimmed">{lead}</Text>
      {additions.map(({ text, question, because }) => (
        <Alert key={text} color="aegean" variant="light" maw="46rem" title={readerInWords(because)}>
          {text}
          {question && <Text mt="xs">{t('onAgenda', { question })}</Text>}
        </Alert>
      ))}
      {steps.length === 0 && <Empty>{t('none')}</Empty>}
      {steps.map((step, index) => (
        <Fragment key={step.key}>
          {index > 0 && <Divider maw="46rem" />}
          <StepWords step={step}>
            <Group gap="md">
              {step.exercise && (
                <Link to={`exercises/${step.exercise.key}`}>
                  {t('step.exercise', step.exercise)}
                </Link>
              )}
              <Tick step={step} doneOn={done[step.key] ?? null} isOpen={canTick} />
            </Group>
          </StepWords>
        </Fragment>
      ))}
    </Stack>
  );
}

function Tick({
  step: { key, title },
  doneOn,
  isOpen: canTick,
}: {
  step: { key: string; title: string };
  doneOn: string | null;
  isOpen: boolean;
}) {
  const { t } = useTranslation('playbooks');
  const what = { step: key };
  if (doneOn === null) {
    return canTick ? (
      <Deed intent="tick" what={what} label={t('step.tickLabel', { title })}>
        {t('step.tick')}
      </Deed>
    ) : null;
  }
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <State tone="good">{t('step.done')}</State>
        <Text size="sm" c="dimmed">
          {t('step.doneBy', { day: formatDay(doneOn) })}
        </Text>
        {canTick && (
          <Deed intent="untick" what={what} label={t('step.untickLabel', { title })}>
            {t('step.untick')}
          </Deed>
        )}
      </Group>
    </Stack>
  );
}
