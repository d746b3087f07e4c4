import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n.ts';
import { Bars } from '../../ui/bars.tsx';
import { formatMonth } from '../../ui/dates.tsx';
import { Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { pulseQuestions } from '../engagements/pulse.ts';
import { figureWords } from './figure-words.ts';
import { type PulseMonth, usefulnessTarget } from './pulse-trend.ts';

/** The pulse month by month: usefulness drawn, every question beside it in figures. */
export function PulseSection({
  pulse: { months, invited },
  k,
}: {
  pulse: { months: PulseMonth[]; invited: number | 'few' };
  k: number;
}) {
  const { t } = useTranslation('insights');
  const { t: words } = useTranslation('engagements');
  return (
    <Section title={t('pulse.title')} note={t('pulse.note')}>
      <PulseBars months={months} k={k} />
      {months.length > 0 && (
        <Rows
          caption={t('pulse.trend')}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { title: t('pulse.month'), cell: ({ month }) => formatMonth(month) },
            ...pulseQuestions.map((question) => ({
              title: words(`pulse.short.${question}`),
              number: true,
              cell: ({ means }: PulseMonth) => meanWords(means, question, k),
            })),
          ]}
        />
      )}
      <Text size="sm" c="dimmed">
        {invited === 'few' ? t('response.noneAsked', { k }) : t('response.asked', { invited })}{' '}
        {t('pulse.usefulnessTarget', { target: usefulnessTarget })}
      </Text>
    </Section>
  );
}

/** Mean usefulness of each month, a chart that is a table. */
export function PulseBars({ months, k }: { months: PulseMonth[]; k: number }) {
  const { t } = useTranslation('insights');
  if (months.length === 0) return <Text c="dimmed">{t('pulse.none')}</Text>;
  return (
    <Bars
      caption={t('pulse.chart')}
      label={t('pulse.month')}
      value={t('pulse.mean')}
      bars={months.map(({ month, means }) => {
        const mean = means.find(({ question }) => question === 'usefulness')?.mean ?? 'few';
        return {
          label: formatMonth(month),
          value: meanWords(means, 'usefulness', k),
          length: mean === 'few' ? null : (mean - 1) / 4,
        };
      })}
    />
  );
}

/** A month's mean of a question with how many answered, or the words for why there is none. */
export function meanWords(
  means: PulseMonth['means'],
  asked: (typeof pulseQuestions)[number],
  k: number,
): string {
  const found = means.find(({ question }) => question === asked);
  if (!found || found.mean === 'few' || found.answered === 'few') return figureWords('few', k);
  return i18n.t('insights:pulse.value', { mean: found.mean.toFixed(1), count: found.answered });
}
