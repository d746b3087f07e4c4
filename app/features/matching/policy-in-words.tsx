import type { Policy } from '@ithaca/matching';
import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bars, barsOf } from '../../ui/bars.tsx';
import { criterionInWords, fieldOf, ruleInWords } from './reason-text.ts';

/** What a policy reaches for, what it never does, and what counts how much. */
export function PolicyInWords({ policy }: { policy: Policy }) {
  const { t } = useTranslation('matching');
  const criteria = policy.criteria.filter(({ weight }) => weight > 0);
  return (
    <div className="two-columns">
      <Stack gap="xs">
        <Text fw={600} component="h3" size="md" m={0}>
          {t('policy.rules')}
        </Text>
        <List size="md" spacing={4}>
          {policy.rules.map((rule) => (
            <List.Item key={JSON.stringify(rule)}>{ruleInWords(rule)}</List.Item>
          ))}
          {policy.minimumFit > 0 && (
            <List.Item>
              {t('policy.atLeast', { percent: Math.round(policy.minimumFit / 100) })}
            </List.Item>
          )}
        </List>
      </Stack>
      <Stack gap="xs">
        <Text fw={600} component="h3" size="md" m={0}>
          {t('policy.criteria')}
        </Text>
        <Bars
          caption={t('policy.criteria')}
          label={t('proposal.criterion')}
          value={t('proposal.weight')}
          bars={barsOf(
            criteria.map((entry) => ({
              label: criterionInWords(entry.criterion, fieldOf(entry)),
              value: entry.weight,
            })),
          )}
        />
        <Text c="dimmed" size="sm">
          {t('policy.best')} {t(`policy.objectives.${policy.objective}`)}.
        </Text>
      </Stack>
    </div>
  );
}
