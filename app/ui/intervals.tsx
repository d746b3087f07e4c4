import { useTranslation } from 'react-i18next';
import './bars.css';
import './intervals.css';

export interface DrawnInterval {
  label: string;
  /** The figure with its interval in words, and how many people stand behind it. */
  words: string;
  people: string;
  /** null: there is nothing to draw. */
  drawn: { middle: number; low: number; high: number } | null;
}

/** Where `value` lies on a scale that reaches as far below 0 as above it, from 0 to 1. */
export function placeOn(reach: number, value: number): number {
  return Math.min(1, Math.max(0, (value + reach) / (2 * reach)));
}

/** How far the scale reaches so that every interval lies on it: in halves. */
export function reachOf(intervals: readonly DrawnInterval[]): number {
  const ends = intervals.flatMap(({ drawn }) => (drawn ? [drawn.low, drawn.high] : []));
  return Math.max(1, Math.ceil(Math.max(0, ...ends.map(Math.abs)) * 2) / 2);
}

/** Figures with their intervals, a chart that is a table: what is drawn stands beside it in words. */
export function Intervals({
  caption,
  label,
  people,
  figure,
  intervals,
  isShare = false,
}: {
  caption: string;
  label: string;
  /** Heads of the columns beside, where they are not people and a mean. */
  people?: string;
  figure?: string;
  intervals: DrawnInterval[];
  /** From 0 to 1, instead of around 0. */
  isShare?: boolean;
}) {
  const { t } = useTranslation();
  const reach = reachOf(intervals);
  const place = (value: number) => (isShare ? value : placeOn(reach, value));
  const at = (value: number) => `${100 * place(value)}%`;
  return (
    <div className="wide">
      <table className="bars interval-rows" aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" className="number">
              {people ?? t('intervals.people')}
            </th>
            <th scope="col" className="number">
              {figure ?? t('intervals.figure')}
            </th>
            <td>{isShare ? t('intervals.shareScale') : t('intervals.scale', { reach })}</td>
          </tr>
        </thead>
        <tbody>
          {intervals.map(({ label: name, words, people, drawn }, index) => (
            // Two measures may carry one name.
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <tr key={index}>
              <th scope="row">{name}</th>
              <td className="number">{people}</td>
              <td className="number">{words}</td>
              <td aria-hidden="true">
                {drawn && (
                  <div className="intervals" style={{ background: 'none' }}>
                    <span className="interval-zero" style={{ insetInlineStart: at(0) }} />
                    <span
                      className="interval-line"
                      style={{
                        insetInlineStart: at(drawn.low),
                        insetInlineEnd: `${100 - 100 * place(drawn.high)}%`,
                      }}
                    />
                    <span
                      className="interval-mean"
                      style={{ insetInlineStart: at(drawn.middle) }}
                    />
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
