import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import './bars.css';

export interface Bar {
  label: ReactNode;
  /** What stands in the figures' column. */
  value: ReactNode;
  /** How long the bar is, 0 to 1; null: there is none to show. */
  length: number | null;
  key: string;
}

/** A bar chart that is its own table: the bars only repeat the figures beside them. */
export function Bars({
  caption,
  head,
  bars,
}: {
  caption: string;
  head: { label: string; value: string };
  bars: Bar[];
}) {
  return (
    <div className="wide">
      <Table verticalSpacing="xs" aria-label={caption} className="bars">
        <thead>
          <tr>
            <th scope="col" className="mantine-Table-th">
              {head.label}
            </th>
            <th scope="col" className="mantine-Table-th number">
              {head.value}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key}>
              <th scope="row">{bar.label}</th>
              <td className="number">{bar.value}</td>
              <td className="bar-cell" aria-hidden="true">
                {bar.length !== null && (
                  <span className="bar" style={{ inlineSize: `${bar.length * 100}%` }} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
