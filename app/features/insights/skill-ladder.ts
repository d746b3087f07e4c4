import type { RatingMoment } from '../engagements/skill-rating.ts';
import type { ChangeReport } from './outcome-report.ts';
import { changeFrom, type PairedChange } from './statistics.ts';
import { suppressFigure } from './suppression.ts';

/** Sums over people by one rater; means are null of nobody. */
export interface SkillSums {
  /** Rated at the start, and of these at the close too: all means below are over the second. */
  asked: number;
  paired: number;
  change: number | null;
  changeDeviation: number | null;
  before: number | null;
  close: number | null;
  midPeople: number;
  mid: number | null;
  backPeople: number;
  back: number | null;
  /** From the start, as it is seen looking back, to the close. */
  lookback: number | null;
  lookbackDeviation: number | null;
}

export interface LadderStep {
  moment: RatingMoment;
  people: number | 'few';
  mean: number | 'few';
}

export interface SkillReport extends ChangeReport {
  ladder: LadderStep[];
  /** The change from the start as seen looking back; told apart from the measured one. */
  lookback: PairedChange | null;
}

/**
 * The rungs of one rater, of those alone who rated at the start and at the close: over different people
 * the rungs could not be compared, and subtracting them would tell of those who are in one and not the other.
 */
export function reportSkills(sums: SkillSums, k: number): SkillReport {
  const { asked, paired, backPeople } = sums;
  const rung = (moment: RatingMoment, people: number, mean: number | null): LadderStep => ({
    moment,
    people: suppressFigure(people, people, k),
    mean: mean === null || people < k ? 'few' : mean,
  });
  const isShown = paired >= k;
  const left = paired - backPeople;
  // With the mean at the close it would tell the close of those who did not look back.
  const isLookback = backPeople >= k && (left === 0 || left >= k);
  return {
    invited: suppressFigure(asked, asked, k),
    answered: suppressFigure(paired, paired, k),
    change: isShown ? changeFrom(paired, sums.change, sums.changeDeviation) : null,
    ladder: [
      rung('before', paired, sums.before),
      rung('mid', sums.midPeople, sums.mid),
      rung('close', paired, sums.close),
      rung('then', backPeople, sums.back),
    ],
    lookback: isLookback ? changeFrom(backPeople, sums.lookback, sums.lookbackDeviation) : null,
  };
}
