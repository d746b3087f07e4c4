import { Anchor, Divider, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../ui/dates.tsx';
import { State } from '../../ui/page.tsx';
import { GoalProgress } from './goal-progress.tsx';
import type { ShownSituation } from './shown-situation.ts';
import { ToDoLine } from './to-do-text.tsx';
import { CalmText } from './what-is-next.tsx';

/** One engagement at a glance: what waits, the next session, how far the goals are. */
export function EngagementCard({
  situation,
  base,
  program,
}: {
  situation: ShownSituation;
  base: string;
  program: string | null;
}) {
  const { t } = useTranslation('engagements');
  const { toDos, goals, nextSession, partner, phase } = situation;
  return (
    <Paper withBorder p="lg" component="article" aria-label={t('with', { names: partner })}>
      <Stack gap="md">
        <Group gap="sm">
          <Title order={2} size="h3">
            <Anchor component={Link} to={base} inherit c="inherit">
              {t('with', { names: partner })}
            </Anchor>
          </Title>
          <State tone={phase === 'paused' ? 'look' : 'calm'}>{t(`phase.${phase}`)}</State>
          {program && (
            <Text size="sm" c="dimmed">
              {program}
            </Text>
          )}
        </Group>
        <Stack gap="sm">
          {toDos.length === 0 && (
            <Text>
              <CalmText situation={situation} />
            </Text>
          )}
          {toDos.map((toDo, index) => (
            <ToDoLine
              key={`${toDo.kind}-${toDo.path}-${toDo.about}`}
              toDo={toDo}
              base={base}
              partner={partner}
              isFirst={index === 0}
            />
          ))}
        </Stack>
        <Divider />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Stack gap={4}>
            <Text size="sm" c="dimmed">
              {t('home.nextSession')}
            </Text>
            {nextSession ? (
              <Anchor component={Link} to={`${base}/sessions/${nextSession.id}`}>
                <Moment value={nextSession.startsAt} />
              </Anchor>
            ) : (
              <Text>{t('home.noSession')}</Text>
            )}
          </Stack>
          <Stack gap={4}>
            <Text size="sm" c="dimmed">
              {t('tabs.goals')}
            </Text>
            {goals.length > 0 ? (
              <GoalProgress goals={goals} base={base} />
            ) : (
              <Text>{t('overview.noGoals')}</Text>
            )}
          </Stack>
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
