import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars.tsx';
import { Section } from '../../ui/page.tsx';
import { figureWords, shareWords } from './figure-words.ts';
import { type GroupLevels, type LevelReport, levelNames } from './level-report.ts';
import { ResponseText } from './response-text.tsx';

/** How many goals ended at which level: the share at 0 or better first, never a score or a rank. */
export function AttainmentSection({
  attainment,
  k,
}: {
  attainment: { own: LevelReport; partner: LevelReport };
  k: number;
}) {
  const { t } = useTranslation('insights');
  return (
    <Section title={t('attainment.title')} note={t('attainment.note')}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Levels title={t('attainment.own')} report={attainment.own} k={k} />
        <Levels title={t('attainment.partner')} report={attainment.partner} k={k} />
      </SimpleGrid>
    </Section>
  );
}

function Levels({ title, report, k }: { title: string; report: LevelReport; k: number }) {
  const { t } = useTranslation('insights');
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {title}
      </Title>
      <LevelBars caption={title} report={report} k={k} />
      {report.score !== null && (
        <Text size="sm">
          {t('attainment.score', { score: report.score.toFixed(1), goals: report.rated })}
        </Text>
      )}
      <ResponseText response={report} k={k} />
    </Stack>
  );
}

/** The five levels and how many goals stand at each; nothing where even their number is hidden. */
export function LevelBars({
  caption,
  report: { reached, rated, goals },
  k,
}: {
  caption: string;
  report: Pick<GroupLevels, 'reached' | 'rated' | 'goals'>;
  k: number;
}) {
  const { t } = useTranslation('insights');
  if (rated === 'hidden') return null;
  return (
    <>
      <Text fw={600}>
        {reached === null
          ? t('attainment.reachedHidden')
          : t('attainment.reached', { share: shareWords(reached) })}
      </Text>
      <Bars
        caption={caption}
        label={t('attainment.level')}
        value={t('attainment.goals')}
        bars={levelNames.map((name, index) => {
          const goalsAt = goals[index] ?? 'hidden';
          return {
            label: t(`attainment.levels.${name}`),
            value: figureWords(goalsAt, k),
            length: goalsAt === 'hidden' ? null : goalsAt / rated,
          };
        })}
      />
    </>
  );
}
