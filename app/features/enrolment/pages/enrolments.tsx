import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams, useSearchParams } from 'react-router';
import { z } from 'zod';
import { several } from '../../../http/fields.ts';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Day, formatDay } from '../../../ui/dates.tsx';
import { ActionForm, SelectField } from '../../../ui/form.tsx';
import { Empty, Page, Pager, pageFrom, State } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import { Rows } from '../../../ui/table.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import { AccountMark } from '../../people/account-mark.tsx';
import type { ShownAnswer } from '../../programs/enrolment-question.ts';
import { movesUp, takesImports } from '../../programs/program.ts';
import { enrolmentStates, sidesOf } from '../../programs/program-kind.ts';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { countEnrolments, findManagedProgram } from '../../programs/program-queries.server.ts';
import { SideCounts } from '../../programs/side-counts.tsx';
import { answerEnrolments } from '../answer-enrolments.server.ts';
import { answers } from '../enrolment.ts';
import { filterFrom, listEnrolments } from '../enrolment-queries.server.ts';
import { OwnAnswers } from '../own-answers.tsx';
import { listShownAnswers } from '../shown-answers.server.ts';
import { queuesOf } from '../waitlist.ts';
import type { Route } from './+types/enrolments';

const size = 50;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const id = idFrom(params.program);
  const program = await findManagedProgram(world, actor, id);
  const filter = filterFrom(url);
  const page = pageFrom(url);
  const { total, enrolments } = await listEnrolments(world, actor, id, filter, { page, size });
  const ids = enrolments.map((row) => row.id);
  return {
    guide: await findOffer(world, actor, { step: 'match', role: 'manager', kind: program.kind }),
    program: {
      name: program.name,
      kind: program.kind,
      takesImports: takesImports(program),
      places: program.places,
      movesUp: movesUp(program),
    },
    counts: await countEnrolments(world, actor, id),
    filter,
    page,
    total,
    enrolments,
    answers: await asActor(world.db, actor, (connection) =>
      listShownAnswers(connection, actor, 'managers', ids),
    ),
  };
});

function back({ url }: MemberVisit, count: number) {
  const search = new URLSearchParams(url.search);
  search.set('said', 'enrolment.answered');
  search.set('count', String(count));
  search.delete('_routes');
  return redirect(`?${search}`);
}

export const action = memberAction({
  chosen: form(
    z.object({ answer: z.enum(answers).default('accept'), ids: several(z.uuid()) }),
    async (visit, { answer, ids }) => {
      const { world, actor, params } = visit;
      const count = await answerEnrolments(world, actor, idFrom(params.program), ids, answer);
      return back(visit, count);
    },
  ),
  all: form(z.object({}), async (visit: MemberVisit) => {
    const { world, actor, params } = visit;
    const program = idFrom(params.program);
    return back(visit, await answerEnrolments(world, actor, program, 'applied', 'accept'));
  }),
});

export default function Enrolments({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  const { organization, program } = useParams();
  const [search] = useSearchParams();
  const base = `/o/${organization}/programs/${program}`;
  const waiting = page.counts
    .filter((entry) => entry.state === 'applied')
    .reduce((sum, entry) => sum + entry.count, 0);
  const everybody = page.counts.reduce((sum, entry) => sum + entry.count, 0);
  const isFiltered = Boolean(
    page.filter.side || page.filter.state || page.filter.search || page.filter.training,
  );
  const exported = new URLSearchParams(search);
  for (const name of ['page', 'said', 'count']) exported.delete(name);
  const importButton = page.program.takesImports && (
    <Button component={Link} to={`${base}/enrolments/import`}>
      {t('import.action')}
    </Button>
  );
  return (
    <Page
      title={programs('overview.enrolments')}
      above={useAboveProgram(page.program.name)}
      action={everybody > 0 && importButton}
    >
      <ProgramPlaces />
      {everybody === 0 ? (
        <Empty action={importButton}>{t('list.empty')}</Empty>
      ) : (
        <>
          <SideCounts kind={page.program.kind} counts={page.counts} />
          <Waitlist program={page.program} counts={page.counts} />
          {waiting > 0 && page.program.takesImports && (
            <ActionForm intent="all" submit={t('list.acceptAll', { count: waiting })} />
          )}
          <Filter filter={page.filter} sides={sidesOf(page.program.kind)} />
          {page.enrolments.length === 0 ? (
            <Empty action={isFiltered && <Link to="?">{t('list.showAll')}</Link>}>
              {t('list.noneFound')}
            </Empty>
          ) : (
            <ActionForm
              intent="chosen"
              submit={t('list.accept')}
              tone="quiet"
              aside={
                <>
                  <Button type="submit" variant="default" name="answer" value="waitlist">
                    {t('list.waitlist')}
                  </Button>
                  <Button type="submit" variant="default" name="answer" value="decline">
                    {t('list.decline')}
                  </Button>
                  <Text size="sm" c="dimmed">
                    {t('list.chosenNote')}
                  </Text>
                </>
              }
            >
              <List
                enrolments={page.enrolments}
                answers={page.answers}
                people={`/o/${organization}/people`}
              />
            </ActionForm>
          )}
          <Pager page={page.page} size={size} total={page.total} />
          <Group gap="lg">
            <Anchor href={`${base}/enrolments.csv?${exported}`}>{t('list.export')}</Anchor>
            <Anchor component={Link} to={`${base}/enrolments/imports`}>
              {t('imports.title')}
            </Anchor>
            <Anchor component={Link} to={`${base}/enrolments/lottery`}>
              {t('lottery.title')}
            </Anchor>
          </Group>
        </>
      )}
      <FromTheGuide offer={page.guide} />
    </Page>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

/** Where somebody waits: how many have a place on that side, and who gets the next one. */
function Waitlist({
  program: { places, movesUp: byThemselves },
  counts,
}: {
  program: Loaded['program'];
  counts: Loaded['counts'];
}) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  const queues = queuesOf(counts);
  if (queues.length === 0) return null;
  return (
    <div>
      {queues.map(({ side, taken, waiting }) => (
        <Text key={side}>
          {t(places === null ? 'list.queueNoLimit' : 'list.queue', {
            side: programs(`side.${side}`),
            taken,
            places: places ?? 0,
          })}{' '}
          {t('list.waiting', { count: waiting })}
        </Text>
      ))}
      <Text c="dimmed" size="sm">
        {t(byThemselves ? 'list.movesUp' : 'list.movesUpNot')}
      </Text>
    </div>
  );
}

function Filter({
  filter,
  sides,
}: {
  filter: Loaded['filter'];
  sides: ReturnType<typeof sidesOf>;
}) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  return (
    <SearchForm label={t('list.search')} value={filter.search ?? ''}>
      <SelectField
        name="side"
        label={programs('column.side')}
        value={filter.side}
        options={[
          { value: '', label: t('list.anySide') },
          ...sides.map((side) => ({ value: side, label: programs(`side.${side}`) })),
        ]}
      />
      <SelectField
        name="state"
        label={programs('column.state')}
        value={filter.state}
        options={[
          { value: '', label: t('list.anyState') },
          ...enrolmentStates.map((state) => ({
            value: state,
            label: programs(`enrolmentState.${state}`),
          })),
        ]}
      />
    </SearchForm>
  );
}

function List({
  enrolments,
  answers: answersOf,
  people,
}: Pick<Loaded, 'enrolments' | 'answers'> & { people: string }) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  return (
    <Rows
      caption={programs('overview.enrolments')}
      rows={enrolments}
      rowKey={(row) => row.id}
      columns={[
        {
          title: t('column.choose'),
          narrow: true,
          cell: (row) => (
            <Checkbox name="ids" value={row.id} aria-label={t('list.choose', { name: row.name })} />
          ),
        },
        {
          title: t('column.name'),
          wide: true,
          cell: (row) => (
            <>
              <Link to={`${people}/${row.personId}`}>{row.name}</Link>
              {row.name !== row.email && (
                <Text size="sm" c="dimmed">
                  {row.email}
                </Text>
              )}
              <AccountMark account={row.account} />
              <FoldedAnswers answers={answersOf[row.id] ?? []} />
            </>
          ),
        },
        { title: programs('column.side'), cell: (row) => programs(`oneSide.${row.side}`) },
        {
          title: programs('column.state'),
          cell: (row) => (
            <>
              <State tone={row.state === 'applied' ? 'look' : 'calm'}>
                {programs(`enrolmentState.${row.state}`)}
              </State>
              {row.movedUpAt && (
                <Text size="sm" c="dimmed">
                  {t('list.movedUp', { day: formatDay(row.movedUpAt.slice(0, 10)) })}
                </Text>
              )}
            </>
          ),
        },
        { title: t('column.capacity'), number: true, cell: (row) => row.capacity },
        { title: t('column.hours'), number: true, cell: (row) => row.hoursPerMonth ?? '' },
        { title: t('column.since'), cell: (row) => <Day value={row.since.slice(0, 10)} /> },
      ]}
    />
  );
}

/** To the program's own questions, where there are any. */
function FoldedAnswers({ answers: said }: { answers: ShownAnswer[] }) {
  const { t } = useTranslation('enrolment');
  if (said.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t('list.answers')}</summary>
      <OwnAnswers answers={said} />
    </details>
  );
}
