import { Anchor, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { wholeNumber } from '../../../http/fields.ts';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Page, pageFrom, Section } from '../../../ui/page.tsx';
import { Certificate } from '../certificate.tsx';
import { isOnePopulation } from '../matching-policy.ts';
import { listNames, namesOf } from '../people-names.server.ts';
import { useRunPlace } from '../run-parts.tsx';
import { ChangeForms } from '../what-if/change-forms.tsx';
import { takeBackChange } from '../what-if/change-scenario.server.ts';
import { changeInWords, peopleOf } from '../what-if/change-text.ts';
import { Comparison } from '../what-if/comparison.tsx';
import { describeComparison } from '../what-if/comparison-queries.server.ts';
import {
  keepScenario,
  renameScenario,
  throwAwayScenario,
} from '../what-if/keep-scenario.server.ts';
import { scenarioName } from '../what-if/scenario.ts';
import {
  findFinishedRun,
  findKept,
  findScenario,
  readResult,
  readSettled,
} from '../what-if/scenario-queries.server.ts';
import type { Route } from './+types/scenario';
import { scenarioForms } from './scenario-forms.ts';

const addressOf = (params: MemberVisit['params']) => ({
  programId: idFrom(params.program),
  runId: idFrom(params.run),
  scenarioId: idFrom(params.scenario),
});

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const { programId, runId, scenarioId } = addressOf(params);
  return asActor(world.db, actor, async (connection) => {
    const { program, run } = await findFinishedRun(connection, actor, programId, runId);
    const scenario = await findScenario(connection, runId, scenarioId);
    const { changes, result, name, author } = scenario;
    const names = await namesOf(connection, changes.flatMap(peopleOf));
    const { pinned, forbidden } = await readSettled(connection, runId);
    const other = changes.find((change) => change.change === 'policy');
    const arePeers = isOnePopulation(program.kind);
    return {
      program: program.name,
      isClosed: program.state === 'closed',
      arePeers,
      createdAt: run.createdAt.toISOString(),
      name,
      author,
      changes: changes.map((change) => changeInWords(change, names, run.policy)),
      hasPolicy: other !== undefined,
      needsMore: changes.some(({ change }) => change === 'capacity' || change === 'add'),
      objective: (other?.policy ?? run.policy).objective,
      settled: { approved: pinned.length, declined: forbidden.length },
      kept: await findKept(connection, scenarioId),
      names: await listNames(connection, programId),
      comparison: await describeComparison(
        connection,
        await readResult(connection, runId),
        result,
        { arePeers, page: pageFrom(url) },
      ),
    };
  });
});

const baseOf = ({ organization, program }: MemberVisit['params']) =>
  `/o/${organization}/programs/${program}/matching`;

export const action = memberAction({
  ...scenarioForms,
  takeBack: form(
    z.object({ at: wholeNumber(0, 1_000) }),
    async ({ world, actor, params }, { at }) => {
      await takeBackChange(world, actor, addressOf(params), at);
      return redirect('?said=studio.taken');
    },
  ),
  rename: form(z.object({ name: scenarioName() }), async ({ world, actor, params }, { name }) => {
    await renameScenario(world, actor, addressOf(params), name);
    return redirect('?said=studio.renamed');
  }),
  keep: form(z.object({}), async ({ world, actor, params }) => {
    const run = await keepScenario(world, actor, addressOf(params));
    return redirect(`${baseOf(params)}/${run}?said=studio.kept`);
  }),
  throwAway: form(z.object({}), async ({ world, actor, params }) => {
    await throwAwayScenario(world, actor, addressOf(params));
    return redirect(`${baseOf(params)}/${params.run}/what-if?said=studio.thrown`);
  }),
});

/** One what-if: what is changed, what comes of it beside the run, and what can be changed further. */
export default function ScenarioPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { t: matching } = useTranslation('matching');
  const { scenario } = useParams();
  const { above, base, run, when } = useRunPlace(loaderData);
  const { name, author, comparison, objective, kept, isClosed } = loaderData;
  return (
    <Page
      title={name}
      lead={author ? t('whatIf.lead', { when, author }) : t('whatIf.leadNobody', { when })}
      above={[...above, { to: `${run}/what-if`, label: t('whatIf.title') }]}
      action={
        !isClosed &&
        !kept && (
          <Group>
            <ActionForm intent="keep" submit={t('whatIf.keep')} />
            <ActionForm intent="throwAway" submit={t('whatIf.throwAway')} tone="quiet" />
          </Group>
        )
      }
    >
      {kept && (
        <Text>
          {t('whatIf.keptAs')}{' '}
          <Anchor component={Link} to={`${base}/${kept}`}>
            {t('whatIf.openKept')}
          </Anchor>
        </Text>
      )}
      <Changes data={loaderData} />
      <Comparison comparison={comparison} />
      {loaderData.hasPolicy && <Text c="dimmed">{t('compare.twoPolicies')}</Text>}
      <Section title={matching('run.certificate.title')}>
        <Certificate summary={comparison.after} objective={objective} />
      </Section>
      {!kept && (
        <Section title={t('whatIf.add')}>
          <ChangeForms
            arePeers={loaderData.arePeers}
            names={loaderData.names}
            policy={`${run}/what-if/${scenario}/policy`}
          />
        </Section>
      )}
      <ActionForm intent="rename" submit={t('whatIf.rename')} tone="quiet" inline>
        <TextField name="name" label={t('whatIf.name')} value={name} width="24rem" />
      </ActionForm>
    </Page>
  );
}

function Changes({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const { t } = useTranslation('studio');
  const { changes, settled, kept } = data;
  return (
    <Section title={t('whatIf.made')}>
      <DeedProblems intent="takeBack" />
      {changes.length === 0 && <Text>{t('whatIf.none')}</Text>}
      <ul className="cards">
        {changes.map(({ sentence, details }, at) => (
          <li key={`${sentence} ${details.join()}`}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Stack gap={4}>
                <Text>{sentence}</Text>
                {details.length > 0 && (
                  <List size="sm">
                    {details.map((detail) => (
                      <List.Item key={detail}>{detail}</List.Item>
                    ))}
                  </List>
                )}
              </Stack>
              {!kept && (
                <Deed
                  intent="takeBack"
                  what={{ at: String(at) }}
                  label={t('whatIf.takeBackOf', { change: sentence })}
                >
                  {t('whatIf.takeBack')}
                </Deed>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {data.needsMore && <Text maw="70ch">{t('whatIf.offered')}</Text>}
      {settled.approved + settled.declined > 0 && (
        <Text c="dimmed" size="sm">
          {t('whatIf.settled', settled)}
        </Text>
      )}
    </Section>
  );
}
