import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day, formatDay } from '../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../ui/deed.tsx';
import { ActionForm, AreaField, RadioField, SelectField, TextField } from '../../ui/form.tsx';
import { careerEventKinds, contributions } from './career-event.ts';
import type { CareerEvent } from './network-queries.server.ts';

export function CareerEventList({ events, me }: { events: CareerEvent[]; me: string }) {
  const { t } = useTranslation('network');
  return (
    <>
      <DeedProblems intent="remove" />
      <ul className="cards">
        {events.map((event) => (
          <li key={event.id}>
            <Group justify="space-between" gap="xs" align="flex-start">
              <div>
                <Text fw={600}>{t(`kind.${event.kind}`)}</Text>
                <Text size="sm" c="dimmed">
                  {event.personId === me ? t('you') : event.name} · <Day value={event.happenedOn} />{' '}
                  · {t(`contribution.${event.contributed}`)}
                </Text>
                {event.note && <Text className="prose">{event.note}</Text>}
              </div>
              {event.personId === me && (
                <Deed
                  intent="remove"
                  what={{ eventId: event.id }}
                  label={t('removeLabel', {
                    kind: t(`kind.${event.kind}`),
                    day: formatDay(event.happenedOn),
                  })}
                >
                  {t('remove')}
                </Deed>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </>
  );
}

export function CareerEventForm() {
  const { t } = useTranslation('network');
  return (
    <ActionForm intent="event" submit={t('addSubmit')}>
      <SelectField
        name="kind"
        label={t('what')}
        options={careerEventKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <TextField name="happenedOn" type="date" label={t('happenedOn')} width="12rem" />
      <RadioField
        name="contributed"
        label={t('contributedAsk')}
        options={contributions.map((value) => ({ value, label: t(`contributed.${value}`) }))}
      />
      <AreaField name="note" label={t('note')} rows={2} optional />
    </ActionForm>
  );
}
