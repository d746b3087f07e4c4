import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { kindRules } from '../../programs/program-kind.ts';
import { findTimes } from '../find-times.server.ts';
import { suggestSession } from '../next-session.server.ts';
import { OfferedTimes } from '../offered-times.tsx';
import { planSession, proposeTime } from '../plan-session.server.ts';
import { newSession, offeredTime } from '../session.ts';
import { TimeFields } from '../session-form.tsx';
import type { Route } from './+types/session-new';

export const loader = memberPage(async ({ world, actor, params, member }) => {
  const engagementId = idFrom(params.engagement);
  const { timeZone } = member;
  const shown = await asActor(world.db, actor, async (connection) => {
    const engagement = await findEngagementForMember(connection, actor, engagementId);
    return {
      guide: await offerBeside(connection, actor, engagement, 'work'),
      partners: engagement.partnerNames,
      canRepeat: !kindRules[engagement.kind].isSingle,
      timeZone,
      rooms: world.rooms,
      suggested: await suggestSession(connection, engagement, world.clock.now(), timeZone),
    };
  });
  const { day, time, minutes } = shown.suggested;
  const wanted = { engagementId, timeZone, day, time, minutes };
  return { ...shown, offer: await findTimes(world, actor, wanted) };
});

const toSession = ({ member, params }: MemberVisit, id: string) =>
  redirect(
    `/o/${member.organization.slug}/engagements/${idFrom(params.engagement)}/sessions/${id}?said=sessions.proposed`,
  );

export const action = memberAction({
  '': form(newSession, async (visit: MemberVisit, given) => {
    const engagementId = idFrom(visit.params.engagement);
    const { timeZone } = visit.member;
    const { id } = await planSession(visit.world, visit.actor, {
      engagementId,
      timeZone,
      ...given,
    });
    return toSession(visit, id);
  }),
  offered: form(offeredTime, async (visit: MemberVisit, { startsAt }) => {
    const engagementId = idFrom(visit.params.engagement);
    const { timeZone } = visit.member;
    const { id } = await proposeTime(visit.world, visit.actor, {
      engagementId,
      timeZone,
      startsAt,
    });
    return toSession(visit, id);
  }),
});

export default function SessionNew({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('sessions');
  const { suggested, timeZone, partners } = loaderData;
  return (
    <Page
      title={t('plan')}
      lead={t('planLead', { names: partners })}
      above={[{ to: '../sessions', label: t('title') }]}
      action={
        loaderData.canRepeat && (
          <Button component={Link} to="../sessions/series/new" variant="default">
            {t('series.link')}
          </Button>
        )
      }
    >
      <OfferedTimes offer={loaderData.offer} intent="offered" />
      <Section title={t('times.other')}>
        <ActionForm submit={t('planSubmit')}>
          <TimeFields value={suggested} timeZone={timeZone} rooms={loaderData.rooms} />
          <AreaField
            name="agenda"
            label={t('field.agenda')}
            hint={t('field.agendaHint')}
            value={suggested.agenda}
            optional
            rows={8}
          />
        </ActionForm>
      </Section>
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}
