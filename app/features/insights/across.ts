import { answerableGroups, crowdOf } from './answerable-groups.ts';
import { changeFrom, type Interval, type PairedChange, shareInterval } from './statistics.ts';

/** Counts of state, for one program and one year in which pairs began. */
export interface CohortCounts {
  programId: string;
  program: string;
  year: number;
  matched: number;
  /** Long enough together for it to be said, and met in time. */
  settled: number;
  soon: number;
  ended: number;
  closed: number;
}

export interface ChangeSums {
  programId: string;
  year: number;
  people: number;
  change: number;
  deviation: number | null;
}

export interface Cohort {
  programId: string;
  program: string;
  year: number;
  matched: number;
  /** Shares with Wilson's intervals; null: it cannot be said of any yet. */
  firstMeeting: (Interval & { share: number; of: number }) | null;
  plannedClose: (Interval & { share: number; of: number }) | null;
  /** Change in skills as people see it themselves; 'few': not for so few. */
  change: PairedChange | 'few';
}

/** Cohorts beside each other, with the uncertainty of each figure. */
export function reportAcross(
  counts: readonly CohortCounts[],
  sums: readonly ChangeSums[],
  k: number,
): Cohort[] {
  const share = (met: number, of: number) => {
    const interval = shareInterval(met, of);
    return interval && { ...interval, of };
  };
  return counts.map(({ settled, soon, ended, closed, ...cohort }) => ({
    ...cohort,
    firstMeeting: share(soon, settled),
    plannedClose: share(closed, ended),
    change: changeIn(cohort, sums, k),
  }));
}

/**
 * The report of a program shows the change of all its years together, so a year is shown only where those
 * that are left out are not few.
 */
function changeIn(
  { programId, year }: Pick<CohortCounts, 'programId' | 'year'>,
  sums: readonly ChangeSums[],
  k: number,
): PairedChange | 'few' {
  const ofProgram = sums.filter((each) => each.programId === programId);
  const own = ofProgram.find((each) => each.year === year);
  const shown = answerableGroups(
    ofProgram.map((each) => crowdOf(each.people, [String(each.year)])),
    k,
  );
  if (!own || !shown.has(String(year))) return 'few';
  return changeFrom(own.people, own.change, own.deviation) ?? 'few';
}
