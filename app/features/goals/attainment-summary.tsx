import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { attainmentScore, countAsExpected, levelCounts, levels } from './attainment.ts';
import type { Ratings } from './ratings.ts';

/** The distribution of levels first; the score beside its number of goals, each rater apart. */
export function AttainmentSummary({
  groups,
  name,
}: {
  groups: Ratings[];
  name: (personId: string) => string;
}) {
  const { t } = useTranslation('goals');
  if (groups.length === 0) return null;
  return (
    <Section title={t('attainment.title')} note={t('attainment.note')}>
      <Rows
        caption={t('attainment.table')}
        rows={groups}
        rowKey={(group) => group.ownerId + group.raterId}
        columns={[
          { title: t('attainment.of'), cell: (group) => name(group.ownerId) },
          { title: t('attainment.ratedBy'), cell: (group) => name(group.raterId) },
          ...levels.map((level, index) => ({
            title: t(`levelMark.${level}`),
            number: true,
            narrow: true,
            cell: (group: Ratings) => levelCounts(group.ratings)[index]?.count,
          })),
          {
            title: t('attainment.asExpected'),
            number: true,
            cell: ({ ratings }) =>
              t('attainment.asExpectedOf', {
                count: countAsExpected(ratings),
                all: ratings.length,
              }),
          },
          { title: t('attainment.goals'), number: true, cell: (group) => group.ratings.length },
          {
            title: t('attainment.score'),
            number: true,
            cell: (group) => attainmentScore(group.ratings)?.toFixed(1),
          },
        ]}
      />
    </Section>
  );
}
