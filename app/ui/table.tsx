import type { CSSProperties, ReactNode } from 'react';
import { moveInRows } from './row-keys.ts';

/** What a column's heading asks for: a value of the field `by`, for each direction. */
interface Sorts {
  ascending: string;
  descending: string;
  /** Which comes at the first press. */
  first?: 'descending';
}

interface Column<Row> {
  title: string;
  /** Its heading sorts; the table then stands in a form that sends `by`. */
  sorts?: Sorts;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right. */
  number?: boolean;
  /** Sentences get more room than words, boxes less. */
  wide?: boolean;
  narrow?: boolean;
}

function widthOf({ wide, narrow }: { wide?: boolean; narrow?: boolean }): number {
  if (narrow) return 60;
  return wide ? 240 : 110;
}

/**
 * A table with a caption for those who cannot see it. On a phone each row becomes a block of its own,
 * every cell behind its column's title; the roles are written out, since browsers drop a table's
 * meaning with its layout. On a screen between, it scrolls sideways inside itself.
 */
export function Rows<Row>({
  caption,
  columns,
  rows,
  rowKey,
  sorted,
  onEdge,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** The present order, as its column's `sorts` has it. */
  sorted?: string;
  /** Somebody went with the keys past the first or the last row. */
  onEdge?: (edge: 'next' | 'previous') => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, not rows
    <div
      className="wide"
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keys
      tabIndex={0}
      onKeyDown={(event) => moveInRows(event, onEdge)}
    >
      <table
        className="rows"
        style={
          {
            '--least-width': `${columns.reduce((sum, column) => sum + widthOf(column), 0)}px`,
          } as CSSProperties
        }
        role="table"
        aria-label={caption}
      >
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                role="columnheader"
                className={column.number ? 'number' : undefined}
                aria-sort={column.sorts && directionOf(column.sorts, sorted)}
              >
                {column.sorts ? (
                  <Sorting title={column.title} sorts={column.sorts} sorted={sorted} />
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <td
                  key={column.title}
                  role="cell"
                  data-title={column.title}
                  className={column.number ? 'number' : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function directionOf({ ascending, descending }: Sorts, sorted: string | undefined) {
  if (sorted === ascending) return 'ascending';
  return sorted === descending ? 'descending' : 'none';
}

const marks = { ascending: '↑', descending: '↓', none: '' };

function Sorting({
  title,
  sorts,
  sorted,
}: {
  title: string;
  sorts: Sorts;
  sorted: string | undefined;
}) {
  const now = directionOf(sorts, sorted);
  const first = sorts.first ?? 'ascending';
  const next = now === first ? (first === 'ascending' ? 'descending' : 'ascending') : first;
  return (
    <button type="submit" name="by" value={sorts[next]} className="sorting">
      {title}
      <span aria-hidden="true">{marks[now]}</span>
    </button>
  );
}
