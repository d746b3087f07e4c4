import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars.tsx';
import { Intervals } from '../../ui/intervals.tsx';
import { Section } from '../../ui/page.tsx';
import { ChangeTable } from './change-table.tsx';
import { figureWords } from './figure-words.ts';
import { changeIntervals, differenceInterval, measureChanges } from './interval-words.ts';
import type { ProgramOutcomes } from './program-outcomes.server.ts';
import type { ShownCount } from './suppression.ts';

/** How many people help, and from how many places: at the close beside the start. */
export function NetworkGrowthSection({ report }: { report: ProgramOutcomes }) {
  const { t } = useTranslation('insights');
  const { measures, smallestGroup: k } = report;
  const counts = measures.filter(({ isCount }) => isCount);
  if (counts.length === 0) return null;
  const compared = counts.filter(({ comparison }) => comparison !== null);
  return (
    <Section title={t('growth.title')} note={t('growth.note')}>
      <Intervals
        caption={t('growth.title')}
        label={t('measures.measure')}
        intervals={counts.flatMap((measure) => changeIntervals(measure, k))}
      />
      <ChangeTable
        caption={t('paper.inFigures')}
        label={t('measures.measure')}
        changes={measureChanges(counts)}
        k={k}
      />
      {compared.length > 0 && (
        <Intervals
          caption={t('measures.comparison')}
          label={t('measures.comparison')}
          intervals={compared.map((measure) => differenceInterval(measure, k))}
        />
      )}
    </Section>
  );
}

/** Whom people came to know, and what changed in their careers. */
export function NetworkSections({ report }: { report: ProgramOutcomes }) {
  const { t } = useTranslation('insights');
  const { t: network } = useTranslation('network');
  const { introductions, careerEvents, contributions, smallestGroup: k } = report;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Section title={t('introductions.title')} note={t('introductions.note')}>
        <Counts
          caption={t('introductions.title')}
          label={t('introductions.state')}
          total={introductions.total}
          counts={introductions.kinds.map(({ kind, count }) => ({
            label: t(`introductions.states.${kind}`),
            count,
          }))}
          k={k}
        />
      </Section>
      <Section title={t('career.title')} note={t('career.note')}>
        <Counts
          caption={t('career.title')}
          label={t('career.kind')}
          total={careerEvents.total}
          counts={careerEvents.kinds.map(({ kind, count }) => ({
            label: t(`career.kinds.${kind}`),
            count,
          }))}
          k={k}
        />
        {/* Of the same people: where they are too few it is said once. */}
        {contributions.total !== 'hidden' && (
          <Counts
            caption={t('career.contributed')}
            label={t('career.contributedAsk')}
            total={contributions.total}
            counts={contributions.kinds.map(({ kind, count }) => ({
              label: network(`contributed.${kind}`),
              count,
            }))}
            k={k}
          />
        )}
      </Section>
    </SimpleGrid>
  );
}

function Counts({
  caption,
  label,
  total,
  counts,
  k,
}: {
  caption: string;
  label: string;
  total: ShownCount;
  counts: { label: string; count: ShownCount }[];
  k: number;
}) {
  const { t } = useTranslation('insights');
  if (total === 'hidden') return <Text c="dimmed">{t('introductions.few', { k })}</Text>;
  return (
    <Bars
      caption={caption}
      label={label}
      value={t('introductions.count')}
      bars={counts.map(({ label: name, count }) => ({
        label: name,
        value: figureWords(count, k),
        length: count === 'hidden' ? null : count / Math.max(1, total),
      }))}
    />
  );
}
