import { Anchor, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Day, formatDay, Moment } from '../../../ui/dates.tsx';
import { Empty, Figures, Page, Pager, pageFrom, State } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import { Rows } from '../../../ui/table.tsx';
import { isOpen, phases } from '../../engagements/engagement.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { engagementFilterFrom } from '../engagement-filter.ts';
import { steps } from '../funnel.ts';
import { sidesIn } from '../listed-engagement.ts';
import { listProgramEngagements } from '../program-engagements.server.ts';
import { signalWords } from '../signal-words.ts';
import { signals } from '../signals.ts';
import type { Route } from './+types/program-engagements';

const size = 50;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const page = pageFrom(url);
  const filter = engagementFilterFrom(url);
  const slice = { offset: (page - 1) * size, limit: size };
  const list = await listProgramEngagements(world, actor, idFrom(params.program), filter, slice);
  return {
    guide: await findOffer(world, actor, { step: 'work', role: 'manager', kind: null }),
    program: list.program,
    all: list.all,
    needLook: list.needLook,
    total: list.total,
    engagements: list.engagements.map(({ lastActiveAt, nextSessionAt, ...engagement }) => ({
      ...engagement,
      lastActiveOn: lastActiveAt?.toISOString().slice(0, 10) ?? null,
      nextSessionAt: nextSessionAt?.toISOString() ?? null,
    })),
    filter,
    page,
  };
});

type Data = Route.ComponentProps['loaderData'];

export default function ProgramEngagements({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('insights');
  const { t: common } = useTranslation();
  const { organization, program: id } = useParams();
  const { search } = useLocation();
  const { program, all, needLook, total, engagements, filter, page } = loaderData;
  const base = `/o/${organization}/programs/${id}`;
  return (
    <Page
      title={t('engagements.title')}
      lead={t('engagements.lead')}
      above={useAboveProgram(program.name)}
      badge={<ProgramStateBadge state={program.state} />}
      action={
        total > 0 && (
          <Button component="a" href={`${base}/engagements.csv${search}`} variant="default">
            {common('download')}
          </Button>
        )
      }
    >
      <ProgramPlaces />
      {all > 0 ? (
        <>
          <Figures
            items={[
              { label: t('engagements.all'), value: all },
              { label: t('engagements.needLook'), value: needLook },
            ]}
          />
          <Filter filter={filter} />
          {total > 0 ? (
            <Engagements engagements={engagements} />
          ) : (
            <Empty>{t('engagements.nothingFound')}</Empty>
          )}
          <Pager page={page} size={size} total={total} />
        </>
      ) : (
        <Empty
          action={
            <Button component={Link} to={`${base}/matching`}>
              {t('engagements.match')}
            </Button>
          }
        >
          {t('engagements.none')}
        </Empty>
      )}
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

function Filter({ filter }: Pick<Data, 'filter'>) {
  const { t } = useTranslation('insights');
  const { t: common } = useTranslation();
  const { t: phase } = useTranslation('engagements');
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <SearchForm label={t('engagements.filter.text')} value={filter.text}>
      <NativeSelect
        name="phase"
        label={t('engagements.filter.phase')}
        defaultValue={filter.phase ?? ''}
        key={`phase ${filter.phase}`}
        data={[
          { value: '', label: t('engagements.filter.anyPhase') },
          ...phases.map((value) => ({ value, label: phase(`phase.${value}`) })),
        ]}
      />
      <NativeSelect
        name="look"
        label={t('engagements.filter.look')}
        defaultValue={filter.look ?? ''}
        key={`look ${filter.look}`}
        data={[
          { value: '', label: t('engagements.filter.anyLook') },
          { value: 'yes', label: t('engagements.filter.forAny') },
          ...signals.map((value) => ({ value, label: t(`signalName.${value}`) })),
        ]}
      />
      <NativeSelect
        name="step"
        label={t('engagements.filter.step')}
        defaultValue={filter.step ?? ''}
        key={`step ${filter.step}`}
        data={[
          { value: '', label: t('engagements.filter.anyStep') },
          ...steps.map((value) => ({ value, label: t(`funnel.steps.${value}`) })),
        ]}
      />
      {filter.group && <input type="hidden" name="group" value={filter.group} />}
      {isFiltered && (
        <Anchor component={Link} to="?" py="sm">
          {common('showAll')}
        </Anchor>
      )}
    </SearchForm>
  );
}

function Engagements({ engagements }: Pick<Data, 'engagements'>) {
  const { t } = useTranslation('insights');
  const { t: state } = useTranslation('engagements');
  return (
    <Rows
      caption={t('engagements.title')}
      rows={engagements}
      rowKey={(engagement) => engagement.id}
      columns={[
        ...sidesIn(engagements).map(({ role, title }) => ({
          title: t(`engagements.column.${title}`),
          cell: ({ members }: Data['engagements'][number]) =>
            members
              .filter((member) => member.role === role)
              .map(({ name }) => <div key={name}>{name}</div>),
        })),
        {
          title: t('engagements.column.phase'),
          cell: ({ phase }) => <State>{state(`phase.${phase}`)}</State>,
        },
        {
          title: t('engagements.column.look'),
          cell: ({ id, signals: raised, snoozedUntil }) => (
            <Stack gap={0} miw="13rem">
              {raised.map((each) => (
                <Text size="sm" c={snoozedUntil ? 'dimmed' : 'clay'} key={each.signal}>
                  {signalWords(each)}
                </Text>
              ))}
              {snoozedUntil && (
                <Text size="sm" c="dimmed">
                  {t('engagements.lookedUntil', { day: formatDay(snoozedUntil) })}
                </Text>
              )}
              <Link to={id} relative="path">
                {t('engagements.open')}
              </Link>
            </Stack>
          ),
        },
        {
          title: t('engagements.column.started'),
          cell: ({ startsOn }) => <Day value={startsOn} />,
        },
        {
          title: t('engagements.column.sessions'),
          number: true,
          cell: ({ sessionsHeld }) => sessionsHeld,
        },
        {
          title: t('engagements.column.lastActive'),
          cell: ({ lastActiveOn, lastEvent }) =>
            lastActiveOn ? (
              <>
                <Day value={lastActiveOn} />
                {lastEvent && (
                  <Text size="sm" c="dimmed">
                    {t(`engagements.event.${lastEvent}`)}
                  </Text>
                )}
              </>
            ) : (
              t('engagements.nothingYet')
            ),
        },
        {
          title: t('engagements.column.next'),
          cell: ({ nextSessionAt, phase }) =>
            nextSessionAt ? (
              <Moment value={nextSessionAt} />
            ) : (
              isOpen(phase) && t('engagements.noNext')
            ),
        },
      ]}
    />
  );
}
