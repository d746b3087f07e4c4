import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/dates.tsx';
import { Empty, Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import type { Level } from './attainment.ts';
import type { Timeframe } from './goal.ts';
import { expectedProgress } from './progress.ts';
import { type Mark, ProgressChart } from './progress-chart.tsx';

export interface ShownCheckIn {
  id: string;
  personId: string;
  name: string;
  day: string;
  progress: number;
  level: Level | null;
  isOnPresentScale: boolean;
  confidence: number | null;
  comment: string;
}

interface GoalProgressProps {
  /** Newest first. */
  checkIns: ShownCheckIn[];
  /** The reader, whose line comes first. */
  me: string;
  timeframe: Timeframe;
  begunOn: string;
  dueOn: string;
  today: string;
  marks: Mark[];
}

/** The chart and its table twin. */
export function GoalProgress({
  checkIns,
  me,
  timeframe,
  begunOn,
  dueOn,
  today,
  marks,
}: GoalProgressProps) {
  const { t } = useTranslation('goals');
  const people = [...new Map(checkIns.map((entry) => [entry.personId, entry.name] as const))].sort(
    ([one], [other]) => Number(other === me) - Number(one === me),
  );
  const series = people.map(([personId, name]) => ({
    personId,
    name,
    points: checkIns.filter((entry) => entry.personId === personId).reverse(),
  }));
  const level = (entry: ShownCheckIn) => {
    if (entry.level === null) return null;
    const mark = t(`levelMark.${entry.level}`);
    return entry.isOnPresentScale ? mark : t('progress.oldScale', { level: mark });
  };
  return (
    <Section title={t('progress.title')}>
      {(checkIns.length > 0 || marks.length > 0) && (
        <ProgressChart {...{ timeframe, begunOn, dueOn, today, series, marks }} />
      )}
      {checkIns.length === 0 ? (
        <Empty>{t('progress.empty')}</Empty>
      ) : (
        <Rows
          caption={t('progress.table')}
          rows={checkIns}
          rowKey={(entry) => entry.id}
          columns={[
            {
              title: t('progress.column.day'),
              cell: (entry) => (
                <span className="unbroken">
                  <Day value={entry.day} />
                </span>
              ),
            },
            { title: t('progress.column.person'), cell: (entry) => entry.name },
            {
              title: t('progress.column.progress'),
              number: true,
              cell: (entry) => t('progress.percent', { progress: entry.progress }),
            },
            {
              title: t('progress.column.expected'),
              number: true,
              cell: (entry) =>
                t('progress.percent', {
                  progress: expectedProgress(entry.day, begunOn, dueOn),
                }),
            },
            { title: t('progress.column.level'), number: true, cell: level },
            {
              title: t('progress.column.confidence'),
              number: true,
              cell: (entry) => entry.confidence,
            },
            {
              title: t('progress.column.comment'),
              wide: true,
              cell: (entry) => <span className="prose">{entry.comment}</span>,
            },
          ]}
        />
      )}
    </Section>
  );
}
