import { Anchor, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Day } from '../../ui/dates.tsx';

export interface ShownGoal {
  id: string;
  title: string;
  owner: string;
  dueOn: string;
  isDraft: boolean;
  progress: number | null;
}

/** How far each goal is. */
export function GoalProgress({ goals, base }: { goals: ShownGoal[]; base: string }) {
  const { t } = useTranslation('engagements');
  return (
    <Stack gap="md">
      {goals.map((goal) => (
        <Stack gap={4} key={goal.id}>
          <Group justify="space-between" gap="xs">
            <Anchor component={Link} to={`${base}/goals/${goal.id}`}>
              {goal.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {goal.owner} · <Day value={goal.dueOn} />
            </Text>
          </Group>
          {goal.progress === null ? (
            <Text size="sm" c="dimmed">
              {goal.isDraft ? t('goals.draft') : t('goals.unchecked')}
            </Text>
          ) : (
            <Group gap="sm" wrap="nowrap">
              <Progress
                value={goal.progress}
                flex={1}
                aria-label={t('goals.progressOf', { title: goal.title })}
              />
              <Text size="sm" className="number" miw="3rem">
                {t('goals.percent', { percent: goal.progress })}
              </Text>
            </Group>
          )}
        </Stack>
      ))}
    </Stack>
  );
}
