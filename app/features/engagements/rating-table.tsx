import { useTranslation } from 'react-i18next';
import { Rows } from '../../ui/table.tsx';
import { type RatedSkill, type Rating, ratingMoments } from './skill-rating.ts';

/** Each rater's numbers on their own row: two raters are never averaged. */
export function RatingTable({
  skills,
  ratings,
}: {
  skills: RatedSkill[];
  ratings: (Rating & { rater: string })[];
}) {
  const { t } = useTranslation('engagements');
  const rows = skills.flatMap((skill) => {
    const own = ratings.filter(
      (rating) => rating.skillId === skill.skillId && rating.subjectId === skill.subjectId,
    );
    const raters = [...new Map(own.map((rating) => [rating.raterId, rating.rater]))];
    return raters.map(([raterId, rater]) => ({
      ...skill,
      raterId,
      rater,
      levels: own.filter((rating) => rating.raterId === raterId),
    }));
  });
  return (
    <Rows
      caption={t('ratings.given')}
      rows={rows}
      rowKey={(row) => `${row.skillId}-${row.subjectId}-${row.raterId}`}
      columns={[
        { title: t('ratings.skill'), cell: (row) => row.skill },
        { title: t('ratings.of'), cell: (row) => row.subject },
        { title: t('ratings.by'), cell: (row) => row.rater },
        ...ratingMoments.map((moment) => ({
          title: t(`ratings.moment.${moment}`),
          cell: (row: (typeof rows)[number]) =>
            row.levels.find((rating) => rating.moment === moment)?.level ?? '–',
          number: true,
        })),
      ]}
    />
  );
}
