import { Link } from 'react-router';
import './bars.css';

export interface Bar {
  label: string;
  /** What stands in the figures' column: the number itself, or words for it. */
  value: string | number;
  /** How long the bar is, 0 to 1; null: there is no figure to draw. */
  length: number | null;
  /** What the bar opens. */
  to?: string;
}

interface BarsProps {
  /** What the table says, for those who cannot see it. */
  caption: string;
  /** Heads of the two columns. */
  label: string;
  value: string;
  bars: Bar[];
}

/** A bar chart that is a table: the length of a bar repeats the figure beside it. */
export function Bars({ caption, label, value, bars }: BarsProps) {
  return (
    <div className="wide">
      <table className="bars" aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" className="number">
              {value}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.to ? <Link to={bar.to}>{bar.label}</Link> : bar.label}</th>
              {bar.length === null && typeof bar.value === 'string' ? (
                // Words for why there is no figure take the bar's place, too: a phone has no other.
                <td colSpan={2}>{bar.value}</td>
              ) : (
                <>
                  <td className="number">{bar.value}</td>
                  <td aria-hidden="true">
                    {bar.length !== null && bar.length > 0 && (
                      <div style={{ inlineSize: `${100 * bar.length}%` }} />
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Bars as long as their numbers, the longest from end to end; none for nothing. */
export function barsOf(entries: readonly { label: string; value: number; to?: string }[]): Bar[] {
  const longest = Math.max(1, ...entries.map((entry) => entry.value));
  return entries.map((entry) => ({
    ...entry,
    length: entry.value > 0 ? entry.value / longest : null,
  }));
}
