import { Button, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Rematch } from './rematch-queries.server.ts';

/** After an early end, at once: a new match, without asking what went wrong. */
export function RematchOffer({
  rematch: { enrolment, isProgramOver },
  base,
}: {
  rematch: Rematch;
  /** The organization's address. */
  base: string;
}) {
  const { t } = useTranslation('engagements');
  const program = enrolment?.program ?? '';
  const programPage = `${base}/programs/${enrolment?.programId}`;
  const offer = !enrolment
    ? { text: t('rematch.informal'), button: t('rematch.start'), to: '/start' }
    : isProgramOver
      ? {
          text: t('rematch.over', { program }),
          button: t('rematch.programs'),
          to: `${base}/programs`,
        }
      : enrolment.state === 'accepted' || enrolment.state === 'matched'
        ? {
            text: t(`rematch.${enrolment.state}`, { program }),
            button: t('rematch.change'),
            to: `${programPage}/enrol`,
          }
        : {
            text: t('rematch.out', { program }),
            button: t('rematch.again'),
            to: `${programPage}/enrol`,
          };
  return (
    <Paper withBorder p="md" component="section" aria-label={t('rematch.title')}>
      <Group justify="space-between" gap="md">
        <Text flex="1 1 20rem">{offer.text}</Text>
        <Button component={Link} to={offer.to}>
          {offer.button}
        </Button>
      </Group>
    </Paper>
  );
}
