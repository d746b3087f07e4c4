import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars.tsx';
import { Section } from '../../ui/page.tsx';
import { figureWords } from './figure-words.ts';
import { type PulseReport, usefulnessTarget } from './outcome-report.ts';
import { ResponseText } from './response-text.tsx';

/** Mean answers to the pulse. */
export function PulseSection({ pulse, k }: { pulse: PulseReport; k: number }) {
  const { t } = useTranslation('insights');
  const { t: words } = useTranslation('engagements');
  return (
    <Section title={t('pulse.title')} note={t('pulse.note')}>
      <ResponseText response={pulse} k={k} />
      {pulse.answered !== 'few' && (
        <>
          <Bars
            caption={t('pulse.title')}
            label={t('pulse.question')}
            value={t('pulse.mean')}
            bars={pulse.means.map(({ question, mean }) => ({
              label: words(`pulse.short.${question}`),
              value: mean === 'few' ? figureWords(mean, k) : mean.toFixed(1),
              length: mean === 'few' ? null : (mean - 1) / 4,
            }))}
          />
          <Text size="sm" c="dimmed">
            {t('pulse.usefulnessTarget', { target: usefulnessTarget })}
          </Text>
        </>
      )}
    </Section>
  );
}
