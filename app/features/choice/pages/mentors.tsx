import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { say } from '../../../i18n.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { Empty, Page, Pager, pageFrom, Section, State } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { findOffer } from '../../guide/reader-queries.server.ts';
import { percentOf, reasonInWords } from '../../matching/reason-text.ts';
import { mainScores } from '../../matching/run-result.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { choicesIn, hasPlace, mentorFilter, narrow } from '../mentor-list.ts';
import { listMentors } from '../mentor-queries.server.ts';
import { MentorSearch } from '../mentor-search.tsx';
import { listOwnRequests } from '../request-queries.server.ts';
import { RoomInWords } from '../room-in-words.tsx';
import { whyNot } from '../why-not.ts';
import type { Route } from './+types/mentors';

const size = 20;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const programId = idFrom(params.program);
  const { program, mentee, mentors, open } = await listMentors(world, actor, programId);
  const filter = mentorFilter.parse({
    stage: null,
    free: null,
    ...Object.fromEntries(url.searchParams),
  });
  const hits = narrow(mentors, filter);
  const page = pageFrom(url);
  return {
    guide: await findOffer(world, actor, { step: 'match', role: 'mentee', kind: program.kind }),
    program: program.name,
    limit: program.openRequests,
    open: open.length,
    looks: hasPlace(mentee),
    choices: choicesIn(mentors),
    filter,
    page,
    total: hits.length,
    isEmpty: mentors.length === 0,
    requests: await asActor(world.db, actor, (connection) =>
      listOwnRequests(connection, actor, programId),
    ),
    mentors: hits.slice((page - 1) * size, page * size).map((mentor) => ({
      enrolmentId: mentor.enrolmentId,
      name: mentor.name,
      headline: mentor.headline,
      capacity: mentor.capacity,
      partners: mentor.partners,
      load: mentor.load,
      fit: mentor.isAllowed ? mentor.fit : null,
      reasons: mentor.isAllowed ? mainScores(mentor.explanation, 2) : [],
      whyNot: whyNot(mentor),
      isAsked: open.some((request) => request.mentorEnrolmentId === mentor.enrolmentId),
    })),
  };
});

export default function MentorsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('choice');
  const { mentors, page, total, open, limit } = loaderData;
  return (
    <Page
      title={t('mentors.title', { program: loaderData.program })}
      lead={t('mentors.lead')}
      above={useAboveProgram(loaderData.program)}
    >
      {!loaderData.looks && <Text>{t('mentors.full')}</Text>}
      {open > 0 && <Text>{t('mentors.open', { count: open, limit })}</Text>}
      {loaderData.isEmpty ? (
        <Empty>{t('mentors.none')}</Empty>
      ) : (
        <>
          <MentorSearch filter={loaderData.filter} choices={loaderData.choices} />
          {total === 0 ? (
            <Empty action={<Link to="?">{t('mentors.clear')}</Link>}>{t('mentors.noHits')}</Empty>
          ) : (
            <Section title={t('mentors.found', { count: total })}>
              <Rows
                caption={t('mentors.found', { count: total })}
                rows={mentors}
                rowKey={(mentor) => mentor.enrolmentId}
                columns={[
                  {
                    title: t('mentors.name'),
                    cell: (mentor) => (
                      <div>
                        <Anchor component={Link} to={mentor.enrolmentId}>
                          {mentor.name}
                        </Anchor>
                        <Text size="sm" c="dimmed">
                          {mentor.headline}
                        </Text>
                      </div>
                    ),
                  },
                  {
                    title: t('mentors.fit'),
                    number: true,
                    cell: ({ fit, isAsked }) => (
                      <div>
                        {fit === null
                          ? t('mentors.notPossible')
                          : t('mentors.percent', { percent: percentOf(fit) })}
                        {isAsked && (
                          <div>
                            <State tone="good">{t('mentors.asked')}</State>
                          </div>
                        )}
                      </div>
                    ),
                  },
                  {
                    title: t('mentors.why'),
                    wide: true,
                    cell: (mentor) =>
                      [
                        ...mentor.reasons.map(reasonInWords),
                        ...mentor.whyNot.map((key) => say(key)),
                      ].join(' '),
                  },
                  {
                    title: t('mentors.room'),
                    wide: true,
                    cell: (mentor) => <RoomInWords mentor={mentor} />,
                  },
                ]}
              />
              <Pager page={page} size={size} total={total} />
            </Section>
          )}
        </>
      )}
      <OwnRequests requests={loaderData.requests} />
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

function OwnRequests({ requests }: Pick<Route.ComponentProps['loaderData'], 'requests'>) {
  const { t } = useTranslation('choice');
  const { organization } = useParams();
  if (requests.length === 0) return null;
  return (
    <Section title={t('request.mine')}>
      <Rows
        caption={t('request.mine')}
        rows={requests}
        rowKey={(request) => request.id}
        columns={[
          {
            title: t('mentors.name'),
            cell: (request) => (
              <Anchor component={Link} to={`/o/${organization}/requests/${request.id}`}>
                {request.mentor}
              </Anchor>
            ),
          },
          { title: t('request.when'), cell: (request) => <Moment value={request.createdAt} /> },
          {
            title: t('request.stateTitle'),
            cell: ({ state }) => (
              <State tone={state === 'open' || state === 'accepted' ? 'good' : 'calm'}>
                {t(`request.state.${state}`)}
              </State>
            ),
          },
        ]}
      />
    </Section>
  );
}
