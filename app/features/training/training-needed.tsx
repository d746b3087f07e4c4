import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { NeededTraining } from './needed-training.server.ts';

/** What somebody has to do before they are matched, with the way there. */
export function TrainingNeeded({ needed }: { needed: NeededTraining[] }) {
  const { t } = useTranslation('training');
  const { organization } = useParams();
  return needed.map(({ module, minutes }) => (
    <Alert key={module} color="aegean" variant="light" title={t('needed.title')}>
      <Group justify="space-between" gap="md">
        <Text size="sm" flex="1 1 20rem">
          {t('needed.text', { title: t(`module.${module}`), minutes })}
        </Text>
        <Button component={Link} to={`/o/${organization}/training/${module}`}>
          {t('needed.go')}
        </Button>
      </Group>
    </Alert>
  ));
}
