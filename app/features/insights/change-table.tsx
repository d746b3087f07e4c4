import { useTranslation } from 'react-i18next';
import { Rows } from '../../ui/table.tsx';
import { changeCells, changeHeads, responseWords } from './interval-words.ts';
import type { ChangeReport } from './outcome-report.ts';

/** Changes in figures: how many, the mean, its interval, and g_z with its own; nothing where all are hidden. */
export function ChangeTable({
  caption,
  label,
  changes,
  k,
}: {
  caption: string;
  /** What the changes are of. */
  label: string;
  changes: { name: string; change: ChangeReport }[];
  k: number;
}) {
  const { t } = useTranslation('insights');
  // What is drawn beside says already that they are too few.
  if (changes.every(({ change }) => change.change === null)) return null;
  return (
    <Rows
      caption={caption}
      rows={changes.map((each, index) => ({ ...each, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        { title: label, cell: ({ name }) => name },
        { title: t('change.people'), cell: ({ change }) => responseWords(change, k) },
        ...changeHeads().map((title, column) => ({
          title,
          number: true,
          cell: ({ change }: { change: ChangeReport }) => changeCells(change)[column],
        })),
      ]}
    />
  );
}
