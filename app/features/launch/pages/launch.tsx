import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import { savePolicy } from '../../matching/save-policy.server.ts';
import { openProgram } from '../../programs/move-program.server.ts';
import { takesEnrolments } from '../../programs/program.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { archiveProgram } from '../../programs/set-up-program.server.ts';
import { findLaunch } from '../launch-queries.server.ts';
import { LaunchSteps } from '../launch-steps.tsx';
import type { Route } from './+types/launch';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, items } = await findLaunch(world, actor, idFrom(params.program));
  return {
    guide: await findOffer(world, actor, { step: 'goals', role: 'manager', kind: program.kind }),
    name: program.name,
    state: program.state,
    isArchived: program.isArchived,
    takesEnrolments: takesEnrolments(program),
    items,
  };
});

export const action = memberAction({
  open: form(z.object({}), async ({ world, actor, params }) => {
    await openProgram(world, actor, idFrom(params.program));
    return redirect(`/o/${params.organization}/programs/${params.program}?said=programs.open`);
  }),
  policy: form(z.object({}), async ({ world, actor, params }) => {
    await savePolicy(world, actor, idFrom(params.program), 'template');
    return redirect('?said=launch.policy');
  }),
  archive: form(z.object({}), async ({ world, actor, params }) => {
    await archiveProgram(world, actor, idFrom(params.program), true);
    return redirect('?said=launch.archived');
  }),
  unarchive: form(z.object({}), async ({ world, actor, params }) => {
    await archiveProgram(world, actor, idFrom(params.program), false);
    return redirect('?said=launch.unarchived');
  }),
});

export default function Launch({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('launch');
  const { organization, program } = useParams();
  const base = `/o/${organization}/programs/${program}`;
  const { name, state, items } = loaderData;
  const missing = items.filter((item) => item.state === 'missing');
  return (
    <Page
      title={name}
      lead={t('lead')}
      above={useAboveProgram(name).slice(0, 1)}
      badge={<ProgramStateBadge state={state} />}
    >
      <ProgramPlaces />
      {state !== 'closed' && <LaunchSteps />}
      {state !== 'closed' && (
        <Paper withBorder p="md">
          <Group justify="space-between" gap="md">
            <Text flex="1 1 20rem">
              {loaderData.takesEnrolments
                ? t('check.after')
                : missing.length > 0
                  ? t('check.missing', { count: missing.length })
                  : t('check.ready')}
            </Text>
            <Button component={Link} to={`${base}/launch/preview`} variant="default">
              {t('check.preview')}
            </Button>
            {state === 'draft' && <ActionForm intent="open" submit={t('check.open')} />}
            {loaderData.takesEnrolments && (
              <Button component={Link} to={`${base}/launch/invitation`}>
                {t('check.invite')}
              </Button>
            )}
          </Group>
        </Paper>
      )}
      <Section title={t('check.title')}>
        <DeedProblems intent="policy" />
        <Stack component="ul" m={0} p={0} gap="sm" style={{ listStyle: 'none' }}>
          {items.map((item) => (
            <li key={item.check}>
              <Group gap="sm">
                <State
                  tone={item.state === 'done' ? 'good' : item.state === 'missing' ? 'look' : 'calm'}
                >
                  {t(`check.state.${item.state}`)}
                </State>
                <Text>{t(`check.item.${item.check}`)}</Text>
                {item.state === 'usual' && (
                  <Text size="sm" c="dimmed">
                    {t(`check.usual.${item.check}`)}
                  </Text>
                )}
                {item.check === 'policy' && item.state === 'missing' ? (
                  <Deed intent="policy">{t('check.policy')}</Deed>
                ) : (
                  <Change item={item} base={base} />
                )}
              </Group>
            </li>
          ))}
        </Stack>
      </Section>
      <Section title={t('later.title')}>
        <Group gap="md">
          <Link to={`${base}/launch/duplicate`}>{t('later.duplicate')}</Link>
          {loaderData.isArchived ? (
            <Deed intent="unarchive">{t('later.unarchive')}</Deed>
          ) : (
            (state === 'draft' || state === 'closed') && (
              <Deed intent="archive">{t('later.archive')}</Deed>
            )
          )}
        </Group>
        {!loaderData.isArchived && (
          <Text size="sm" c="dimmed">
            {t(state === 'draft' || state === 'closed' ? 'later.archiveNote' : 'later.alive')}
          </Text>
        )}
        <DeedProblems intent="archive" />
      </Section>
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

function Change({
  item,
  base,
}: {
  item: Route.ComponentProps['loaderData']['items'][number];
  base: string;
}) {
  const { t } = useTranslation('launch');
  const action = t(item.state === 'missing' ? 'check.fill' : 'check.change');
  const label = t('check.itemLabel', { action, item: t(`check.item.${item.check}`) });
  return (
    <Link to={`${base}${item.path}`} aria-label={label}>
      {action}
    </Link>
  );
}
