import { Text, View } from '@react-pdf/renderer';
import type { CsvCell } from '../../platform/csv.ts';
import { PdfHeading } from '../documents/pdf.server.tsx';

/** A name with its value, and how long of 1 its bar is where it is drawn. */
export type PdfRow = [name: string, value: CsvCell, length?: number | undefined];

/** More rows than this may stand on two pages. */
export const mostTogether = 16;
/** Of a bar, and of the figure beside it. */
const widths = { wide: { bar: 110, figure: 110 }, narrow: { bar: 36, figure: 46 } };
const atEdge = { maxWidth: '55%', textAlign: 'right' } as const;

/** Names with their values, under a heading: figures at the right edge, words beside their names. */
export function PdfRows({
  title,
  rows,
  areWords = false,
  isNarrow = false,
}: {
  title: string;
  rows: PdfRow[];
  areWords?: boolean;
  /** Half a page wide. */
  isNarrow?: boolean;
}) {
  const { bar, figure } = widths[isNarrow ? 'narrow' : 'wide'];
  return (
    <View style={{ marginTop: 8 }} wrap={areWords || rows.length > mostTogether}>
      <PdfHeading>{title}</PdfHeading>
      {rows.map(([name, value, length], index) => (
        <View
          // Rows of one section may carry one name: shared summaries do.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are printed once and never move
          key={`${name} ${index}`}
          style={{ flexDirection: 'row', justifyContent: 'space-between', gap: 12 }}
          // What somebody wrote may be longer than a page.
          wrap={areWords}
        >
          <Text style={areWords ? { width: '38%' } : { flex: 1 }}>{name}</Text>
          {length !== undefined && (
            <View style={{ width: bar, justifyContent: 'center' }}>
              <View style={{ width: bar * length, height: 6, backgroundColor: '#0f6873' }} />
            </View>
          )}
          <Text
            style={
              areWords
                ? { flex: 1 }
                : { ...atEdge, ...(length === undefined ? {} : { width: figure }) }
            }
          >
            {String(value ?? '–')}
          </Text>
        </View>
      ))}
    </View>
  );
}

/** Figures by row and column, the first column being what the rows are; `widths` are shares of the page's. */
export function PdfTable({
  head,
  rows,
  widths = [],
}: {
  head: string[];
  rows: string[][];
  widths?: number[];
}) {
  return (
    <View style={{ marginTop: 4 }}>
      {[head, ...rows].map((cells, row) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are printed once and never move
          key={row}
          style={{
            flexDirection: 'row',
            gap: 6,
            borderBottomWidth: 0.5,
            borderBottomColor: '#b9c6c4',
            fontSize: 8.5,
            fontWeight: row === 0 ? 'bold' : 'normal',
          }}
          wrap={false}
        >
          {cells.map((cell, column) => (
            <Text
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are printed once and never move
              key={column}
              style={{
                flex: widths[column] ?? (column === 0 ? 1.6 : 1),
                textAlign: column === 0 ? 'left' : 'right',
              }}
            >
              {cell}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}
