import { Text, View } from '@react-pdf/renderer';
import type { CsvCell } from '../../platform/csv.ts';
import { PdfHeading } from '../documents/pdf.server.tsx';

/** Names with their values, under a heading. */
export function PdfRows({
  title,
  rows,
}: {
  title: string;
  rows: [name: string, value: CsvCell][];
}) {
  return (
    <View style={{ marginTop: 8 }}>
      <PdfHeading>{title}</PdfHeading>
      {rows.map(([name, value], index) => (
        <View
          // Rows of one section may carry one name: shared summaries do.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are printed once and never move
          key={`${name} ${index}`}
          style={{ flexDirection: 'row', justifyContent: 'space-between', gap: 16 }}
          wrap={false}
        >
          <Text style={{ flex: 1 }}>{name}</Text>
          <Text style={{ maxWidth: '55%', textAlign: 'right' }}>{String(value ?? '–')}</Text>
        </View>
      ))}
    </View>
  );
}
