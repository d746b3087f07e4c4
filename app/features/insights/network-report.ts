import {
  type CareerEventKind,
  type Contribution,
  careerEventKinds,
  contributions,
} from '../network/career-event.ts';
import { type IntroductionState, introductionStates } from '../network/introduction.ts';
import { type ShownCount, suppressCells } from './suppression.ts';

/** A count for each kind of a thing, small groups hidden. */
export interface KindReport<Kind extends string> {
  total: ShownCount;
  kinds: { kind: Kind; count: ShownCount }[];
}

export interface KindRow<Kind extends string> {
  /** The person whom it is about. */
  personId: string;
  kind: Kind;
}

/** Introductions by how far they came: whom they were made for are the people counted. */
export function reportIntroductions(rows: readonly KindRow<IntroductionState>[], k: number) {
  return reportKinds(introductionStates, rows, k);
}

export function reportCareerEvents(rows: readonly KindRow<CareerEventKind>[], k: number) {
  return reportKinds(careerEventKinds, rows, k);
}

/** Whether mentoring contributed to them, as whoever it happened to sees it. */
export function reportContributions(
  rows: readonly (KindRow<CareerEventKind> & { contributed: Contribution })[],
  k: number,
) {
  const answered = rows.map(({ personId, contributed: kind }) => ({ personId, kind }));
  return reportKinds(contributions, answered, k);
}

function reportKinds<Kind extends string>(
  kinds: readonly Kind[],
  rows: readonly KindRow<Kind>[],
  k: number,
): KindReport<Kind> {
  const { cells, total } = suppressCells(
    kinds.map((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      return { value: own.length, people: new Set(own.map((row) => row.personId)) };
    }),
    k,
  );
  return { total, kinds: kinds.map((kind, index) => ({ kind, count: cells[index] ?? 'hidden' })) };
}
