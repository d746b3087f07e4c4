import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars.tsx';
import { Intervals } from '../../ui/intervals.tsx';
import { Section } from '../../ui/page.tsx';
import { ChangeTable } from './change-table.tsx';
import { changeInterval, lookbackWords, rungWords } from './interval-words.ts';
import { type Rating, ratings } from './outcome-report.ts';
import type { SkillReport } from './skill-ladder.ts';

/** How skill levels changed from before to the close, each rater apart. */
export function ChangeSection({ skills, k }: { skills: Record<Rating, SkillReport>; k: number }) {
  const { t } = useTranslation('insights');
  return (
    <Section title={t('change.title')} note={t('change.note')}>
      <Intervals
        caption={t('change.drawn')}
        label={t('change.rating')}
        intervals={ratings.map((rating) =>
          changeInterval(t(`change.${rating}`), skills[rating], k),
        )}
      />
      <ChangeTable
        caption={t('change.title')}
        label={t('change.rating')}
        changes={ratings.map((rating) => ({
          name: t(`change.${rating}`),
          change: skills[rating],
        }))}
        k={k}
      />
      <Ladder skills={skills} k={k} />
    </Section>
  );
}

/** Where skills stood at each moment, each rater apart: drawn, with the figures beside. */
function Ladder({ skills, k }: { skills: Record<Rating, SkillReport>; k: number }) {
  const { t } = useTranslation('insights');
  const { t: moments } = useTranslation('engagements');
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        {t('change.ladder')}
      </Title>
      <Text size="sm" c="dimmed" maw="70ch">
        {t('change.ladderNote')}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        {ratings.map((rating) => (
          <Stack gap="xs" key={rating}>
            <Text fw={600}>{t(`change.${rating}`)}</Text>
            <Bars
              caption={`${t('change.ladder')}: ${t(`change.${rating}`)}`}
              label={t('change.moment')}
              value={t('change.rung')}
              bars={skills[rating].ladder.map((rung) => ({
                label: moments(`ratings.moment.${rung.moment}`),
                value: rungWords(rung, k),
                length: rung.mean === 'few' ? null : rung.mean / 4,
              }))}
            />
            <Text size="sm">
              {t('change.lookback')}: {lookbackWords(skills[rating], k)}
            </Text>
          </Stack>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
