import type { ChangeReport } from './outcome-report.ts';
import { changeFrom, differenceFrom, type Interval, type Sums } from './statistics.ts';
import { suppressFigure } from './suppression.ts';

/** Of whom: of those in the program, of those whom the lots drew, of those whom they left waiting. */
export type MeasuredGroup = 'program' | 'drawn' | 'waits';

export interface MeasureName {
  key: string;
  name: string;
  /** It changed by people or kinds, not by points of a scale. */
  isCount: boolean;
}

/** What a measure changed, one change for each person; a group without answers is not there. */
export interface MeasureSums extends MeasureName {
  /** Everybody in the program whose change could be known by now. */
  asked: number;
  groups: { [G in MeasuredGroup]?: Sums };
}

export interface MeasureReport extends MeasureName {
  /** Of those who were in the program. */
  change: ChangeReport;
  /** Beside those whom the lots left waiting; null: there was no lottery. */
  comparison: ComparisonReport | 'few' | null;
}

export interface ComparisonReport extends Interval {
  /** How much more the drawn changed than those who wait. */
  difference: number;
  drawn: number;
  waits: number;
}

/** The change in a measure, and how it compares with the waitlist of a lottery where there was one. */
export function reportMeasure({ asked, groups, ...named }: MeasureSums, k: number): MeasureReport {
  const { n, mean, deviation } = groups.program ?? { n: 0, mean: null, deviation: null };
  return {
    ...named,
    change: {
      invited: suppressFigure(asked, asked, k),
      answered: suppressFigure(n, n, k),
      change: n >= k ? changeFrom(n, mean, deviation) : null,
    },
    comparison: compare(groups, k),
  };
}

function compare(
  { program, drawn, waits }: MeasureSums['groups'],
  k: number,
): MeasureReport['comparison'] {
  if (!drawn || !waits) return null;
  // Beside the change of all in the program, that of the drawn would tell of the few who were not.
  const others = (program?.n ?? 0) - drawn.n;
  if (drawn.n < k || waits.n < k || (others > 0 && others < k)) return 'few';
  const found = differenceFrom(drawn, waits);
  return found && { ...found, drawn: drawn.n, waits: waits.n };
}
