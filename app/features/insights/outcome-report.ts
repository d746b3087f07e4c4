import type { PairedChange } from './statistics.ts';
import type { ShownCount } from './suppression.ts';

// What answers become before anybody sees them: figures over groups, small groups hidden. Each of
// these functions takes answers and gives back only what may be shown.

/** How many people something was asked of, and how many answered; 'few' below the smallest group. */
export interface Response {
  invited: number | 'few';
  answered: number | 'few';
}

/** Who rated the change in a skill: two raters are never mixed into one figure. */
export const ratings = ['own', 'partner'] as const;
export type Rating = (typeof ratings)[number];

export interface ChangeReport extends Response {
  /** null: too few people, or nobody yet. */
  change: PairedChange | null;
}

/** Free text is shown only where more than this many people wrote an outcome. */
export const freeTextAbove = 10;

export interface SummaryReport {
  outcomes: ShownCount;
  /** null: too few outcomes for anybody's words. */
  summaries: { number: number; text: string }[] | null;
}

/** Whether so many people wrote an outcome that some of their words may be shown. */
export function areWordsShown(people: number, k: number): boolean {
  return people > Math.max(freeTextAbove, k);
}

/** The summaries whose authors ticked 'share', in an order that says nothing of who wrote them. */
export function reportSummaries(
  { outcomes, people, shared }: { outcomes: number; people: number; shared: readonly string[] },
  k: number,
): SummaryReport {
  return {
    outcomes: people >= k ? outcomes : 'hidden',
    summaries: areWordsShown(people, k)
      ? shared
          .toSorted((a, b) => a.localeCompare(b, 'en'))
          .map((text, index) => ({ number: index + 1, text }))
      : null,
  };
}
