import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { useRefusal } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { newCareerEvent } from '../career-event.ts';
import { CareerEventForm, CareerEventList } from '../career-events.tsx';
import { newIntroduction } from '../introduction.ts';
import { IntroductionForm } from '../introduction-form.tsx';
import { IntroductionList } from '../introduction-list.tsx';
import { logCareerEvent, removeCareerEvent } from '../log-career-event.server.ts';
import { logIntroduction } from '../log-introduction.server.ts';
import { listCareerEvents, listIntroductions } from '../network-queries.server.ts';
import type { Route } from './+types/network';

export const loader = memberPage(async ({ world, actor, member, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    return {
      base: `/o/${params.organization}/engagements/${id}/network`,
      me: actor.personId,
      isOpen: isOpen(engagement.phase),
      takesAddress: !member.organization.isCommons,
      members: engagement.members.map(({ personId, name }) => ({ personId, name })),
      introductions: await listIntroductions(connection, engagement),
      events: await listCareerEvents(connection, engagement),
    };
  }),
);

const engagementOf = ({ params }: MemberVisit) => ({ engagementId: idFrom(params.engagement) });

export const action = memberAction({
  introduce: form(newIntroduction, async (visit: MemberVisit, given) => {
    await logIntroduction(visit.world, visit.actor, { ...engagementOf(visit), ...given });
    return redirect('?said=network.logged');
  }),
  event: form(newCareerEvent, async (visit: MemberVisit, given) => {
    const { timeZone } = visit.member;
    await logCareerEvent(visit.world, visit.actor, { ...engagementOf(visit), ...given, timeZone });
    return redirect('?said=network.event');
  }),
  remove: form(z.object({ eventId: z.uuid() }), async (visit: MemberVisit, given) => {
    await removeCareerEvent(visit.world, visit.actor, { ...engagementOf(visit), ...given });
    return redirect('?said=network.removed');
  }),
});

export default function Network({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('network');
  const common = useTranslation().t;
  const { introductions, events, me, base } = loaderData;
  return (
    <Page title={t('title')} lead={`${t('lead')} ${common('visibleTo.members')}`}>
      <Section title={t('introductions')} note={t('introductionsNote')}>
        {introductions.length === 0 && <Empty>{t('noIntroductions')}</Empty>}
        <IntroductionList introductions={introductions} base={loaderData.isOpen ? base : null} />
        {loaderData.isOpen && (
          <Fold title={t('add')} intent="introduce">
            <IntroductionForm members={loaderData.members} takesAddress={loaderData.takesAddress} />
          </Fold>
        )}
      </Section>
      <Section title={t('career')} note={t('careerNote')}>
        {events.length === 0 && <Empty>{t('noCareer')}</Empty>}
        <CareerEventList events={events} me={me} />
        <Fold title={t('addCareer')} intent="event">
          <CareerEventForm />
        </Fold>
      </Section>
    </Page>
  );
}

/** A form behind its title; open where it was refused. */
function Fold({
  title,
  intent,
  children,
}: {
  title: string;
  intent: string;
  children: React.ReactNode;
}) {
  const refused = useRefusal(intent);
  return (
    <details className="fold" open={refused !== undefined}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
