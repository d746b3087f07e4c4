import type { CSSProperties, ReactNode } from 'react';

interface Column<Row> {
  title: string;
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
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, not rows
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keys
    <div className="wide" role="group" aria-label={caption} tabIndex={0}>
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
              >
                {column.title}
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
