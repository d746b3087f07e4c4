import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, Moment } from '../../ui/dates.tsx';
import { Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import type { CareStep } from './care.ts';

/** Who did what about an engagement, and when: the same list for managers and members. */
export function CareLog({
  log,
  note,
}: {
  log: (Omit<CareStep, 'at'> & { at: string })[];
  note?: string;
}) {
  const { t } = useTranslation('dashboard');
  return (
    <Section title={t('care.log')} note={note}>
      {log.length === 0 ? (
        <Text c="dimmed">{t('care.nothing')}</Text>
      ) : (
        <Rows
          caption={t('care.log')}
          rows={log}
          rowKey={({ id }) => id}
          columns={[
            {
              title: t('care.done'),
              cell: ({ kind, untilOn }) =>
                t(`care.kind.${kind}`, { day: untilOn ? formatDay(untilOn) : '' }),
            },
            { title: t('care.who'), cell: ({ by }) => by ?? t('care.somebody') },
            { title: t('care.when'), cell: ({ at }) => <Moment value={at} /> },
          ]}
        />
      )}
    </Section>
  );
}
