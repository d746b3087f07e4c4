import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { checkInWords, criterionInWords, reasonInWords } from './reason-text.ts';
import type { Breakdown } from './run-result.ts';

/** What speaks for a pair, criterion by criterion, and the rules that were checked. */
export function PairReasons({ breakdown: { criteria, rules } }: { breakdown: Breakdown }) {
  const { t } = useTranslation('matching');
  return (
    <>
      <Section title={t('proposal.criteria')}>
        <Rows
          caption={t('proposal.criteria')}
          rows={criteria}
          // Of peers a criterion may speak twice: once for each of them.
          rowKey={(score) => `${score.criterion} ${criteria.indexOf(score)}`}
          columns={[
            {
              title: t('proposal.criterion'),
              cell: ({ criterion, reason }) =>
                criterionInWords(criterion, String(reason.values.field ?? '')),
            },
            {
              title: t('proposal.points'),
              number: true,
              cell: ({ points }) =>
                points === null ? (
                  <Text c="dimmed" size="sm">
                    {t('proposal.notCounted')}
                  </Text>
                ) : (
                  t('run.fitInWords', { percent: Math.round(points * 100) })
                ),
            },
            { title: t('proposal.weight'), number: true, cell: (score) => score.weight },
            { title: t('proposal.reason'), wide: true, cell: reasonInWords },
          ]}
        />
      </Section>
      <Section title={t('proposal.rules')}>
        <Rows
          caption={t('proposal.rules')}
          rows={rules}
          rowKey={(check) => `${check.rule} ${check.reason.values.field ?? ''}`}
          columns={[
            {
              title: t('proposal.outcome'),
              cell: (check) => t(check.isKept ? 'checked.kept' : 'checked.broken'),
            },
            { title: t('proposal.rule'), wide: true, cell: checkInWords },
          ]}
        />
      </Section>
    </>
  );
}
