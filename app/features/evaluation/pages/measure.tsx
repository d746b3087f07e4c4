import { Fieldset, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm, ChecksField, RadioField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { sidesOf } from '../../programs/program-kind.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { loadManagedPlan } from '../evaluation-plan-queries.server.ts';
import { chosenMoments, formats, mostItems, newMeasure, scaleTops } from '../measure.ts';
import { removeMeasure, saveMeasure } from '../save-plan.server.ts';
import type { Route } from './+types/measure';

/** A measure of the plan, or a new one. The pulse has no questions to change, only a way out. */
export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, plan } = await loadManagedPlan(world, actor, idFrom(params.program));
  const { measures } = found(plan);
  return {
    program: program.name,
    sides: [...sidesOf(program.kind)],
    measure: params.measure ? found(measures.find(({ key }) => key === params.measure)) : null,
  };
});

const questions = Array.from({ length: mostItems }, (_, index) => index + 1);

const planOf = (params: { organization?: string; program?: string }) =>
  `/o/${params.organization}/programs/${params.program}/evaluation`;

export const action = memberAction({
  save: form(newMeasure, async ({ world, actor, params }, given) => {
    await saveMeasure(world, actor, idFrom(params.program), params.measure ?? null, given);
    return redirect(`${planOf(params)}?said=evaluation.saved`);
  }),
  remove: form(z.object({}), async ({ world, actor, params }) => {
    await removeMeasure(world, actor, idFrom(params.program), found(params.measure));
    return redirect(`${planOf(params)}?said=evaluation.removed`);
  }),
});

export default function MeasurePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('evaluation');
  const { program, sides, measure } = loaderData;
  const params = useParams();
  const isPulse = measure !== null && measure.items.length === 0;
  return (
    <Page
      title={isPulse ? measure.name : t(measure ? 'measure.change' : 'measure.add')}
      lead={isPulse ? t('plan.inWorkspace') : t('measure.lead')}
      above={[...useAboveProgram(program), { to: planOf(params), label: t('plan.title') }]}
    >
      {!isPulse && (
        <ActionForm intent="save" submit={t('measure.submit')}>
          <TextField name="name" label={t('measure.name')} value={measure?.name} />
          <RadioField
            name="format"
            label={t('measure.format')}
            value={measure?.format ?? 'scale'}
            options={formats.map((value) => ({ value, label: t(`measure.formats.${value}`) }))}
          />
          {questions.map((number) => (
            <Question key={number} number={number} item={measure?.items[number - 1]} />
          ))}
          <RadioField
            name="top"
            label={t('measure.top')}
            value={measure?.top ?? 5}
            options={scaleTops.map((top) => ({
              value: String(top),
              label: t(`measure.tops.${top}`),
            }))}
          />
          <ChecksField
            name="moments"
            label={t('measure.when')}
            values={measure?.moments ?? ['before', 'close']}
            options={chosenMoments.map((value) => ({ value, label: t(`moments.${value}`) }))}
          />
          <ChecksField
            name="sides"
            label={t('measure.who')}
            values={measure?.sides ?? sides}
            options={sides.map((value) => ({ value, label: t(`sides.${value}`) }))}
          />
          <TextField
            name="source"
            label={t('measure.source')}
            hint={t('measure.sourceHint')}
            value={measure?.source}
            optional
          />
          <TextField
            name="licence"
            label={t('measure.licence')}
            hint={t('measure.licenceHint')}
            value={measure?.licence}
            optional
          />
        </ActionForm>
      )}
      {measure && (
        <Section title={t('measure.remove')}>
          <Text size="sm" c="dimmed">
            {t('measure.removeNote')}
          </Text>
          <ActionForm intent="remove" submit={t('measure.remove')} tone="quiet" />
        </Section>
      )}
    </Page>
  );
}

function Question({
  number,
  item,
}: {
  number: number;
  item: { text: string; low: string; high: string } | undefined;
}) {
  const { t } = useTranslation('evaluation');
  const name = `items[${number - 1}]`;
  return (
    <Fieldset legend={t('measure.question', { number })} maw="46rem">
      <TextField
        name={`${name}[text]`}
        label={t('measure.text')}
        value={item?.text}
        optional={number > 1}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
        <TextField name={`${name}[low]`} label={t('measure.low')} value={item?.low} optional />
        <TextField name={`${name}[high]`} label={t('measure.high')} value={item?.high} optional />
      </SimpleGrid>
    </Fieldset>
  );
}
