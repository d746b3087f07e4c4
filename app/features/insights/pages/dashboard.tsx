import {
  Anchor,
  Button,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Bars, barsOf } from '../../../ui/bars.tsx';
import { Empty, Figures, Page } from '../../../ui/page.tsx';
import { kindRules } from '../../programs/program-kind.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { LevelBars } from '../attainment-section.tsx';
import { loadDashboard } from '../dashboard.server.ts';
import { figureWords, shareWords } from '../figure-words.ts';
import { PulseBars } from '../pulse-section.tsx';
import type { Route } from './+types/dashboard';

export const loader = memberPage(({ world, actor, params, url }) =>
  loadDashboard(
    world,
    actor,
    idFrom(params.program),
    url.searchParams.get('group')?.slice(0, 200) || undefined,
  ),
);

type Data = Route.ComponentProps['loaderData'];

export default function DashboardPage({ loaderData: data }: Route.ComponentProps) {
  const { t } = useTranslation('dashboard');
  const { t: insights } = useTranslation('insights');
  const { organization, program: id } = useParams();
  const base = `/o/${organization}/programs/${id}`;
  const { standing, group } = data;
  const matched = standing.funnel[0]?.count ?? 0;
  const places = (
    <>
      {kindRules[data.program.kind].matching === 'sides' && <Load {...data} base={base} />}
      <Waiting {...data} base={base} />
    </>
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead', { k: data.smallestGroup })}
      above={useAboveProgram(data.program.name)}
      badge={<ProgramStateBadge state={data.program.state} />}
      action={
        <Button component="a" href={`${base}/data.zip`} variant="default">
          {t('data')}
        </Button>
      }
    >
      <ProgramPlaces />
      {data.groups.length > 0 && <Narrow {...data} />}
      {matched === 0 ? (
        <Empty
          action={
            group === null && (
              <Button component={Link} to={`${base}/matching`}>
                {insights('engagements.match')}
              </Button>
            )
          }
        >
          {t(group === null ? 'none' : 'noneInGroup')}
        </Empty>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Look {...data} base={base} />
          <Funnel {...data} base={base} />
          <Pace {...data} base={base} />
          <Answers {...data} base={base} />
          <Stack gap="lg">{places}</Stack>
        </SimpleGrid>
      )}
      {matched === 0 && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {places}
        </SimpleGrid>
      )}
    </Page>
  );
}

/** Which group is shown: a GET form, so that a view has an address. */
function Narrow({ groups, group }: Data) {
  const { t } = useTranslation('dashboard');
  return (
    <Stack gap="xs">
      <Form method="get">
        <Group align="flex-end" gap="sm">
          <NativeSelect
            name="group"
            label={t('group.label')}
            defaultValue={group ?? ''}
            key={group}
            data={[{ value: '', label: t('group.whole') }, ...groups]}
          />
          <Button type="submit" variant="default">
            {t('group.submit')}
          </Button>
          <Anchor component={Link} to="fields" relative="path" py="sm">
            {t('group.choose')}
          </Anchor>
        </Group>
      </Form>
      {group !== null && (
        <Text size="sm" c="dimmed" maw="70ch">
          {t('group.note')}
        </Text>
      )}
    </Stack>
  );
}

function Tile({
  title,
  note,
  to,
  open,
  children,
}: {
  title: string;
  note?: string | false;
  /** What the tile opens. */
  to: string;
  open?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('dashboard');
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" align="baseline" gap="sm">
          <Title order={2} size="h4">
            {title}
          </Title>
          <Link to={to}>{open ?? t('open')}</Link>
        </Group>
        {note && (
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  );
}

type TileProps = Data & { base: string };

/** An address of the list of engagements, of the group that is shown. */
function listOf({ base, group }: TileProps, filter: Record<string, string> = {}): string {
  const search = new URLSearchParams(group === null ? filter : { ...filter, group });
  return `${base}/engagements${search.size > 0 ? `?${search}` : ''}`;
}

function Look(data: TileProps) {
  const { t } = useTranslation('dashboard');
  const { t: insights } = useTranslation('insights');
  const raised = data.looks.filter(({ count }) => count > 0);
  return (
    <Tile title={`${t('tile.look')}: ${data.needLook}`} to={listOf(data, { look: 'yes' })}>
      {raised.length === 0 ? (
        <Text c="dimmed">{t('tile.nobodyLooks')}</Text>
      ) : (
        <Bars
          caption={t('tile.look')}
          label={t('tile.lookReason')}
          value={t('tile.pairs')}
          bars={barsOf(
            raised.map(({ signal, count }) => ({
              label: insights(`signalName.${signal}`),
              value: count,
              to: listOf(data, { look: signal }),
            })),
          )}
        />
      )}
    </Tile>
  );
}

function Funnel(data: TileProps) {
  const { t: insights } = useTranslation('insights');
  const { funnel } = data.standing;
  const matched = funnel[0]?.count ?? 0;
  return (
    <Tile title={insights('funnel.title')} to={listOf(data)}>
      <Bars
        caption={insights('funnel.title')}
        label={insights('funnel.step')}
        value={insights('funnel.pairs')}
        bars={funnel.map(({ step, count }) => ({
          label: insights(`funnel.steps.${step}`),
          value: insights('funnel.value', { count, share: shareWords(count / matched) }),
          length: count / matched,
          to: listOf(data, { step }),
        }))}
      />
    </Tile>
  );
}

function Pace(data: TileProps) {
  const { t } = useTranslation('dashboard');
  const { t: insights } = useTranslation('insights');
  const { daysToFirstMeeting, sessionsHeld, targets } = data.standing;
  const { of, met } = targets.rhythm;
  return (
    <Tile title={t('tile.pace')} to={listOf(data, { look: 'quiet' })}>
      <Figures
        items={[
          {
            label: t('tile.firstMeeting'),
            value: (
              <Link to={listOf(data, { look: 'noFirstMeeting' })}>
                {daysToFirstMeeting ?? insights('outcomes.none')}
              </Link>
            ),
          },
          {
            label: t('tile.rhythm'),
            value: (
              <Link to={listOf(data, { look: 'quiet' })}>
                {of === 0 ? insights('outcomes.none') : shareWords(met / of)}
              </Link>
            ),
          },
          {
            label: t('tile.sessions'),
            value: <Link to={listOf(data, { step: 'met' })}>{sessionsHeld}</Link>,
          },
        ]}
      />
    </Tile>
  );
}

function Answers({ levels, pulse, smallestGroup: k, base }: TileProps) {
  const { t } = useTranslation('dashboard');
  const report = { to: `${base}/outcomes`, open: t('tile.report') };
  return (
    <>
      <Tile title={t('tile.levels')} note={t('tile.levelsNote')} {...report}>
        {levels.rated === 'hidden' ? (
          <Text c="dimmed">{figureWords('few', k)}</Text>
        ) : (
          <LevelBars caption={t('tile.levels')} report={levels} k={k} />
        )}
      </Tile>
      <Tile title={t('tile.pulse')} {...report}>
        <PulseBars months={pulse} k={k} />
      </Tile>
    </>
  );
}

function Load({ load, group, base }: TileProps) {
  const { t } = useTranslation('dashboard');
  return (
    <Tile
      title={t('tile.load')}
      note={group !== null && t('group.wholeNote')}
      to={`${base}/dashboard/load`}
    >
      <Figures
        items={[
          {
            label: t('tile.places'),
            value: t('tile.placesOf', { taken: load.taken, places: load.places }),
          },
          { label: t('tile.full'), value: load.full },
          {
            label: t(load.overBudget.ofAll ? 'tile.overBudget' : 'tile.overBudgetShown'),
            value: load.overBudget.count,
          },
        ]}
      />
    </Tile>
  );
}

function Waiting({ waiting, group, base }: TileProps) {
  const { t } = useTranslation('dashboard');
  return (
    <Tile
      title={t('tile.waiting')}
      note={group !== null && t('group.wholeNote')}
      to={`${base}/enrolments?state=waitlisted`}
    >
      <Figures items={[{ label: t('tile.waitingNow'), value: waiting }]} />
    </Tile>
  );
}
