import './progress-chart.css';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../ui/dates.tsx';
import type { Timeframe } from './goal.ts';
import { placeInTime } from './progress.ts';

export interface Series {
  personId: string;
  name: string;
  /** Oldest first. */
  points: { id: string; day: string; progress: number }[];
}

/** A milestone as the chart shows it: `number` is its place in the list below. */
export interface Mark {
  number: number;
  dueOn: string;
  isReached: boolean;
}

interface ProgressChartProps {
  timeframe: Timeframe;
  begunOn: string;
  dueOn: string;
  today: string;
  series: Series[];
  marks: Mark[];
}

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/**
 * Progress against the timeframe, one line and one shape of dot for each person. Drawn on the
 * server, so that it is there without client JavaScript; the page has the same figures in a table.
 */
export function ProgressChart({
  timeframe,
  begunOn,
  dueOn,
  today,
  series,
  marks,
}: ProgressChartProps) {
  const { t } = useTranslation('goals');
  const words = { startsOn: formatDay(timeframe.startsOn), endsOn: formatDay(timeframe.endsOn) };
  const x = (day: string) => Math.round(placeInTime(day, timeframe) * 1_000);
  const line = (points: Series['points']) =>
    points.map(({ day, progress }, index) => `${index ? 'L' : 'M'}${x(day)} ${100 - progress}`);
  return (
    <figure className="progress-chart">
      <div role="img" aria-label={t('progress.chart', words)} className="progress-plot">
        <div className="upright">
          <span>100 %</span>
          <span>50 %</span>
          <span>0 %</span>
        </div>
        <div className="area">
          <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
            <path className="even" d={`M${x(begunOn)} 100L${x(dueOn)} 0`} />
            {today >= timeframe.startsOn && today <= timeframe.endsOn && (
              <path className="today" d={`M${x(today)} 0V100`} />
            )}
            {marks.map(({ number, dueOn: day }) => (
              <path key={number} className="step" d={`M${x(day)} 0V100`} />
            ))}
            {series.map((person, index) => (
              <path
                key={person.personId}
                className={`series-${index % 3}`}
                d={line(person.points).join('')}
              />
            ))}
          </svg>
          {marks.map(({ number, dueOn: day, isReached }) => (
            <span
              key={number}
              className={isReached ? 'progress-step reached' : 'progress-step'}
              style={{ insetInlineStart: percent(x(day) / 1_000) }}
            >
              {number}
            </span>
          ))}
          {series.flatMap((person, index) =>
            person.points.map(({ id, day, progress }) => (
              <span
                key={id}
                className={`progress-dot series-${index % 3}`}
                style={{ insetInlineStart: percent(x(day) / 1_000), bottom: `${progress}%` }}
              />
            )),
          )}
        </div>
        <div className="along">
          <span>{words.startsOn}</span>
          <span>{words.endsOn}</span>
        </div>
      </div>
      <figcaption className="progress-key">
        {series.map((person, index) => (
          <span key={person.personId}>
            <span className={`progress-dot series-${index % 3}`} />
            {person.name}
          </span>
        ))}
        {marks.some(({ isReached }) => !isReached) && (
          <span>
            <span className="progress-step" aria-hidden="true">
              {marks.find(({ isReached }) => !isReached)?.number}
            </span>
            {t('progress.milestone.open')}
          </span>
        )}
        {marks.some(({ isReached }) => isReached) && (
          <span>
            <span className="progress-step reached" aria-hidden="true">
              {marks.find(({ isReached }) => isReached)?.number}
            </span>
            {t('progress.milestone.reached')}
          </span>
        )}
        <span>
          <span className="line" />
          {t('progress.expected')}
        </span>
        <span>
          <span className="line solid" />
          {t('progress.today')}
        </span>
      </figcaption>
    </figure>
  );
}
