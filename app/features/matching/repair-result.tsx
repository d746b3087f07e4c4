import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/dates.tsx';
import { Figures, Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { Faults } from './certificate.tsx';
import type { EndingPair } from './repair-queries.server.ts';
import type { Summary } from './run-result.ts';

/** What a repair leaves as it is, what it ends and what it begins, and how that is known to be the least. */
export function RepairResult({
  summary,
  repair,
  ending,
  proof,
}: {
  summary: Summary;
  repair: NonNullable<Summary['repair']>;
  ending: EndingPair[];
  proof: ReactNode;
}) {
  const { t } = useTranslation('studio');
  return (
    <>
      <Figures
        items={[
          { label: t('repair.stay'), value: repair.kept },
          { label: t('repair.end'), value: repair.ended },
          { label: t('repair.begin'), value: repair.added },
          { label: t('repair.stillWithout'), value: summary.mentees - summary.matched },
        ]}
      />
      <Section title={t('repair.how')}>
        <Text maw="70ch">{t(repair.ended > 0 ? 'repair.proved' : 'repair.provedNoMove')}</Text>
        <Faults faults={summary.faults} />
        {proof}
      </Section>
      {ending.length > 0 && <Ending pairs={ending} />}
    </>
  );
}

/** Pairs that make way for others; also shown before they are approved. */
export function Ending({ pairs }: { pairs: EndingPair[] }) {
  const { t } = useTranslation('studio');
  const { t: engagements } = useTranslation('engagements');
  return (
    <Section title={t('repair.ending')} note={t('repair.endingNote')}>
      <Rows
        caption={t('repair.ending')}
        rows={pairs}
        rowKey={(pair) => pair.engagementId}
        columns={[
          { title: t('repair.mentee'), cell: (pair) => pair.mentee },
          { title: t('repair.mentor'), cell: (pair) => pair.mentor },
          { title: t('repair.together'), cell: (pair) => <Day value={pair.startsOn} /> },
          { title: t('repair.phase'), cell: (pair) => engagements(`phase.${pair.phase}`) },
          { title: t('repair.sessions'), number: true, cell: (pair) => pair.sessions },
        ]}
      />
    </Section>
  );
}
