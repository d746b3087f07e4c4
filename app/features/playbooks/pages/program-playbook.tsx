import { Alert, Button, Divider, Group, List, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { useBeginning } from '../beginning-field.tsx';
import { seen as seenVersion, ways } from '../phase-change.ts';
import { readersOf } from '../playbook.ts';
import { findProgramPlaybook } from '../playbook-queries.server.ts';
import { readerInWords } from '../reader-in-words.ts';
import { showPhase } from '../show-playbook.server.ts';
import { StepWords } from '../step-words.tsx';
import { movePlaybookPhase, restorePlaybook } from '../write-playbook.server.ts';
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
      additions: phase.additions.map(({ text, question, ...each }) => ({
        readers: readersOf(each),
        text,
        question,
      })),
    })),
    versions,
    behind,
  };
});

export const action = memberAction({
  move: form(
    z.object({ seen: seenVersion(), at: z.coerce.number().int().min(0), way: z.enum(ways) }),
    async ({ world, actor, params }, { way, ...phase }) => {
      await movePlaybookPhase(world, actor, { programId: idFrom(params.program), ...phase }, way);
      return redirect('?said=playbooks.phaseMoved');
    },
  ),
  restore: form(
    z.object({ seen: seenVersion(), version: seenVersion() }),
    async ({ world, actor, params }, given) => {
      await restorePlaybook(world, actor, idFrom(params.program), given);
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
  const inWords = useBeginning();
  const seen = String(version);
  return (
    <Page
      title={t('title')}
      action={
        <Button component={Link} to={`${base}/phases/new`} variant="default">
          {t('add.title')}
        </Button>
      }
      lead={t('lead.manager')}
      above={useAboveProgram(name)}
      badge={<State>{version === 0 ? t('kept.shipped') : t('kept.version', { version })}</State>}
    >
      <ProgramPlaces />
      <DeedProblems intent="move" />
      <DeedProblems intent="restore" />
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
      {phases.map(({ title, lead, steps, additions, ...beginning }, at) => (
        <Section
          key={inWords(beginning)}
          title={title}
          note={`${inWords(beginning)}. ${lead}`}
          action={
            <Group gap="sm">
              {ways
                .filter((way) => (way === 'earlier' ? at > 0 : at < phases.length - 1))
                .map((way) => (
                  <Deed
                    key={way}
                    intent="move"
                    what={{ seen, at: String(at), way }}
                    label={t(`kept.${way}Label`, { title })}
                  >
                    {t(`kept.${way}`)}
                  </Deed>
                ))}
              {change(title, `phases/${at + 1}`)}
            </Group>
          }
        >
          {steps.length === 0 && <Text c="dimmed">{t('none')}</Text>}
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
          {additions.length > 0 && (
            <details className="fold">
              <summary>{t('kept.additions', { count: additions.length })}</summary>
              <Text size="sm" c="dimmed" my="xs">
                {t('kept.additionsNote')}
              </Text>
              <ul className="article" style={{ marginBlock: 0 }}>
                {additions.map(({ readers, text, question }) => (
                  <li key={text}>
                    <b>{readers.map(readerInWords).join(', ')}.</b> {text}{' '}
                    {question && <i>{t('onAgenda', { question })}</i>}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Section>
      ))}
      <Section title={t('kept.versions')} note={t('kept.versionsNote')}>
        <ul className="plain">
          {loaderData.versions.map((each) => {
            const name =
              each.version === 0 ? t('kept.shipped') : t('kept.version', { version: each.version });
            return (
              <li key={each.version}>
                <Group gap="sm">
                  <Text span>
                    {name}
                    {each.by && each.at && (
                      <>
                        {' · '}
                        {t('kept.by', { name: each.by, day: formatDay(each.at.slice(0, 10)) })}
                      </>
                    )}
                    {' · '}
                    {t('kept.engagements', { count: each.engagements })}
                  </Text>
                  {each.version !== version && (
                    <Deed
                      intent="restore"
                      what={{ seen, version: String(each.version) }}
                      label={t('kept.restoreLabel', { name })}
                    >
                      {t('kept.restore')}
                    </Deed>
                  )}
                </Group>
              </li>
            );
          })}
        </ul>
      </Section>
    </Page>
  );
}
