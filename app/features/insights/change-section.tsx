import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars.tsx';
import { Intervals } from '../../ui/intervals.tsx';
import { Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { changeWords, figureWords } from './figure-words.ts';
import { changeInterval, rangeWords } from './interval-words.ts';
import { type Rating, ratings } from './outcome-report.ts';
import type { LadderStep, SkillReport } from './skill-ladder.ts';

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
      <Rows
        caption={t('change.title')}
        rows={[...ratings]}
        rowKey={(rating) => rating}
        columns={[
          { title: t('change.rating'), cell: (rating) => t(`change.${rating}`) },
          {
            title: t('change.people'),
            cell: (rating) => {
              const { invited, answered } = skills[rating];
              return answered === 'few'
                ? figureWords('few', k)
                : t('change.answered', { answered, invited });
            },
          },
          {
            title: t('change.mean'),
            number: true,
            cell: (rating) => {
              const { change } = skills[rating];
              return change && changeWords(change.mean);
            },
          },
          {
            title: t('change.interval'),
            number: true,
            cell: (rating) => {
              const { change } = skills[rating];
              if (!change) return null;
              return t('change.range', {
                low: changeWords(change.low),
                high: changeWords(change.high),
              });
            },
          },
          {
            title: t('change.gz'),
            number: true,
            cell: (rating) => {
              const { change } = skills[rating];
              if (!change) return null;
              if (change.gz === null) return t('change.noGz');
              const { value, low, high } = change.gz;
              return t('change.gzRange', {
                value: changeWords(value),
                low: changeWords(low),
                high: changeWords(high),
              });
            },
          },
        ]}
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
              bars={skills[rating].ladder.map(({ moment, people, mean }: LadderStep) => ({
                label: moments(`ratings.moment.${moment}`),
                value:
                  mean === 'few' || people === 'few'
                    ? figureWords('few', k)
                    : t('pulse.value', { mean: mean.toFixed(1), count: people }),
                length: mean === 'few' ? null : mean / 4,
              }))}
            />
            <Text size="sm">
              {t('change.lookback')}:{' '}
              {skills[rating].lookback
                ? rangeWords(skills[rating].lookback.mean, skills[rating].lookback)
                : figureWords('few', k)}
            </Text>
          </Stack>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
