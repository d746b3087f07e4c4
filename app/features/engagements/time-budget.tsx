import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/page.tsx';
import type { TimeBudget } from './time-budget-queries.server.ts';

/** How much of the time somebody offered this month is used, and how much is planned. */
export function TimeOfMonth({ budget }: { budget: TimeBudget }) {
  const { t } = useTranslation('engagements');
  const { heldMinutes, plannedMinutes, offeredHours } = budget;
  const length = (minutes: number) =>
    minutes % 60 === 0
      ? t('time.hours', { hours: minutes / 60 })
      : t('time.hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const words = { held: length(heldMinutes), planned: length(plannedMinutes) };
  const isOver = offeredHours !== null && heldMinutes + plannedMinutes > offeredHours * 60;
  return (
    <Section title={t('time.title')} note={t('time.note')}>
      <Text>
        {offeredHours === null
          ? t('time.used', words)
          : t('time.usedOf', { ...words, offered: length(offeredHours * 60) })}
      </Text>
      {isOver && <Text size="sm">{t('time.over')}</Text>}
    </Section>
  );
}
