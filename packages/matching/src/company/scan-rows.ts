import type { PeopleModel } from './people-model.ts';
import { createRowScan, type Wanted } from './row-scan.ts';
import { ints } from './shared-arrays.ts';

/** Pairs found in rows: those of left person `i` are `most x i ..`, `count[i]` of them. */
export interface FoundPairs {
  readonly most: number;
  readonly count: Int32Array;
  /** Right indices. */
  readonly right: Int32Array;
  readonly fit: Int32Array;
}

/**
 * Looks at the rows of all left people with a floor that can be passed. Whoever has threads may do it with several; the
 * outcome is the same. What was found before may be given to be written over: other rows stay as they are.
 */
export type ScanRows = (model: PeopleModel, wanted: Wanted, old?: FoundPairs) => FoundPairs;

/** Room for what a scan finds. */
export function roomFor(
  { leftCount }: PeopleModel,
  most: number,
  old: FoundPairs | undefined,
): FoundPairs {
  if (old?.most === most && old.count.length === leftCount) return old;
  return {
    most,
    count: ints(leftCount),
    right: ints(leftCount * most),
    fit: ints(leftCount * most),
  };
}

/** So many rows at once: enough to share what people of one kind have in common, few enough to share out. */
export const ROWS_A_PART = 128;

export function partsOf({ leftCount }: PeopleModel): number {
  return Math.ceil(leftCount / ROWS_A_PART);
}

/** Scans the parts that `nextPart` hands out (-1: no more) into `found`. */
export function scanParts(
  model: PeopleModel,
  wanted: Wanted,
  found: FoundPairs,
  nextPart: () => number,
): void {
  const row = createRowScan(model, wanted);
  for (let part = nextPart(); part >= 0; part = nextPart()) {
    const end = Math.min(model.leftCount, (part + 1) * ROWS_A_PART);
    for (let at = part * ROWS_A_PART; at < end; at++) {
      const i = model.leftOrder[at]!;
      if (wanted.floor[i] === Number.POSITIVE_INFINITY) continue;
      const count = row.scan(i);
      found.count[i] = count;
      for (let n = 0; n < count; n++) {
        found.right[found.most * i + n] = model.rightAt[row.position[n]!]!;
        found.fit[found.most * i + n] = row.fit[n]!;
      }
    }
  }
}

/** All rows on this thread. */
export const scanHere: ScanRows = (model, wanted, old) => {
  const found = roomFor(model, wanted.most, old);
  const parts = partsOf(model);
  let next = 0;
  scanParts(model, wanted, found, () => (next < parts ? next++ : -1));
  return found;
};
