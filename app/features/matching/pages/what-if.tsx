import { Anchor, Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form, Link } from 'react-router';
import { memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { isOnePopulation } from '../matching-policy.ts';
import { listNames } from '../people-names.server.ts';
import { useRunPlace } from '../run-parts.tsx';
import { ChangeForms } from '../what-if/change-forms.tsx';
import { ScenarioList } from '../what-if/scenario-list.tsx';
import { findFinishedRun, listScenarios } from '../what-if/scenario-queries.server.ts';
import type { Route } from './+types/what-if';
import { scenarioForms } from './scenario-forms.ts';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  const runId = idFrom(params.run);
  return asActor(world.db, actor, async (connection) => {
    const { program, run } = await findFinishedRun(connection, actor, programId, runId);
    const scenarios = await listScenarios(connection, runId);
    return {
      program: program.name,
      arePeers: isOnePopulation(program.kind),
      createdAt: run.createdAt.toISOString(),
      summary: run.summary,
      names: await listNames(connection, programId),
      scenarios: scenarios.map(({ updatedAt: _, ...scenario }) => scenario),
    };
  });
});

export const action = memberAction(scenarioForms);

/** What was tried on a run, and everything that can be tried. */
export default function WhatIfPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { above, base, run } = useRunPlace(loaderData);
  const { arePeers, names, scenarios, summary } = loaderData;
  return (
    <Page title={t('whatIf.title')} lead={t('whatIf.note')} above={above}>
      {scenarios.length > 0 && (
        <Section
          title={t('whatIf.list')}
          action={
            <Anchor component={Link} to={`${base}/compare`}>
              {t('whatIf.compareAny')}
            </Anchor>
          }
        >
          <ScenarioList scenarios={scenarios} summary={summary} base={`${run}/what-if`} />
        </Section>
      )}
      <ChangeForms arePeers={arePeers} names={names} policy={`${run}/what-if/new/policy`} />
      <Section title={t('whatIf.whyNot')} note={t('whatIf.whyNotNote')}>
        <Form method="get" action={`${run}/pair`}>
          <Group align="flex-end" gap="sm">
            {(['one', 'other'] as const).map((name) => (
              <TextInput
                key={name}
                name={name}
                label={t(
                  `whatIf.${arePeers ? name : ({ one: 'mentee', other: 'mentor' } as const)[name]}`,
                )}
                list={`names-${name}`}
                w="16rem"
              />
            ))}
            <Button type="submit" variant="default">
              {t('whatIf.ask')}
            </Button>
          </Group>
          {(['one', 'other'] as const).map((name) => (
            <datalist key={name} id={`names-${name}`}>
              {names
                .filter(({ side }) => side !== (name === 'one' ? 'mentor' : 'mentee'))
                .map((person) => (
                  <option key={`${person.side} ${person.name}`} value={person.name} />
                ))}
            </datalist>
          ))}
        </Form>
      </Section>
    </Page>
  );
}
