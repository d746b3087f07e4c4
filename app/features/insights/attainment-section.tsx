import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars.tsx';
import { Section } from '../../ui/page.tsx';
import { figureWords, shareWords } from './figure-words.ts';
import { type LevelReport, levelNames } from './outcome-report.ts';
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
  const { reached, rated, goals } = report;
  const total = typeof rated === 'number' ? rated : null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {title}
      </Title>
      {total !== null && (
        <>
          <Text fw={600}>
            {reached === null
              ? t('attainment.reachedHidden')
              : t('attainment.reached', { share: shareWords(reached) })}
          </Text>
          <Bars
            caption={title}
            label={t('attainment.level')}
            value={t('attainment.goals')}
            bars={levelNames.map((name, index) => {
              const goalsAt = goals[index] ?? 'hidden';
              return {
                label: t(`attainment.levels.${name}`),
                value: figureWords(goalsAt, k),
                length: goalsAt === 'hidden' ? null : goalsAt / total,
              };
            })}
          />
        </>
      )}
      {report.score !== null && (
        <Text size="sm">
          {t('attainment.score', { score: report.score.toFixed(1), goals: total ?? 0 })}
        </Text>
      )}
      <ResponseText response={report} k={k} />
    </Stack>
  );
}
