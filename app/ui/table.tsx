import type { ReactNode } from 'react';

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

/** A table with a caption for those who cannot see it; scrolls sideways inside itself on a phone. */
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
        style={{ minInlineSize: columns.reduce((sum, column) => sum + widthOf(column), 0) }}
        aria-label={caption}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.number ? 'number' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} className={column.number ? 'number' : undefined}>
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
