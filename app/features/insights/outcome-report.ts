import type { PairedChange } from './statistics.ts';
import { type ShownCount, suppressCells } from './suppression.ts';

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

export interface WrittenOutcome {
  personId: string;
  summary: string;
  isShared: boolean;
}

export interface SummaryReport {
  outcomes: ShownCount;
  /** null: too few outcomes for anybody's words. */
  summaries: { number: number; text: string }[] | null;
}

/** The summaries whose authors ticked 'share', in an order that says nothing of who wrote them. */
export function reportSummaries(outcomes: readonly WrittenOutcome[], k: number): SummaryReport {
  const people = peopleOf(outcomes, (outcome) => outcome.personId);
  const { total } = suppressCells([{ value: outcomes.length, people }], k);
  const isOpen = people.size > Math.max(freeTextAbove, k);
  return {
    outcomes: total,
    summaries: isOpen
      ? outcomes
          .filter((outcome) => outcome.isShared)
          .map((outcome) => outcome.summary)
          .sort((a, b) => a.localeCompare(b, 'en'))
          .map((text, index) => ({ number: index + 1, text }))
      : null,
  };
}

function peopleOf<T>(rows: readonly T[], person: (row: T) => string): Set<string> {
  return new Set(rows.map(person));
}
