import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm, AreaField, SelectField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { fields } from '../../guide/article.ts';
import { careerStages } from '../../profiles/profile.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { BeginningField } from '../beginning-field.tsx';
import { exercises } from '../built-in-playbooks.server.ts';
import {
  beginningsFor,
  nameOf,
  phaseChange,
  places,
  readerOf,
  seen as seenVersion,
} from '../phase-change.ts';
import { mostSteps } from '../playbook.ts';
import { findProgramPlaybook } from '../playbook-queries.server.ts';
import { removePlaybookPhase, writePlaybookPhase } from '../write-playbook.server.ts';
import type { Route } from './+types/playbook-phase';

/** Phases are counted from one in addresses. */
const placeFrom = (text: string | undefined) => Number(text) - 1;

const addressFrom = ({ params }: MemberVisit) => ({
  programId: idFrom(params.program),
  at: placeFrom(params.phase),
});
const backToPlaybook = ({ params }: MemberVisit, said: string) =>
  redirect(`/o/${params.organization}/programs/${params.program}/playbook?said=playbooks.${said}`);

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, present } = await findProgramPlaybook(world, actor, idFrom(params.program));
  const at = placeFrom(params.phase);
  const phase = found(present.content.phases[at]);
  return {
    name: program.name,
    seen: present.version,
    isOnly: present.content.phases.length === 1,
    begins: nameOf(phase),
    // The first one begins at the start.
    beginnings: at === 0 ? [] : beginningsFor(present.content, at),
    others: present.content.phases.flatMap(({ title }, to) =>
      to === at ? [] : [{ value: places.inPhase(to), title }],
    ),
    phase: {
      ...phase,
      additions: phase.additions.map((each) => ({
        for: readerOf(each),
        text: each.text,
        question: each.question,
      })),
    },
    exercises: Object.entries(exercises).map(([value, { title }]) => ({ value, label: title })),
  };
});

export const action = memberAction({
  '': form(phaseChange, async (visit: MemberVisit, given) => {
    await writePlaybookPhase(visit.world, visit.actor, addressFrom(visit), given);
    return backToPlaybook(visit, 'saved');
  }),
  remove: form(z.object({ seen: seenVersion() }), async (visit: MemberVisit, { seen }) => {
    await removePlaybookPhase(visit.world, visit.actor, { ...addressFrom(visit), seen });
    return backToPlaybook(visit, 'removed');
  }),
});

export default function PlaybookPhase({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization, program } = useParams();
  const { name, seen, phase } = loaderData;
  const { t: guide } = useTranslation('guide');
  const { t: profiles } = useTranslation('profiles');
  const readers = [
    { value: '', label: t('edit.nobody') },
    ...careerStages.map((stage) => ({
      value: `stage:${stage}`,
      label: profiles(`stage.${stage}`),
    })),
    ...fields.map((field) => ({ value: `industry:${field}`, label: guide(`field.${field}`) })),
  ];
  const above = [
    ...useAboveProgram(name),
    { to: `/o/${organization}/programs/${program}/playbook`, label: t('title') },
  ];
  const blank = { key: '', title: '', guidance: '', agenda: [], prompts: [], exercise: undefined };
  const rows = phase.steps.length < mostSteps ? [...phase.steps, blank] : phase.steps;
  const elsewhere = [
    ...loaderData.others.map(({ value, title }) => ({
      value,
      label: t('edit.placeThere', { title }),
    })),
    { value: places.nowhere, label: t('edit.placeNowhere') },
  ];
  return (
    <Page title={t('edit.title', { title: phase.title })} lead={t('edit.lead')} above={above}>
      <ActionForm submit={t('edit.submit')}>
        <input type="hidden" name="seen" value={seen} />
        {loaderData.beginnings.length > 0 && (
          <BeginningField beginnings={loaderData.beginnings} value={loaderData.begins} />
        )}
        <TextField name="title" label={t('edit.phaseTitle')} value={phase.title} />
        <AreaField name="lead" label={t('edit.phaseLead')} value={phase.lead} rows={2} optional />
        {rows.map((step, index) => {
          const isNew = step.key === '';
          const field = (part: string) => `steps[${index}][${part}]`;
          const last = isNew ? rows.length : phase.steps.length;
          const inThisPhase = Array.from({ length: last }, (_each, place) => ({
            value: places.among(place + 1),
            label: t('edit.placeHere', { number: place + 1 }),
          }));
          return (
            <Section
              key={step.key}
              title={isNew ? t('edit.newStep') : t('edit.step', { number: index + 1 })}
            >
              <Stack gap="sm">
                <input type="hidden" name={field('key')} value={step.key} />
                <TextField
                  name={field('title')}
                  label={t('edit.stepTitle')}
                  hint={isNew ? t('edit.newStepHint') : undefined}
                  value={step.title}
                />
                <SelectField
                  name={field('place')}
                  label={t('edit.place')}
                  value={places.among(index + 1)}
                  options={[...inThisPhase, ...(isNew ? [] : elsewhere)]}
                />
                <AreaField
                  name={field('guidance')}
                  label={t('edit.guidance')}
                  hint={t('edit.guidanceHint')}
                  value={step.guidance}
                  rows={5}
                  optional
                />
                <AreaField
                  name={field('agenda')}
                  label={t('edit.agenda')}
                  value={step.agenda.join('\n')}
                  optional
                />
                <AreaField
                  name={field('prompts')}
                  label={t('edit.prompts')}
                  value={step.prompts.join('\n')}
                  optional
                />
                <SelectField
                  name={field('exercise')}
                  label={t('edit.exercise')}
                  value={step.exercise ?? ''}
                  options={[{ value: '', label: t('edit.noExercise') }, ...loaderData.exercises]}
                />
              </Stack>
            </Section>
          );
        })}
        <Section title={t('edit.additions')} note={t('edit.additionsNote')}>
          {[...phase.additions, { for: '', text: '', question: '' }].map((each, index) => (
            <Stack key={`${each.for} ${each.text}`} gap="xs">
              <SelectField
                name={`additions[${index}][for]`}
                label={t('edit.additionFor')}
                value={each.for}
                options={readers}
              />
              <AreaField
                name={`additions[${index}][text]`}
                label={t('edit.additionText')}
                value={each.text}
                rows={2}
                optional
              />
              <TextField
                name={`additions[${index}][question]`}
                label={t('edit.additionQuestion')}
                value={each.question}
                optional
              />
            </Stack>
          ))}
        </Section>
      </ActionForm>
      {!loaderData.isOnly && (
        <Section title={t('remove.title')} note={t('remove.note', { count: phase.steps.length })}>
          <ActionForm intent="remove" submit={t('remove.submit')} tone="danger">
            <input type="hidden" name="seen" value={seen} />
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}
