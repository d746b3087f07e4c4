import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Rows } from '../../ui/table.tsx';
import type { SideCount } from './program.ts';
import { enrolmentStates, type ProgramKind, sidesOf } from './program-kind.ts';

/** How many people there are on each side, by the state of their enrolment. */
export function SideCounts({ kind, counts }: { kind: ProgramKind; counts: SideCount[] }) {
  const { t } = useTranslation('programs');
  if (counts.length === 0) return <Text c="dimmed">{t('overview.nobody')}</Text>;
  const states = enrolmentStates.filter((state) => counts.some((entry) => entry.state === state));
  const of = (side: string, state?: string) =>
    counts
      .filter((entry) => entry.side === side && (!state || entry.state === state))
      .reduce((sum, entry) => sum + entry.count, 0);
  return (
    <Rows
      caption={t('overview.people')}
      rows={[...sidesOf(kind)]}
      rowKey={(side) => side}
      columns={[
        { title: t('column.side'), cell: (side) => t(`side.${side}`) },
        ...states.map((state) => ({
          title: t(`enrolmentState.${state}`),
          number: true,
          cell: (side: string) => of(side, state),
        })),
        { title: t('overview.total'), number: true, cell: (side: string) => of(side) },
      ]}
    />
  );
}
