import { useTranslation } from 'react-i18next';
import { Intervals } from '../../ui/intervals.tsx';
import { Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { changeWords, figureWords } from './figure-words.ts';
import { changeInterval } from './interval-words.ts';
import { type ChangeReport, type Rating, ratings } from './outcome-report.ts';

/** How skill levels changed from before to the close, each rater apart. */
export function ChangeSection({ skills, k }: { skills: Record<Rating, ChangeReport>; k: number }) {
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
    </Section>
  );
}
