import { Alert, Divider, Group, List, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { findProgramPlaybook } from '../playbook-queries.server.ts';
import { showPhase } from '../show-playbook.server.ts';
import { StepWords } from '../step-words.tsx';
import { restorePlaybook } from '../write-playbook.server.ts';
import type { Route } from './+types/program-playbook';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, present, versions, behind } = await findProgramPlaybook(
    world,
    actor,
    idFrom(params.program),
  );
  return {
    name: program.name,
    version: present.version,
    agenda: present.content.agenda,
    phases: present.content.phases.map((phase) => ({
      ...showPhase(phase, []),
      additions: phase.additions.length,
    })),
    versions,
    behind,
  };
});

export const action = memberAction({
  restore: form(
    z.object({ seen: z.coerce.number().int() }),
    async ({ world, actor, params }, { seen }) => {
      await restorePlaybook(world, actor, idFrom(params.program), seen);
      return redirect('?said=playbooks.restored');
    },
  ),
});

export default function ProgramPlaybook({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization, program } = useParams();
  const base = `/o/${organization}/programs/${program}/playbook`;
  const { name, version, phases, behind } = loaderData;
  const change = (title: string, to: string) => (
    <Link to={`${base}/${to}`} aria-label={t('kept.editLabel', { title })}>
      {t('kept.edit')}
    </Link>
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead.manager')}
      above={useAboveProgram(name)}
      badge={<State>{version === 0 ? t('kept.shipped') : t('kept.version', { version })}</State>}
    >
      <ProgramPlaces />
      {behind > 0 && (
        <Alert color="aegean" variant="light">
          <Group gap="md">
            <Text>{t('kept.behind', { count: behind })}</Text>
            <Link to={`${base}/move`}>{t('kept.move')}</Link>
          </Group>
        </Alert>
      )}
      <Section
        title={t('kept.agenda')}
        note={t('kept.agendaNote')}
        action={change(t('kept.agenda'), 'agenda')}
      >
        <List type="ordered" maw="46rem">
          {loaderData.agenda.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      </Section>
      {phases.map(({ moment, title, lead, steps, additions }) => (
        <Section
          key={moment}
          title={title}
          note={`${t(`moment.${moment}`)}. ${lead}`}
          action={change(title, moment)}
        >
          {steps.map((step, index) => (
            <Fragment key={step.key}>
              {index > 0 && <Divider maw="46rem" />}
              <StepWords step={step}>
                {step.exercise && (
                  <Text size="sm" c="dimmed">
                    {t('step.exercise', step.exercise)}
                  </Text>
                )}
              </StepWords>
            </Fragment>
          ))}
          {additions > 0 && (
            <Text size="sm" c="dimmed">
              {t('kept.additions', { count: additions })}
            </Text>
          )}
        </Section>
      ))}
      <Section title={t('kept.versions')}>
        <ul className="plain">
          {loaderData.versions.map((each) => (
            <li key={each.version}>
              {each.version === 0
                ? t('kept.shipped')
                : t('kept.version', { version: each.version })}
              {each.by && each.at && (
                <>
                  {' · '}
                  {t('kept.by', { name: each.by, day: formatDay(each.at.slice(0, 10)) })}
                </>
              )}
              {' · '}
              {t('kept.engagements', { count: each.engagements })}
            </li>
          ))}
        </ul>
        {version > 0 && (
          <ActionForm
            intent="restore"
            submit={t('kept.restore')}
            tone="quiet"
            aside={
              <Text size="sm" c="dimmed">
                {t('kept.restoreNote')}
              </Text>
            }
          >
            <input type="hidden" name="seen" value={version} />
          </ActionForm>
        )}
      </Section>
    </Page>
  );
}
