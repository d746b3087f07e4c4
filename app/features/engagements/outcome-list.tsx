import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/page.tsx';
import type { Outcome } from './outcome-queries.server.ts';

/** What each wrote at the close. */
export function OutcomeList({ outcomes }: { outcomes: Outcome[] }) {
  const { t } = useTranslation('engagements');
  const common = useTranslation().t;
  const parts = ['summary', 'evidence', 'nextStep', 'thanks'] as const;
  return outcomes.map((outcome) => (
    <Section
      key={outcome.personId}
      title={t('close.by', { name: outcome.name })}
      note={outcome.shared ? t('close.sharedNote') : common('visibleTo.members')}
    >
      <Stack gap="sm" component="dl" m={0}>
        {parts
          .filter((part) => outcome[part] !== '')
          .map((part) => (
            <div key={part}>
              <Text component="dt" size="sm" c="dimmed">
                {t(`close.read.${part}`)}
              </Text>
              <Text component="dd" m={0} className="prose">
                {outcome[part]}
              </Text>
            </div>
          ))}
      </Stack>
    </Section>
  ));
}
