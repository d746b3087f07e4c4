import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField, CheckField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { closeEngagement } from '../close-engagement.server.ts';
import { phaseAfter } from '../engagement.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { GoalProgress } from '../goal-progress.tsx';
import { courseOf } from '../move-engagement.server.ts';
import { offerBeside } from '../offer-beside.server.ts';
import { newOutcome } from '../outcome.ts';
import { OutcomeList } from '../outcome-list.tsx';
import { listOutcomes } from '../outcome-queries.server.ts';
import { beginClosing, resumeEngagement } from '../pause-engagement.server.ts';
import { recordOutcome } from '../record-outcome.server.ts';
import { showSituation } from '../shown-situation.ts';
import { loadSituations } from '../situation-queries.server.ts';
import { unrated } from '../skill-rating.ts';
import { listRatedSkills, listRatings } from '../skill-rating-queries.server.ts';
import type { Route } from './+types/close';

export const loader = memberPage(async ({ world, actor, member, params }) => {
  const id = idFrom(params.engagement);
  return asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, id);
    const [situation] = await loadSituations(connection, actor, [engagement]);
    if (!situation) throw new Error('an engagement without a situation');
    const outcomes = await listOutcomes(connection, engagement);
    const course = await courseOf(connection, engagement);
    const today = todayOf(world);
    const ratings = await listRatings(connection, [id]);
    const skills = await listRatedSkills(connection, [id]);
    return {
      guide: await offerBeside(connection, actor, engagement, 'close'),
      base: `/o/${params.organization}/engagements/${id}`,
      phase: engagement.phase,
      partner: engagement.partnerNames,
      // Two can go on by themselves; a circle is brought together by its program.
      partnerRole: engagement.partners.length === 1 ? engagement.partners[0]?.role : undefined,
      organization: member.organization.isCommons ? null : `/o/${params.organization}`,
      hasProgram: engagement.program !== null,
      goals: showSituation(situation, world.clock.now(), member.timeZone).goals,
      mine: outcomes.find((outcome) => outcome.personId === actor.personId) ?? null,
      outcomes,
      missing: engagement.members
        .filter((member) => !outcomes.some((outcome) => outcome.personId === member.personId))
        .map((member) => member.name),
      unratedSkills: unrated(skills, ratings, actor.personId, 'close').length,
      can: {
        begin: phaseAfter(course, 'beginClosing', today) !== null,
        resume: phaseAfter(course, 'resume', today) !== null,
        close: phaseAfter(course, 'close', today) !== null,
      },
    };
  });
});

const nothing = z.object({});
export const action = memberAction({
  begin: form(nothing, async ({ world, actor, params }) => {
    await beginClosing(world, actor, idFrom(params.engagement));
    return redirect('?said=engagements.closing');
  }),
  resume: form(nothing, async ({ world, actor, params }) => {
    await resumeEngagement(world, actor, idFrom(params.engagement));
    return redirect('?said=engagements.resumed');
  }),
  outcome: form(newOutcome, async ({ world, actor, params }, value) => {
    const { closed } = await recordOutcome(world, actor, idFrom(params.engagement), value);
    return redirect(`?said=engagements.${closed ? 'closed' : 'outcome'}`);
  }),
  close: form(nothing, async ({ world, actor, params }) => {
    await closeEngagement(world, actor, idFrom(params.engagement));
    return redirect('?said=engagements.closed');
  }),
});

type Data = Route.ComponentProps['loaderData'];

export default function Close({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const { phase, outcomes } = loaderData;
  return (
    <Page
      title={t('close.title')}
      lead={phase === 'closed' || phase === 'ended_early' ? undefined : t('close.lead')}
    >
      {phase === 'closing' ? <Steps {...loaderData} /> : <Before {...loaderData} />}
      <OutcomeList outcomes={outcomes} />
      {phase === 'closed' && <WhatNext {...loaderData} />}
      {phase === 'closed' && (
        <Section title={t('close.keep')}>
          <a href={`${loaderData.base}/certificate.pdf`}>{t('close.certificate')}</a>
          <a href={`${loaderData.base}/export.zip`}>{t('overview.export')}</a>
        </Section>
      )}
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

/** After a close: a new timeframe for the same two, or passing it on. */
function WhatNext({ partner, partnerRole, organization }: Data) {
  const { t } = useTranslation('engagements');
  const again = new URLSearchParams({ name: partner, role: partnerRole ?? '' });
  return (
    <Section title={t('close.next.title')}>
      <Text maw="70ch">{t('close.next.text')}</Text>
      <Group gap="sm">
        {partnerRole && (
          <Button component={Link} to={`/start?${again}`} variant="default">
            {t('close.next.goOn', { partner })}
          </Button>
        )}
        <Button
          component={Link}
          to={organization ? `${organization}/programs` : '/start?role=mentee'}
          variant="default"
        >
          {t('close.next.mentor')}
        </Button>
      </Group>
    </Section>
  );
}

function Before({ phase, can, partner }: Data) {
  const { t } = useTranslation('engagements');
  if (phase === 'ended_early') return <Empty>{t('close.endedEarly')}</Empty>;
  if (phase === 'closed') return <Text>{t('close.closed')}</Text>;
  if (!can.begin) return <Empty>{t('close.notYet')}</Empty>;
  return (
    <Stack gap="md">
      <List type="ordered" spacing="xs">
        <List.Item>{t('close.step.begin')}</List.Item>
        <List.Item>{t('close.step.write', { partner })}</List.Item>
        <List.Item>{t('close.step.end')}</List.Item>
      </List>
      <ActionForm intent="begin" submit={t('close.begin')} />
    </Stack>
  );
}

function Steps(data: Data) {
  const { t } = useTranslation('engagements');
  const { base, goals, mine, can, missing } = data;
  return (
    <Stack gap="xl">
      {goals.length > 0 && (
        <Section title={t('close.goals')} note={t('close.goalsNote')}>
          <GoalProgress goals={goals} base={base} />
        </Section>
      )}
      {data.unratedSkills > 0 && (
        <Section title={t('ratings.title')}>
          <Text>{t('close.ratings')}</Text>
          <Link to={`${base}/ratings`}>{t('toDo.rateSkills.button')}</Link>
        </Section>
      )}
      <Section title={t('close.outcome')}>
        <OutcomeForm mine={mine} hasProgram={data.hasProgram} partner={data.partner} />
      </Section>
      {mine && missing.length > 0 && (
        <Text>{t('close.missing', { names: missing.join(', ') })}</Text>
      )}
      {can.close && (
        <Section title={t('close.over')} note={t('close.overNote')}>
          <ActionForm intent="close" submit={t('close.close')} tone="quiet" />
        </Section>
      )}
      {can.resume && (
        <Section title={t('close.slip')} note={t('close.slipNote')}>
          <ActionForm intent="resume" submit={t('close.resume')} tone="quiet" />
        </Section>
      )}
    </Stack>
  );
}

function OutcomeForm({ mine, hasProgram, partner }: Pick<Data, 'mine' | 'hasProgram' | 'partner'>) {
  const { t } = useTranslation('engagements');
  return (
    <ActionForm intent="outcome" submit={t(mine ? 'close.change' : 'close.write')}>
      <AreaField
        name="summary"
        label={t('close.field.summary')}
        hint={t('close.field.summaryHint')}
        value={mine?.summary}
      />
      <AreaField
        name="evidence"
        label={t('close.field.evidence')}
        hint={t('close.field.evidenceHint')}
        value={mine?.evidence}
        optional
      />
      <AreaField
        name="nextStep"
        label={t('close.field.nextStep')}
        hint={t('close.field.nextStepHint')}
        value={mine?.nextStep}
        optional
      />
      <AreaField
        name="thanks"
        label={t('close.field.thanks', { partner })}
        hint={t('close.field.thanksHint', { partner })}
        value={mine?.thanks}
        optional
      />
      {hasProgram && (
        <CheckField
          name="shared"
          label={t('close.field.shared')}
          hint={t('close.field.sharedHint')}
          checked={mine?.shared ?? false}
        />
      )}
    </ActionForm>
  );
}
