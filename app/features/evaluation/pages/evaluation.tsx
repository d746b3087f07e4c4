import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { askDueSurveys } from '../ask-surveys.server.ts';
import { defaultPlan } from '../default-plan.ts';
import { countResponses, loadManagedPlan } from '../evaluation-plan-queries.server.ts';
import { hasPulse } from '../measure.ts';
import { MeasureRows } from '../measure-rows.tsx';
import { addPulse, setAsking, takeDefaultPlan } from '../save-plan.server.ts';
import type { Route } from './+types/evaluation';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.program);
  const { program, plan } = await loadManagedPlan(world, actor, id);
  return {
    guide: await findOffer(world, actor, { step: 'review', role: 'manager', kind: program.kind }),
    program: { name: program.name, state: program.state },
    plan: plan && { version: plan.version, asks: plan.asks },
    measures: plan?.measures ?? defaultPlan(program.kind),
    ...(await countResponses(world, actor, id)),
  };
});

const nothing = z.object({});
const asking = (asks: boolean, said: string) =>
  form(nothing, async ({ world, actor, params }: MemberVisit) => {
    await setAsking(world, actor, idFrom(params.program), asks);
    return redirect(`?said=evaluation.${said}`);
  });

export const action = memberAction({
  take: form(nothing, async ({ world, actor, params }) => {
    await takeDefaultPlan(world, actor, idFrom(params.program));
    return redirect('?said=evaluation.taken');
  }),
  pulse: form(nothing, async ({ world, actor, params }) => {
    await addPulse(world, actor, idFrom(params.program));
    return redirect('?said=evaluation.pulseAdded');
  }),
  ask: form(nothing, async ({ world, actor, params }) => {
    const id = idFrom(params.program);
    await loadManagedPlan(world, actor, id);
    const count = await askDueSurveys(world, id);
    return redirect(`?said=evaluation.asked&count=${count}`);
  }),
  stop: asking(false, 'stopped'),
  begin: asking(true, 'begun'),
});

type Data = Route.ComponentProps['loaderData'];

export default function Evaluation({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('evaluation');
  const { organization, program: id } = useParams();
  const { program, plan, measures, smallestGroup: k } = loaderData;
  const base = `/o/${organization}/programs/${id}/evaluation/measures`;
  return (
    <Page
      title={t('plan.title')}
      lead={t('plan.lead', { k })}
      above={useAboveProgram(program.name)}
      badge={<ProgramStateBadge state={program.state} />}
      action={
        plan && (
          <Button component={Link} to={`${base}/new`}>
            {t('plan.add')}
          </Button>
        )
      }
    >
      <ProgramPlaces />
      <Stack gap={40}>
        {!plan && (
          <Empty action={<ActionForm intent="take" submit={t('plan.take')} />}>
            {t('plan.none')}
          </Empty>
        )}
        <Section
          title={t(plan ? 'plan.measures' : 'plan.offered')}
          note={plan && t('plan.version', { version: plan.version })}
        >
          <MeasureRows measures={measures} base={plan && base} />
          {plan && !hasPulse(measures) && (
            <ActionForm intent="pulse" submit={t('plan.askPulse')} tone="quiet" />
          )}
        </Section>
        {plan && <Asking asks={plan.asks} />}
        {plan && <Responses {...loaderData} />}
      </Stack>
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

function Asking({ asks }: { asks: boolean }) {
  const { t } = useTranslation('evaluation');
  return (
    <Section title={t('plan.asking')}>
      <Text maw="70ch">{t(asks ? 'plan.asksNow' : 'plan.asksNot')}</Text>
      <Group>
        {asks && <ActionForm intent="ask" submit={t('plan.askDue')} tone="quiet" />}
        <ActionForm
          intent={asks ? 'stop' : 'begin'}
          submit={t(asks ? 'plan.stop' : 'plan.begin')}
          tone="quiet"
        />
      </Group>
    </Section>
  );
}

function Responses({ responses, smallestGroup: k }: Data) {
  const { t } = useTranslation('evaluation');
  return (
    <Section title={t('plan.responses')} note={t('plan.responsesNote', { k })}>
      {responses.length === 0 ? (
        <Text c="dimmed">{t('plan.nobodyAsked')}</Text>
      ) : (
        <Rows
          caption={t('plan.responses')}
          rows={responses}
          rowKey={({ moment }) => moment}
          columns={[
            { title: t('plan.moment'), cell: ({ moment }) => t(`moments.${moment}`) },
            {
              title: t('plan.asked'),
              number: true,
              cell: ({ asked }) => asked ?? t('plan.few', { k }),
            },
            {
              title: t('plan.answered'),
              number: true,
              cell: ({ answered }) => answered ?? t('plan.hidden'),
            },
          ]}
        />
      )}
    </Section>
  );
}
