import {
  type CareerEventKind,
  type Contribution,
  careerEventKinds,
  contributions,
} from '../network/career-event.ts';
import { type IntroductionState, introductionStates } from '../network/introduction.ts';
import { type Cell, type ShownCount, suppressCells } from './suppression.ts';

/** A count for each kind of a thing, small groups hidden. */
export interface KindReport<Kind extends string> {
  total: ShownCount;
  kinds: { kind: Kind; count: ShownCount }[];
}

/** People who have the same: how many of each kind, in the order of the kinds. */
export interface KindClass {
  counts: readonly number[];
  people: number;
}

/** Introductions by how far they came: whom they were made for are the people counted. */
export function reportIntroductions(classes: readonly KindClass[], k: number) {
  return reportKinds<IntroductionState>(introductionStates, classes, k);
}

export function reportCareerEvents(classes: readonly KindClass[], k: number) {
  return reportKinds<CareerEventKind>(careerEventKinds, classes, k);
}

/** Whether mentoring contributed to them, as whoever it happened to sees it. */
export function reportContributions(classes: readonly KindClass[], k: number) {
  return reportKinds<Contribution>(contributions, classes, k);
}

function reportKinds<Kind extends string>(
  kinds: readonly Kind[],
  classes: readonly KindClass[],
  k: number,
): KindReport<Kind> {
  const cells = kinds.map((_, kind): Cell => {
    const own = [...classes.entries()].filter(([, { counts }]) => (counts[kind] ?? 0) > 0);
    return {
      value: own.reduce((sum, [, { counts, people }]) => sum + people * (counts[kind] ?? 0), 0),
      people: new Set(own.map(([id]) => String(id))),
    };
  });
  const shown = suppressCells(cells, k, (ids) =>
    [...ids].reduce((sum, id) => sum + (classes[Number(id)]?.people ?? 0), 0),
  );
  return {
    total: shown.total,
    kinds: kinds.map((kind, index) => ({ kind, count: shown.cells[index] ?? 'hidden' })),
  };
}
