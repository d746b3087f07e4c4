import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { type DrawnInterval, Intervals } from '../../../ui/intervals.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { type Across, compareCohorts } from '../across.server.ts';
import { figureWords, shareWords } from '../figure-words.ts';
import { rangeWords } from '../interval-words.ts';
import type { Route } from './+types/across';

export const loader = memberPage(({ world, actor }) => compareCohorts(world, actor));

type Cohort = Across['cohorts'][number];

export default function AcrossPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('dashboard');
  const { t: programs } = useTranslation('programs');
  const { organization } = useParams();
  const base = `/o/${organization}/programs`;
  const { cohorts, smallestGroup: k } = loaderData;
  const label = ({ program, year }: Cohort) => `${program}, ${year}`;
  const drawShare = (name: 'firstMeeting' | 'plannedClose') =>
    cohorts.map((cohort): DrawnInterval => {
      const found = cohort[name];
      return {
        label: label(cohort),
        people: found ? String(found.of) : '0',
        words: found
          ? t('across.range', {
              share: shareWords(found.share),
              low: shareWords(found.low),
              high: shareWords(found.high),
            })
          : t('across.notYet'),
        drawn: found && { middle: found.share, low: found.low, high: found.high },
      };
    });
  return (
    <Page
      title={t('across.title')}
      lead={t('across.lead', { k })}
      above={[{ to: base, label: programs('title') }]}
      action={
        cohorts.length > 0 && (
          <Button component="a" href={`${base}/compare.csv`} variant="default">
            {t('across.csv')}
          </Button>
        )
      }
    >
      {cohorts.length === 0 ? (
        <Empty>{t('across.none')}</Empty>
      ) : (
        <Stack gap={40}>
          <Section title={t('across.cohorts')}>
            <Rows
              caption={t('across.cohorts')}
              rows={cohorts}
              rowKey={label}
              columns={[
                {
                  title: t('across.program'),
                  cell: ({ program, programId }) => (
                    <Link to={`${base}/${programId}/dashboard`}>{program}</Link>
                  ),
                },
                { title: t('across.year'), number: true, cell: ({ year }) => year },
                { title: t('tile.pairs'), number: true, cell: ({ matched }) => matched },
              ]}
            />
          </Section>
          <Section title={t('across.firstMeeting')} note={t('across.shareNote')}>
            <Intervals
              caption={t('across.firstMeeting')}
              label={t('across.cohorts')}
              people={t('tile.pairs')}
              figure={t('across.share')}
              intervals={drawShare('firstMeeting')}
              isShare
            />
          </Section>
          <Section title={t('across.plannedClose')} note={t('across.closeNote')}>
            <Intervals
              caption={t('across.plannedClose')}
              label={t('across.cohorts')}
              people={t('tile.pairs')}
              figure={t('across.share')}
              intervals={drawShare('plannedClose')}
              isShare
            />
          </Section>
          <Section title={t('across.change')} note={t('across.changeNote')}>
            <Intervals
              caption={t('across.change')}
              label={t('across.cohorts')}
              intervals={cohorts.map((cohort): DrawnInterval => {
                const { change } = cohort;
                const few = figureWords('few', k);
                if (change === 'few') {
                  return { label: label(cohort), people: few, words: few, drawn: null };
                }
                const { n, mean, low, high } = change;
                return {
                  label: label(cohort),
                  people: String(n),
                  words: rangeWords(mean, change),
                  drawn: { middle: mean, low, high },
                };
              })}
            />
          </Section>
        </Stack>
      )}
    </Page>
  );
}
