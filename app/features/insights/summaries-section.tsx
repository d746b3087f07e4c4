import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/page.tsx';
import { freeTextAbove, type SummaryReport } from './outcome-report.ts';

/** What members chose to share of their outcomes, without names. */
export function SummariesSection({ summaries, k }: { summaries: SummaryReport; k: number }) {
  const { t } = useTranslation('insights');
  const texts = summaries.summaries;
  return (
    <Section title={t('summaries.title')} note={t('summaries.note')}>
      {texts === null || texts.length === 0 ? (
        <Text c="dimmed">
          {texts === null
            ? t('summaries.tooFew', { above: Math.max(freeTextAbove, k) })
            : t('summaries.none')}
        </Text>
      ) : (
        <List spacing="sm">
          {texts.map(({ number, text }) => (
            <List.Item key={number} className="prose">
              {text}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
