import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { dayIn } from '../../../platform/calendar.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { htmlOf } from '../../../platform/render-markdown.server.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { listCheckIns } from '../../goals/check-in-queries.server.ts';
import { listGoals } from '../../goals/goal-queries.server.ts';
import { membersOf, nameOf } from '../../goals/members.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { actionChange, newAction } from '../action.ts';
import { ActionList } from '../action-list.tsx';
import { listActions } from '../action-queries.server.ts';
import { planAction, settleAction } from '../actions.server.ts';
import { AgendaPoints } from '../agenda-points.tsx';
import { listAnswers } from '../answers.server.ts';
import { listAttendance } from '../attendance.server.ts';
import { acceptSeries, cancelRest, moveRest } from '../change-series.server.ts';
import {
  acceptSession,
  cancelSession,
  missSession,
  moveSession,
  moveToTime,
} from '../change-session.server.ts';
import { findTimes } from '../find-times.server.ts';
import { holdSession } from '../hold-session.server.ts';
import { ReflectionSection } from '../reflection-section.tsx';
import { listReflections, reflect } from '../reflections.server.ts';
import { describeSeries } from '../series-queries.server.ts';
import {
  attendance,
  canDo,
  isOver,
  lateMinutes,
  offeredTime,
  sessionMove,
  sessionRecord,
} from '../session.ts';
import { RecordFields } from '../session-form.tsx';
import { SessionStateMark } from '../session-list.tsx';
import { findPrivateNote, findSession } from '../session-queries.server.ts';
import { MoveSession, SessionFacts } from '../session-time.tsx';
import { PrivateNote, SharedWords } from '../session-words.tsx';
import { agendaPoint, privateNote, reflection, sharedText } from '../words.ts';
import {
  addAgendaPoint,
  draftAgenda,
  textsOf,
  writePrivateNote,
  writeSharedText,
} from '../write-notes.server.ts';
import { localOf } from '../zoned-time.ts';
import type { Route } from './+types/session';

export const loader = memberPage(async ({ world, actor, params, member }) => {
  const shown = await asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const session = await findSession(connection, engagement, idFrom(params.session));
    const goals = await listGoals(connection, engagement);
    const checkIns = await listCheckIns(connection, engagement);
    const actions = await listActions(connection, engagement);
    const open = isOpen(engagement.phase);
    const now = world.clock.now();
    const can = (deed: Parameters<typeof canDo>[0]) => open && canDo(deed, actor, session, now);
    const { startsAt, minutes, place, state, version } = session;
    const texts = textsOf(session);
    const note = await findPrivateNote(connection, actor, session.id);
    return {
      guide: await offerBeside(connection, actor, engagement, 'work'),
      session: { startsAt: startsAt.toISOString(), minutes, place, state },
      words: {
        texts,
        version,
        html: htmlOf(texts),
      },
      reflections: await listReflections(connection, session.id),
      place: {
        address: `/o/${params.organization}/engagements/${id}/sessions/${session.id}/words`,
        draftKey: `ithaca ${actor.personId} ${session.id}`,
      },
      local: localOf(startsAt, member.timeZone),
      timeZone: member.timeZone,
      rooms: world.rooms,
      series: await describeSeries(connection, actor, engagement, session, now),
      late: session.late && {
        ...session.late,
        name: engagement.members.find((each) => each.personId === session.late?.by)?.name ?? '',
      },
      wouldBeLate: lateMinutes(session, now, engagement.changeNoticeHours) !== null,
      noticeHours: engagement.changeNoticeHours,
      settledBy: engagement.members.find((each) => each.personId === session.settledBy)?.name ?? '',
      planner: engagement.members.find((each) => each.personId === session.plannedBy)?.name ?? '',
      can: {
        accept: can('accept'),
        move: can('move'),
        hold: can('hold'),
        miss: can('miss'),
        cancel: can('cancel'),
      },
      isOpen: open,
      note: { note, html: htmlOf({ note }).note },
      answers: await listAnswers(connection, session.id),
      attendance: await listAttendance(connection, session.id),
      members: membersOf(engagement),
      today: dayIn(member.timeZone, now),
      actions: actions
        .filter((action) => action.sessionId === session.id || action.state === 'open')
        .map(({ sessionId: _same, ...action }) => action),
      goals: goals
        .filter((goal) => goal.state !== 'stopped')
        .map(({ id, title, state, scale }) => ({ id, title, state, scale })),
      progress: checkIns
        .filter((entry) => entry.sessionId === session.id)
        .map(({ id, goalId, personId, progress }) => ({
          id,
          personId,
          progress,
          title: goals.find((goal) => goal.id === goalId)?.title ?? '',
        })),
    };
  });
  if (!shown.can.move) return { ...shown, offer: null };
  const { timeZone, local, session } = shown;
  const wanted = { timeZone, ...local, minutes: session.minutes };
  const ids = { engagementId: idFrom(params.engagement), exceptSessionId: idFrom(params.session) };
  return { ...shown, offer: await findTimes(world, actor, { ...wanted, ...ids }) };
});

const sessionOf = ({ params }: MemberVisit) => ({
  engagementId: idFrom(params.engagement),
  sessionId: idFrom(params.session),
});
const back = (visit: MemberVisit, said: string) => {
  const { engagementId, sessionId } = sessionOf(visit);
  const { slug } = visit.member.organization;
  return redirect(
    `/o/${slug}/engagements/${engagementId}/sessions/${sessionId}?said=sessions.${said}`,
  );
};
const nothing = z.object({});

export const action = memberAction({
  accept: form(nothing, async (visit: MemberVisit) => {
    await acceptSession(visit.world, visit.actor, sessionOf(visit));
    return back(visit, 'accepted');
  }),
  acceptSeries: form(nothing, async (visit: MemberVisit) => {
    await acceptSeries(visit.world, visit.actor, sessionOf(visit));
    return back(visit, 'seriesAccepted');
  }),
  cancelRest: form(nothing, async (visit: MemberVisit) => {
    await cancelRest(visit.world, visit.actor, sessionOf(visit));
    return back(visit, 'seriesCancelled');
  }),
  draftAgenda: form(nothing, async (visit: MemberVisit) => {
    const { timeZone } = visit.member;
    await draftAgenda(visit.world, visit.actor, { ...sessionOf(visit), timeZone });
    return back(visit, 'drafted');
  }),
  cancel: form(nothing, async (visit: MemberVisit) => {
    await cancelSession(visit.world, visit.actor, sessionOf(visit));
    return back(visit, 'cancelled');
  }),
  miss: form(nothing, async (visit: MemberVisit) => {
    await missSession(visit.world, visit.actor, sessionOf(visit));
    return back(visit, 'missed');
  }),
  move: form(sessionMove, async (visit: MemberVisit, { rest, ...given }) => {
    const { timeZone } = visit.member;
    const move = rest ? moveRest : moveSession;
    await move(visit.world, visit.actor, { ...sessionOf(visit), timeZone, ...given });
    return back(visit, rest ? 'seriesMoved' : 'moved');
  }),
  offered: form(offeredTime, async (visit: MemberVisit, { startsAt }) => {
    const { timeZone } = visit.member;
    await moveToTime(visit.world, visit.actor, { ...sessionOf(visit), timeZone, startsAt });
    return back(visit, 'moved');
  }),
  hold: form(sessionRecord.extend(attendance), async (visit: MemberVisit, given) => {
    await holdSession(visit.world, visit.actor, { ...sessionOf(visit), ...given });
    return back(visit, 'held');
  }),
  words: form(sharedText, async (visit: MemberVisit, given) => {
    const saved = await writeSharedText(visit.world, visit.actor, {
      ...sessionOf(visit),
      ...given,
    });
    return back(visit, saved.keptBoth ? 'writtenTwice' : 'written');
  }),
  note: form(privateNote, async (visit: MemberVisit, given) => {
    await writePrivateNote(visit.world, visit.actor, { ...sessionOf(visit), ...given });
    return back(visit, 'noted');
  }),
  addPoint: form(agendaPoint, async (visit: MemberVisit, given) => {
    await addAgendaPoint(visit.world, visit.actor, { ...sessionOf(visit), ...given });
    return back(visit, 'pointAdded');
  }),
  reflect: form(reflection, async (visit: MemberVisit, given) => {
    await reflect(visit.world, visit.actor, { ...sessionOf(visit), ...given });
    return back(visit, 'reflected');
  }),
  planAction: form(newAction, async (visit: MemberVisit, given) => {
    await planAction(visit.world, visit.actor, { ...sessionOf(visit), ...given });
    return back(visit, 'actionPlanned');
  }),
  action: form(actionChange, async (visit: MemberVisit, given) => {
    const { engagementId } = sessionOf(visit);
    await settleAction(visit.world, visit.actor, { engagementId, ...given });
    return back(visit, 'actionChanged');
  }),
});

const deeds = ['accept', 'acceptSeries', 'cancel', 'cancelRest', 'miss', 'draftAgenda'] as const;

export default function Session({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('sessions');
  const timeZone = useTimeZone();
  const { session, can, members, goals } = loaderData;
  const base = `/o/${params.organization}/engagements/${params.engagement}/sessions`;
  return (
    <Page
      title={t('pageTitle', { day: formatMoment(session.startsAt, timeZone) })}
      badge={<SessionStateMark state={session.state} />}
      above={[{ to: base, label: t('title') }]}
      action={
        can.accept ? (
          <AcceptDeeds waiting={loaderData.series?.waiting ?? 1} />
        ) : (
          session.state === 'held' &&
          loaderData.isOpen && (
            <Button component={Link} to={`${base}/new`}>
              {t('planNext')}
            </Button>
          )
        )
      }
    >
      {deeds.map((intent) => (
        <DeedProblems key={intent} intent={intent} />
      ))}
      {can.accept && <Text>{t('acceptAsk', { name: loaderData.planner })}</Text>}
      <SessionFacts session={session} timeZone={loaderData.timeZone} rooms={loaderData.rooms} />
      {loaderData.series && (
        <Text c="dimmed">
          {t('series.partOf', {
            count: loaderData.series.count,
            rhythm: t(`rhythm.${loaderData.series.rhythm}`).toLowerCase(),
          })}
        </Text>
      )}
      {loaderData.late?.name && <LateChange late={loaderData.late} />}
      {!isOver(session.state) && <Answers answers={loaderData.answers} />}
      {isOver(session.state) && loaderData.settledBy && (
        <Text c="dimmed">{t(`settledBy.${session.state}`, { name: loaderData.settledBy })}</Text>
      )}
      {session.state !== 'cancelled' && session.state !== 'missed' && (
        <Text size="sm">
          <a href={`${base}/${params.session}/session.ics`}>{t('calendar.file')}</a>
        </Text>
      )}
      {can.hold && (
        <Section title={t('hold.title')} note={t('hold.note')}>
          <ActionForm intent="hold" submit={t('hold.submit')}>
            <RecordFields intent="hold" goals={goals} members={members} />
          </ActionForm>
          {can.miss && <Deed intent="miss">{t('miss')}</Deed>}
        </Section>
      )}
      {session.state === 'held' && (
        <ReflectionSection
          reflections={loaderData.reflections}
          members={members}
          canChange={loaderData.isOpen}
        />
      )}
      <Attendance {...loaderData.attendance} />
      {loaderData.progress.length > 0 && (
        <Section title={t('progress.title')}>
          <ul className="plain">
            {loaderData.progress.map((entry) => (
              <li key={entry.id}>
                {entry.title}:{' '}
                {t('progress.line', {
                  name: nameOf(members, entry.personId, t('action.you')) ?? '',
                  progress: entry.progress,
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {loaderData.words.texts.agenda === '' && !isOver(session.state) && loaderData.isOpen && (
        <Group>
          <Deed intent="draftAgenda">{t('draftAgenda')}</Deed>
        </Group>
      )}
      <AgendaPoints
        agenda={loaderData.words.texts.agenda}
        sessionMinutes={session.minutes}
        timerKey={`${loaderData.place.draftKey} timers`}
        isAhead={!isOver(session.state)}
        canChange={loaderData.isOpen}
      />
      <SharedWords {...loaderData.words} place={loaderData.place} canChange={loaderData.isOpen} />
      <ActionList
        actions={loaderData.actions}
        members={members}
        today={loaderData.today}
        canChange={loaderData.isOpen}
      />
      <PrivateNote {...loaderData.note} place={loaderData.place} canChange={loaderData.isOpen} />
      {loaderData.wouldBeLate && (
        <Text maw="46rem">{t('late.note', { count: loaderData.noticeHours })}</Text>
      )}
      {loaderData.offer && (
        <MoveSession
          offer={loaderData.offer}
          value={{ ...loaderData.local, ...session }}
          timeZone={loaderData.timeZone}
          rooms={loaderData.rooms}
          after={loaderData.series?.after ?? 0}
        />
      )}
      {can.cancel && (
        <Group>
          <Deed intent="cancel" tone="danger">
            {t('cancel')}
          </Deed>
          {loaderData.series && loaderData.series.after > 0 && (
            <Deed intent="cancelRest" tone="danger">
              {t('series.cancelRest', { count: loaderData.series.after })}
            </Deed>
          )}
        </Group>
      )}
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

/** A series is accepted by one press; one of it may be accepted by itself. */
function AcceptDeeds({ waiting }: { waiting: number }) {
  const { t } = useTranslation('sessions');
  if (waiting < 2) {
    return (
      <Deed intent="accept" tone="primary">
        {t('accept')}
      </Deed>
    );
  }
  return (
    <Group gap="sm">
      <Deed intent="accept">{t('series.acceptOne')}</Deed>
      <Deed intent="acceptSeries" tone="primary">
        {t('series.accept', { count: waiting })}
      </Deed>
    </Group>
  );
}

/** Said where it was moved or called off later than agreed: without reproach. */
function LateChange({
  late: { change, minutes, name },
}: {
  late: { change: 'moved' | 'cancelled'; minutes: number; name: string };
}) {
  const { t } = useTranslation('sessions');
  const left =
    minutes < 60
      ? t('late.minutes', { count: minutes })
      : t('late.hours', { count: Math.floor(minutes / 60) });
  return <Text c="dimmed">{t(`late.${change}`, { name, left })}</Text>;
}

/** Who said what to this time, here or in their calendar. */
function Answers({ answers }: Pick<Route.ComponentProps['loaderData'], 'answers'>) {
  const { t } = useTranslation('sessions');
  if (answers.length === 0) return null;
  return (
    <Text c="dimmed">
      {answers.map(({ name, answer }) => t(`answer.${answer}`, { name })).join(' ')}
    </Text>
  );
}

/** Of a circle: who came. */
function Attendance({ present, absent }: Route.ComponentProps['loaderData']['attendance']) {
  const { t } = useTranslation('sessions');
  if (present.length === 0) return null;
  return (
    <Section title={t('attendance.title')}>
      <Text>
        {t('attendance.present', { names: present.join(', ') })}{' '}
        {absent.length > 0 && t('attendance.absent', { names: absent.join(', ') })}
      </Text>
    </Section>
  );
}
