import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Intervals } from '../../ui/intervals.tsx';
import { Section } from '../../ui/page.tsx';
import { ChangeTable } from './change-table.tsx';
import { changeIntervals, differenceInterval, measureChanges } from './interval-words.ts';
import type { MeasureReport } from './measure-report.ts';

/** How what people said of themselves changed, and beside those whom a lottery left waiting. */
export function MeasureSection({ measures, k }: { measures: MeasureReport[]; k: number }) {
  const { t } = useTranslation('insights');
  const scales = measures.filter(({ isCount }) => !isCount);
  if (scales.length === 0) return null;
  const compared = scales.filter(({ comparison }) => comparison !== null);
  return (
    <Section
      title={t('measures.title')}
      note={t(compared.length > 0 ? 'measures.noteCompared' : 'measures.note')}
    >
      <Intervals
        caption={t('measures.title')}
        label={t('measures.measure')}
        intervals={scales.flatMap((measure) => changeIntervals(measure, k))}
      />
      <ChangeTable
        caption={t('paper.inFigures')}
        label={t('measures.measure')}
        changes={measureChanges(scales)}
        k={k}
      />
      {compared.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h4">
            {t('measures.comparison')}
          </Title>
          <Text size="sm" c="dimmed" maw="70ch">
            {t('measures.comparisonNote')}
          </Text>
          <Intervals
            caption={t('measures.comparison')}
            label={t('measures.measure')}
            intervals={compared.map((measure) => differenceInterval(measure, k))}
          />
        </Stack>
      )}
    </Section>
  );
}
