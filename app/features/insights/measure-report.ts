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

/** Until when a change is counted, from the start: the close above all, and beside it what else was asked. */
export const changeEnds = ['mid', 'close', 'after'] as const;
export type ChangeEnd = (typeof changeEnds)[number];
export const besideClose = ['mid', 'after'] as const;
type BesideClose = (typeof besideClose)[number];

/** What a measure changed until some moment, one change for each person; a group without answers is not there. */
export interface ChangeSumsUntil {
  /** Everybody in the program whose change could be known by now. */
  asked: number;
  groups: { [G in MeasuredGroup]?: Sums };
}

/** Until the close, and beside it until other moments at which the plan asks. */
export interface MeasureSums extends MeasureName, ChangeSumsUntil {
  besides: ({ until: BesideClose } & ChangeSumsUntil)[];
}

export interface MeasureReport extends MeasureName {
  /** Of those who were in the program, until the close. */
  change: ChangeReport;
  besides: { until: BesideClose; change: ChangeReport }[];
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
export function reportMeasure(
  { key, name, isCount, besides, ...close }: MeasureSums,
  k: number,
): MeasureReport {
  return {
    key,
    name,
    isCount,
    change: changeIn(close, k),
    besides: besides.map(({ until, ...sums }) => ({ until, change: changeIn(sums, k) })),
    comparison: compare(close.groups, k),
  };
}

function changeIn({ asked, groups }: ChangeSumsUntil, k: number): ChangeReport {
  const { n, mean, deviation } = groups.program ?? { n: 0, mean: null, deviation: null };
  return {
    invited: suppressFigure(asked, asked, k),
    answered: suppressFigure(n, n, k),
    change: n >= k ? changeFrom(n, mean, deviation) : null,
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
