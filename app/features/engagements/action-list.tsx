import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/dates.tsx';
import { State } from '../../ui/page.tsx';
import type { ShownSituation } from './shown-situation.ts';

/** Open actions, the overdue ones first, each with whose it is. */
export function ActionList({ actions }: { actions: ShownSituation['actions'] }) {
  const { t } = useTranslation('engagements');
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {actions.map((action) => (
        <Group key={action.id} component="li" justify="space-between" gap="xs">
          <Text flex="1 1 16rem">{t('actions.line', { cue: action.cue, deed: action.deed })}</Text>
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {action.isMine ? t('actions.mine') : action.owner} · <Day value={action.dueOn} />
            </Text>
            {action.isOverdue && <State tone="look">{t('actions.overdue')}</State>}
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
