import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, type ShouldRevalidateFunction } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Empty, Page, pageFrom, Section } from '../../../ui/page.tsx';
import { cancelRun } from '../cancel-run.server.ts';
import { isOnePopulation } from '../matching-policy.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { proposalSorts } from '../proposal-order.ts';
import {
  countOpen,
  listProposals,
  listWithout,
  readLoads,
  readSpread,
} from '../proposal-queries.server.ts';
import { ProposalTable } from '../proposal-table.tsx';
import { listEnding, readEnded } from '../repair-queries.server.ts';
import { RepairResult } from '../repair-result.tsx';
import { replayRun } from '../replay-run.server.ts';
import { retryRun } from '../retry-run.server.ts';
import { RunStateBadge, useMatchingPlace } from '../run-parts.tsx';
import { ReplayOf } from '../run-replay.tsx';
import { isLate, isOver, proposalStates } from '../run-result.ts';
import { RunSummary } from '../run-summary.tsx';
import { SecondLooks } from '../second-look-parts.tsx';
import { listSecondLooks } from '../second-look-queries.server.ts';
import { listToTakeBack, takeBackApproval } from '../take-back-approval.server.ts';
import { UnderWay } from '../under-way.tsx';
import { MadeWith } from '../what-if/made-with.tsx';
import { describeMaking } from '../what-if/made-with-queries.server.ts';
import { listScenarios } from '../what-if/scenario-queries.server.ts';
import { WhatIf } from '../what-if/what-if-section.tsx';
import type { Route } from './+types/run';

const size = 50;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const programId = idFrom(params.program);
  const runId = idFrom(params.run);
  // A heading asks with `by`, beside the order that the form has.
  const { searchParams } = url;
  const sort = z
    .enum(proposalSorts)
    .catch('fit')
    .parse(searchParams.get('by') ?? searchParams.get('sort'));
  const state = z
    .enum(['any', ...proposalStates])
    .catch('any')
    .parse(searchParams.get('state'));
  const name = (searchParams.get('name') ?? '').trim().slice(0, 100);
  const page = pageFrom(url);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const { createdAt, policy, madeWith, madeFromId, ...run } = await findRun(
      connection,
      programId,
      runId,
    );
    const head = {
      arePeers: isOnePopulation(program.kind),
      program: program.name,
      createdAt: createdAt.toISOString(),
      run: { ...run, objective: policy.objective },
      madeWith: null,
      scenarios: [],
    };
    if (run.state !== 'done') {
      return { ...head, isLate: isLate(createdAt, world.clock.now()), result: null };
    }
    const { unmatched, spare } = await listWithout(connection, runId);
    const reasons = new Map<(typeof unmatched)[number]['why'], number>();
    for (const { why } of unmatched) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    const scenarios = await listScenarios(connection, runId);
    return {
      ...head,
      isLate: false,
      madeWith: await describeMaking(connection, programId, { madeFromId, madeWith }),
      scenarios: scenarios.map(({ updatedAt: _, ...scenario }) => scenario),
      result: {
        ...(await listProposals(connection, { runId, sort, name, state, page, size })),
        sort,
        name,
        state,
        page,
        ending: await listEnding(connection, (await readEnded(connection, runId)) ?? []),
        looks: await listSecondLooks(connection, programId, runId),
        toTakeBack:
          program.state === 'closed' ? 0 : (await listToTakeBack(connection, world, runId)).length,
        open: program.state === 'closed' ? 0 : await countOpen(connection, runId),
        spread: await readSpread(connection, runId),
        loads: await readLoads(connection, runId),
        reasons: [...reasons].map(([why, count]) => ({ why, count })),
        spare: spare.length,
      },
    };
  });
});

/** A tick changes the address and nothing that was read. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod = 'GET',
  defaultShouldRevalidate,
}) => {
  const [before, after] = [new URL(currentUrl), new URL(nextUrl)];
  if (formMethod !== 'GET' || before.href === after.href) return defaultShouldRevalidate;
  for (const { searchParams } of [before, after]) searchParams.delete('pair');
  return before.href !== after.href && defaultShouldRevalidate;
};

export const action = memberAction({
  retry: form(z.object({}), async ({ world, actor, params }) => {
    await retryRun(world, actor, idFrom(params.program), idFrom(params.run));
    return redirect(`/o/${params.organization}/programs/${params.program}/matching/${params.run}`);
  }),
  cancel: form(z.object({}), async ({ world, actor, params }) => {
    await cancelRun(world, actor, idFrom(params.program), idFrom(params.run));
    return redirect('?said=studio.cancelled');
  }),
  takeBack: form(z.object({}), async ({ world, actor, params }) => {
    const count = await takeBackApproval(world, actor, {
      programId: idFrom(params.program),
      runId: idFrom(params.run),
      proposal: 'all',
    });
    return redirect(`?said=matching.takenBack&count=${count}`);
  }),
  replay: form(z.object({}), async ({ world, actor, params }) => {
    await replayRun(world, actor, idFrom(params.program), idFrom(params.run));
    return redirect('?said=studio.checked');
  }),
});

export default function RunPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { above, base, program } = useMatchingPlace(loaderData.program);
  const when = formatMoment(loaderData.createdAt, useTimeZone());
  const { t: studio } = useTranslation('studio');
  const { run, result } = loaderData;
  const repair = run.summary?.repair;
  return (
    <Page
      title={repair ? studio('repair.runTitle', { when }) : t('run.title', { when })}
      lead={t('run.lead', { version: run.policyVersion })}
      above={above}
      badge={<RunStateBadge state={run.state} />}
      action={
        result &&
        result.open > 0 && (
          <Button component={Link} to={`${base}/${run.id}/approval?all=yes`}>
            {repair ? studio('repair.approve') : t('run.approveAll', { count: result.open })}
          </Button>
        )
      }
    >
      {run.state === 'failed' && <Failed failure={run.failure} />}
      {run.state === 'cancelled' && <Cancelled />}
      {!isOver(run.state) && (
        <UnderWay
          address={`${base}/${run.id}`}
          isLate={loaderData.isLate}
          objective={run.objective}
          progress={run.state === 'queued' ? null : run.progress}
        />
      )}
      {result && run.summary && (
        <>
          {loaderData.madeWith && <MadeWith made={loaderData.madeWith} base={base} />}
          {repair ? (
            <RepairResult
              summary={run.summary}
              repair={repair}
              ending={result.ending}
              proof={<ReplayOf run={run} address={`${base}/${run.id}`} />}
            />
          ) : (
            <RunSummary
              run={{ ...run, summary: run.summary }}
              arePeers={loaderData.arePeers}
              spread={result.spread}
              loads={
                loaderData.arePeers
                  ? []
                  : [
                      ...(result.spare > 0 ? [{ mentees: 0, mentors: result.spare }] : []),
                      ...result.loads,
                    ]
              }
              proof={<ReplayOf run={run} address={`${base}/${run.id}`} />}
            />
          )}
          {result.toTakeBack > 0 && (
            <Section title={t('run.takeBackTitle')}>
              <Text maw="70ch">{t('run.takeBack', { count: result.toTakeBack })}</Text>
              <ActionForm intent="takeBack" submit={t('run.takeBackAll')} tone="quiet" />
            </Section>
          )}
          <SecondLooks looks={result.looks} base={program} />
          <Without result={result} arePeers={loaderData.arePeers} isRepair={repair !== undefined} />
          {run.summary.status !== 'stable' && !repair && (
            <WhatIf
              scenarios={loaderData.scenarios}
              summary={run.summary}
              base={`${base}/${run.id}/what-if`}
            />
          )}
          <Pairs result={result} arePeers={loaderData.arePeers} isRepair={repair !== undefined} />
        </>
      )}
    </Page>
  );
}

const failures = ['infeasible', 'too_large', 'bad_person', 'broken'] as const;

function Failed({ failure }: { failure: string | null }) {
  const { t } = useTranslation('matching');
  const known = failures.find((name) => name === failure) ?? 'broken';
  return (
    <Stack>
      <Alert color="clay" variant="light">
        {t(`run.failure.${known}`)}
      </Alert>
      <ActionForm intent="retry" submit={t('run.retry')} />
    </Stack>
  );
}

function Cancelled() {
  const { t } = useTranslation('studio');
  const { t: matching } = useTranslation('matching');
  return (
    <Stack align="flex-start">
      <Text>{t('progress.cancelled')}</Text>
      <ActionForm intent="retry" submit={matching('run.retry')} tone="quiet" />
    </Stack>
  );
}

type Result = NonNullable<Route.ComponentProps['loaderData']['result']>;

interface OfResult {
  result: Result;
  arePeers: boolean;
  isRepair: boolean;
}

function Without({ result: { reasons, spare }, arePeers, isRepair }: OfResult) {
  const { t } = useTranslation('matching');
  const { t: studio } = useTranslation('studio');
  const everybody = t(arePeers ? 'run.everyPeer' : 'run.everybody');
  return (
    <Section title={t('run.withoutTitle')}>
      {reasons.length === 0 && spare === 0 ? (
        <Text>{everybody}</Text>
      ) : (
        <List>
          {reasons.length === 0 && <List.Item>{everybody}</List.Item>}
          {reasons.map(({ why, count }) => (
            <List.Item key={why}>{t(`unmatched.summary.${why}`, { count })}</List.Item>
          ))}
          {spare > 0 && <List.Item>{t('run.spare', { count: spare })}</List.Item>}
        </List>
      )}
      <Group gap="md">
        {reasons.length + spare > 0 && (
          <Anchor component={Link} to="unmatched">
            {t('run.seeAll')}
          </Anchor>
        )}
        {!isRepair && (
          <>
            <Anchor component={Link} to="levers">
              {studio('levers.title')}
            </Anchor>
            <Anchor component={Link} to="fairness">
              {studio('fairness')}
            </Anchor>
          </>
        )}
      </Group>
    </Section>
  );
}

function Pairs({ result, arePeers, isRepair }: OfResult) {
  const { t } = useTranslation('matching');
  const { t: studio } = useTranslation('studio');
  const title = isRepair ? studio('repair.new') : t('run.pairs');
  if (result.total === 0 && !result.name && result.state === 'any') {
    return (
      <Section title={title}>
        <Empty>{isRepair ? studio('repair.noNew') : t('run.noPairs')}</Empty>
      </Section>
    );
  }
  return (
    <ProposalTable
      title={title}
      list={{ ...result, size }}
      arePeers={arePeers}
      // A repair holds together: nothing to choose from.
      canChoose={!isRepair && result.open > 0}
    />
  );
}
