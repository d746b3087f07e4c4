import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { dayIn } from '../../../platform/calendar.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Empty, Page, Pager, pageFrom, Section } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { membersOf } from '../../goals/members.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { actionChange, newAction } from '../action.ts';
import { ActionList } from '../action-list.tsx';
import { listActions } from '../action-queries.server.ts';
import { planAction, settleAction } from '../actions.server.ts';
import { canDo, isOver } from '../session.ts';
import { SessionList } from '../session-list.tsx';
import { listSessions } from '../session-queries.server.ts';
import type { Route } from './+types/sessions';

const pageSize = 50;

export const loader = memberPage(async ({ world, actor, params, url, member }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const now = world.clock.now();
    const all = await listSessions(connection, engagement);
    const sessions = all.map((session) => ({
      id: session.id,
      startsAt: session.startsAt.toISOString(),
      minutes: session.minutes,
      state: session.state,
      place: session.place,
      waits:
        session.state !== 'proposed' || session.startsAt <= now
          ? null
          : canDo('accept', actor, session, now)
            ? ('me' as const)
            : ('partner' as const),
    }));
    const past = sessions.filter((session) => isOver(session.state));
    const ahead = sessions.filter((session) => !isOver(session.state)).reverse();
    const page = pageFrom(url);
    const hasBegun = (session: { startsAt: string }) => session.startsAt <= now.toISOString();
    const actions = await listActions(connection, engagement);
    return {
      guide: await offerBeside(connection, actor, engagement, 'work'),
      isOpen: isOpen(engagement.phase),
      members: membersOf(engagement),
      partners: engagement.partnerNames,
      today: dayIn(member.timeZone, now),
      toRecord: ahead.filter(hasBegun),
      upcoming: ahead.filter((session) => !hasBegun(session)),
      past: past.slice((page - 1) * pageSize, page * pageSize),
      pastTotal: past.length,
      page,
      actions: actions.map(({ sessionId: _same, ...action }) => action),
    };
  }),
);

const here = ({ member, params }: MemberVisit, said: string) =>
  redirect(
    `/o/${member.organization.slug}/engagements/${idFrom(params.engagement)}/sessions?said=sessions.${said}`,
  );

export const action = memberAction({
  planAction: form(newAction, async (visit: MemberVisit, given) => {
    const engagementId = idFrom(visit.params.engagement);
    await planAction(visit.world, visit.actor, { engagementId, ...given });
    return here(visit, 'actionPlanned');
  }),
  action: form(actionChange, async (visit: MemberVisit, given) => {
    const engagementId = idFrom(visit.params.engagement);
    await settleAction(visit.world, visit.actor, { engagementId, ...given });
    return here(visit, 'actionChanged');
  }),
});

export default function Sessions({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('sessions');
  const { t: common } = useTranslation();
  const { toRecord, upcoming, past, partners: names } = loaderData;
  return (
    <Page
      title={t('title')}
      lead={`${t('lead')} ${common('visibleTo.members')}`}
      action={
        loaderData.isOpen && (
          <Group gap="sm">
            <Button component={Link} to="log" variant="default">
              {t('log')}
            </Button>
            <Button component={Link} to="new">
              {t('plan')}
            </Button>
          </Group>
        )
      }
    >
      {toRecord.length > 0 && (
        <Section title={t('toRecord')}>
          <SessionList sessions={toRecord} names={names} />
        </Section>
      )}
      <Section title={t('upcoming')}>
        {upcoming.length === 0 ? (
          <Empty>{t('emptyUpcoming')}</Empty>
        ) : (
          <SessionList sessions={upcoming} names={names} />
        )}
      </Section>
      <ActionList
        actions={loaderData.actions}
        members={loaderData.members}
        today={loaderData.today}
        canChange={loaderData.isOpen}
      />
      <Section title={t('past')}>
        {past.length === 0 ? (
          <Empty>{t('emptyPast')}</Empty>
        ) : (
          <SessionList sessions={past} names={names} />
        )}
        <Pager page={loaderData.page} size={pageSize} total={loaderData.pastTotal} />
      </Section>
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
