import type { Objective } from '@ithaca/matching';
import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Summary } from './run-result.ts';

interface CertificateProps {
  summary: Pick<Summary, 'status' | 'gap' | 'faults'>;
  objective: Objective;
}

/** How good a result is and how that is known, in words. */
export function Certificate({ summary, objective }: CertificateProps) {
  const { t } = useTranslation('matching');
  const { status, gap, faults } = summary;
  const proved = {
    max_matched_then_fit: t('run.certificate.optimal'),
    max_fit: t('run.certificate.optimalFit'),
    fair: t('run.certificate.optimalFair'),
  };
  return (
    <>
      <Text>
        {status === 'optimal'
          ? proved[objective]
          : status === 'stable'
            ? t('run.certificate.stable')
            : t('run.certificate.bounded', { gap: (gap * 100).toFixed(2) })}
      </Text>
      <Faults faults={faults} />
    </>
  );
}

/** What the independent verifier says. */
export function Faults({ faults }: Pick<Summary, 'faults'>) {
  const { t } = useTranslation('matching');
  if (faults.length === 0) return <Text>{t('run.certificate.holds')}</Text>;
  return (
    <Alert color="clay" variant="light" role="alert">
      {t('run.certificate.faults')}
      <List>
        {faults.map((fault) => (
          <List.Item key={fault}>{fault}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
