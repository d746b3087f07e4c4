import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Response } from './outcome-report.ts';

/** How many were asked and how many answered: beside every figure. */
export function ResponseText({ response, k }: { response: Response; k: number }) {
  const { t } = useTranslation('insights');
  const { invited, answered } = response;
  return (
    <Text size="sm" c="dimmed">
      {invited === 'few'
        ? t('response.noneAsked', { k })
        : answered === 'few'
          ? t('response.few', { k, invited })
          : t('response.text', { invited, answered })}
    </Text>
  );
}
