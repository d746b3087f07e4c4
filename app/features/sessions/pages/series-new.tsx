import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form, redirect } from 'react-router';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatMoment, Moment, useTimeZone } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm, SelectField, TextField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { findSeriesTimes } from '../find-series-times.server.ts';
import { suggestSession } from '../next-session.server.ts';
import { planSeries, proposeSeries } from '../plan-series.server.ts';
import {
  newSeries,
  offeredSeries,
  rhythmFor,
  rhythms,
  sessionsThatFit,
  wantedSeries,
} from '../series.ts';
import { TimeFields } from '../session-form.tsx';
import type { Route } from './+types/series-new';

export const loader = memberPage(async ({ world, actor, params, member, url }) => {
  const engagementId = idFrom(params.engagement);
  const { timeZone } = member;
  const { engagement, suggested } = await asActor(world.db, actor, async (connection) => {
    const found = await findEngagementForMember(connection, actor, engagementId);
    const now = world.clock.now();
    return {
      engagement: found,
      suggested: await suggestSession(connection, found, now, timeZone),
    };
  });
  const asked = wantedSeries.safeParse(Object.fromEntries(url.searchParams));
  const rhythm = asked.data?.rhythm ?? rhythmFor(engagement.cadenceDays);
  const count = asked.data?.count ?? sessionsThatFit(rhythm, suggested.day, engagement.endsOn);
  const { time, minutes } = suggested;
  return {
    partners: engagement.partnerNames,
    timeZone,
    rooms: world.rooms,
    suggested,
    rhythm,
    count,
    offer: await findSeriesTimes(world, actor, {
      engagementId,
      timeZone,
      time,
      minutes,
      rhythm,
      count,
    }),
  };
});

const toSession = ({ member, params }: MemberVisit, id: string) =>
  redirect(
    `/o/${member.organization.slug}/engagements/${idFrom(params.engagement)}/sessions/${id}?said=sessions.seriesProposed`,
  );
const placeOf = ({ member, params }: MemberVisit) => ({
  engagementId: idFrom(params.engagement),
  timeZone: member.timeZone,
});

export const action = memberAction({
  '': form(newSeries, async (visit: MemberVisit, given) => {
    const { id } = await planSeries(visit.world, visit.actor, { ...placeOf(visit), ...given });
    return toSession(visit, id);
  }),
  offered: form(offeredSeries, async (visit: MemberVisit, given) => {
    const { id } = await proposeSeries(visit.world, visit.actor, { ...placeOf(visit), ...given });
    return toSession(visit, id);
  }),
});

export default function SeriesNew({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('sessions');
  const { suggested, timeZone, partners, rhythm, count, offer, rooms } = loaderData;
  const rhythmFields = (
    <>
      <SelectField
        name="rhythm"
        label={t('series.rhythm')}
        value={rhythm}
        options={rhythms.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
      />
      <TextField name="count" type="number" label={t('series.count')} value={count} width="8rem" />
    </>
  );
  return (
    <Page
      title={t('series.plan')}
      lead={t('series.lead', { names: partners })}
      above={[{ to: '../sessions', label: t('title') }]}
    >
      <Form method="get">
        <Group align="flex-end" gap="sm">
          {rhythmFields}
          <Button type="submit" variant="default">
            {t('series.look')}
          </Button>
        </Group>
      </Form>
      <Section title={t('series.times')} note={t('series.timesNote')}>
        <DeedProblems intent="offered" />
        {offer.length === 0 ? (
          <Empty>{t('series.none')}</Empty>
        ) : (
          <ul className="cards">
            {offer.map((each) => (
              <Offered key={each.startsAt} offer={each} {...{ rhythm, count }} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('times.other')}>
        <ActionForm submit={t('series.submit')}>
          <Group align="flex-start" gap="sm">
            {rhythmFields}
          </Group>
          <TimeFields value={suggested} timeZone={timeZone} rooms={rooms} />
        </ActionForm>
      </Section>
    </Page>
  );
}

function Offered({
  offer: { startsAt, clocks, fitting, unfitting },
  rhythm,
  count,
}: {
  offer: Route.ComponentProps['loaderData']['offer'][number];
  rhythm: string;
  count: number;
}) {
  const { t } = useTranslation('sessions');
  const timeZone = useTimeZone();
  const list = clocks.map((clock) => t('times.clock', clock)).join(', ');
  return (
    <li>
      <Group justify="space-between" gap="sm">
        <Stack gap={2} flex="1 1 16rem">
          <span className="card-title">
            {t('series.from')} <Moment value={startsAt} />
          </span>
          <span className="quiet">{list}</span>
          <Text size="sm">
            {unfitting.length === 0
              ? t('series.allFit', { count })
              : t('series.someFit', {
                  fitting,
                  count,
                  list: unfitting.map((at) => formatMoment(at, timeZone)).join('; '),
                })}
          </Text>
        </Stack>
        <Deed
          intent="offered"
          what={{ startsAt, rhythm, count: String(count) }}
          label={t('series.proposeLabel', { list })}
        >
          {t('series.propose')}
        </Deed>
      </Group>
    </li>
  );
}
