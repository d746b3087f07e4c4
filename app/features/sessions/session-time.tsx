import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../ui/dates.tsx';
import { ActionForm, CheckField, useRefusal } from '../../ui/form.tsx';
import { Facts, Section } from '../../ui/page.tsx';
import type { OfferedTimes as Offer } from './find-times.server.ts';
import { isCall, serviceAt } from './meeting-place.ts';
import { OfferedTimes } from './offered-times.tsx';
import { type Rooms, TimeFields, type TimeValues } from './session-form.tsx';

/** When, how long and where, in the reader's own zone. */
export function SessionFacts({
  session,
  timeZone,
  rooms,
}: {
  session: { startsAt: string; minutes: number; place: string };
  timeZone: string;
  rooms: Rooms;
}) {
  const { t } = useTranslation('sessions');
  return (
    <Facts
      items={[
        { label: t('fact.when'), value: <Moment value={session.startsAt} /> },
        { label: t('fact.zone'), value: timeZone },
        { label: t('fact.minutes'), value: t('minutesShort', { minutes: session.minutes }) },
        { label: t('fact.place'), value: <Place place={session.place} rooms={rooms} /> },
      ]}
    />
  );
}

function Place({ place, rooms }: { place: string; rooms: Rooms }) {
  const { t } = useTranslation('sessions');
  const { t: common } = useTranslation();
  if (!isCall(place)) return place || common('notSaid');
  const service = serviceAt(place, rooms);
  return (
    <>
      <a href={place} rel="noreferrer">
        {service ? t('meeting.join', { service }) : t('meeting.joinCall')}
      </a>{' '}
      <span className="quiet">{new URL(place).host}</span>
    </>
  );
}

/** Another time or place, folded away until it is wanted or was refused. */
export function MoveSession({
  value,
  timeZone,
  offer,
  rooms,
  after,
}: {
  value: TimeValues;
  timeZone: string;
  rooms: Rooms;
  /** How many of its series follow it. */
  after: number;
  offer: Offer;
}) {
  const { t } = useTranslation('sessions');
  const refusals = [useRefusal('move'), useRefusal('offered')];
  return (
    <details className="fold" open={refusals.some((refused) => refused !== undefined)}>
      <summary>{t('move')}</summary>
      <Stack gap="lg" pt="sm">
        <OfferedTimes offer={offer} intent="offered" />
        <Section title={t('times.other')}>
          <ActionForm intent="move" submit={t('moveSubmit')} tone="quiet">
            <TimeFields value={value} timeZone={timeZone} rooms={rooms} />
            {after > 0 && <CheckField name="rest" label={t('series.moveRest', { count: after })} />}
          </ActionForm>
        </Section>
      </Stack>
    </details>
  );
}
