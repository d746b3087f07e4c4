import { Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Empty, Figures, Page, Section, State } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { offerArticles } from '../../guide/reader-queries.server.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { countFreePlaces, countHoursUsed, countUntrained } from '../candidate-queries.server.ts';
import { findsPairs, isOnePopulation } from '../matching-policy.ts';
import { findPolicy, findProgramToMatch, listRuns } from '../matching-queries.server.ts';
import { PolicyInWords } from '../policy-in-words.tsx';
import { countMovable } from '../repair-queries.server.ts';
import { RunStateBadge } from '../run-parts.tsx';
import { savePolicy } from '../save-policy.server.ts';
import { SecondLooks } from '../second-look-parts.tsx';
import { listSecondLooks } from '../second-look-queries.server.ts';
import { startRun } from '../start-run.server.ts';
import type { Route } from './+types/matching';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const policy = await findPolicy(connection, programId);
    const runs = await listRuns(connection, programId);
    return {
      program: {
        name: program.name,
        state: program.state,
        findsPairs: findsPairs(program.kind),
        arePeers: isOnePopulation(program.kind),
      },
      guide: await offerArticles(connection, actor, {
        step: 'match',
        role: 'manager',
        kind: program.kind,
      }),
      places: await countFreePlaces(connection, programId),
      hoursUsed: await countHoursUsed(connection, programId),
      untrained: await countUntrained(connection, programId),
      policy: policy && { version: policy.version, policy: policy.policy },
      looks: await listSecondLooks(connection, programId),
      isRunning: (await countMovable(connection, programId)) > 0,
      runs: runs.map(({ id, state, createdAt, summary, open }) => ({
        id,
        state,
        createdAt: createdAt.toISOString(),
        matched: summary && { matched: summary.matched, mentees: summary.mentees },
        isRepair: summary?.repair !== undefined,
        open,
      })),
    };
  });
});

export const action = memberAction({
  template: form(z.object({}), async ({ world, actor, params }) => {
    const version = await savePolicy(world, actor, idFrom(params.program), 'template');
    const here = `/o/${params.organization}/programs/${params.program}/matching`;
    return redirect(`${here}?said=matching.policySaved&version=${version}`);
  }),
  run: form(z.object({}), async ({ world, actor, params }) => {
    const run = await startRun(world, actor, idFrom(params.program));
    return redirect(`/o/${params.organization}/programs/${params.program}/matching/${run}`);
  }),
});

export default function MatchingPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { t: studio } = useTranslation('studio');
  const { program, places, policy, runs } = loaderData;
  const above = useAboveProgram(program.name);
  const { organization, program: id } = useParams();
  const base = `/o/${organization}/programs/${id}/matching`;
  const isOpen = program.state !== 'closed' && program.findsPairs;
  return (
    <Page
      title={t('title')}
      lead={program.findsPairs ? t('overview.lead') : t('kindOf.other')}
      above={above}
      badge={<ProgramStateBadge state={program.state} />}
      action={
        program.findsPairs
          ? isOpen && policy && <ActionForm intent="run" submit={t('overview.run')} />
          : program.state !== 'closed' && (
              <Button component={Link} to={`/o/${organization}/programs/${id}/circles`}>
                {t('circle.action')}
              </Button>
            )
      }
    >
      <ProgramPlaces />
      <Section
        title={t('overview.who')}
        action={
          program.findsPairs &&
          !program.arePeers && (
            <Anchor component={Link} to={`/o/${organization}/programs/${id}/choice`}>
              {t('overview.choice')}
            </Anchor>
          )
        }
      >
        <Figures
          items={
            !program.findsPairs
              ? [
                  { label: t('circle.members'), value: places.peer.people },
                  { label: t('circle.mentors'), value: places.mentor.people },
                ]
              : program.arePeers
                ? [{ label: t('overview.peers'), value: places.peer.people }]
                : [
                    { label: t('overview.mentees'), value: places.mentee.people },
                    { label: t('overview.menteePlaces'), value: places.mentee.places },
                    { label: t('overview.mentors'), value: places.mentor.people },
                    { label: t('overview.mentorPlaces'), value: places.mentor.places },
                  ]
          }
        />
        {loaderData.hoursUsed > 0 && (
          <Text size="sm">{t('overview.hoursUsed', { count: loaderData.hoursUsed })}</Text>
        )}
        {loaderData.untrained > 0 && (
          <Text size="sm">
            {t('overview.untrained', { count: loaderData.untrained })}{' '}
            <Link to={`/o/${organization}/programs/${id}/enrolments?training=missing`}>
              {t('overview.whoUntrained')}
            </Link>
          </Text>
        )}
      </Section>
      {isOpen && loaderData.isRunning && !program.arePeers && places.mentee.people > 0 && (
        <Section title={studio('repair.title')}>
          <Text>
            {studio('repair.section', { count: places.mentee.people })}{' '}
            <Anchor component={Link} to={`${base}/repair`}>
              {studio('repair.link')}
            </Anchor>
          </Text>
        </Section>
      )}
      {program.findsPairs && (
        <Section
          title={t('overview.policy')}
          note={policy && t('overview.version', { version: policy.version })}
          action={
            policy &&
            isOpen && (
              <Group gap="md">
                {policy.version > 1 && (
                  <Anchor component={Link} to={`${base}/policy/versions`}>
                    {studio('versions.link')}
                  </Anchor>
                )}
                <Anchor component={Link} to={`${base}/policy`}>
                  {t('overview.change')}
                </Anchor>
              </Group>
            )
          }
        >
          {policy ? (
            <PolicyInWords policy={policy.policy} />
          ) : (
            <Empty action={isOpen && <ActionForm intent="template" submit={t('overview.start')} />}>
              {t('overview.noPolicy')}
            </Empty>
          )}
        </Section>
      )}
      {program.findsPairs && (
        <Section
          title={t('overview.runs')}
          action={
            runs.length > 1 && (
              <Anchor component={Link} to={`${base}/compare`}>
                {studio('whatIf.compareAny')}
              </Anchor>
            )
          }
        >
          {runs.length === 0 ? (
            <Empty>{t('overview.noRuns')}</Empty>
          ) : (
            <Rows
              caption={t('overview.runs')}
              rows={runs}
              rowKey={(run) => run.id}
              columns={[
                {
                  title: t('overview.when'),
                  cell: (run) => (
                    <Anchor component={Link} to={`${base}/${run.id}`}>
                      <Moment value={run.createdAt} />
                    </Anchor>
                  ),
                },
                {
                  title: t('overview.state'),
                  cell: (run) => (
                    <Group gap="xs">
                      <RunStateBadge state={run.state} />
                      {run.isRepair && <State>{studio('repair.kind')}</State>}
                    </Group>
                  ),
                },
                {
                  title: t(program.arePeers ? 'overview.matchedPeers' : 'overview.matched'),
                  number: true,
                  cell: (run) =>
                    run.matched &&
                    t('run.ofAll', { part: run.matched.matched, total: run.matched.mentees }),
                },
                {
                  title: t('overview.open'),
                  number: true,
                  cell: (run) => run.state === 'done' && run.open,
                },
              ]}
            />
          )}
        </Section>
      )}
      <SecondLooks looks={loaderData.looks} base={`/o/${organization}/programs/${id}`} />
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
