import { mean } from './statistics.ts';
import { type ShownCount, suppressCells } from './suppression.ts';

/** Somebody who took part in a run. */
export interface Placed {
  personId: string;
  /** What they said of it; empty: nothing. */
  group: string;
  /** Days between enrolling and the run. */
  waitedDays: number;
  /** The fits of their pairs; none: no partner. */
  fits: readonly number[];
  places: number;
}

export interface FairnessRow {
  group: string;
  people: ShownCount;
  /** Of a group that is shown: how many have a partner, and the means. */
  figures: {
    matched: number;
    meanFit: number | 'few' | null;
    meanWait: number;
    partners: number;
    places: number;
  } | null;
}

/**
 * A run's people by group, the largest first; groups that are too small, or would give one away, are hidden and
 * stand last by name: their order would say something about their sizes.
 */
export function reportFairness(people: readonly Placed[], k: number): FairnessRow[] {
  const groups = new Map<string, Placed[]>();
  for (const one of people) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b));
  const { cells } = suppressCells(
    sorted.map(([, those]) => ({
      value: those.length,
      people: new Set(those.map(({ personId }) => personId)),
    })),
    k,
  );
  const rows = sorted.map(([group, those], at): FairnessRow => {
    const shown = cells[at] ?? 'hidden';
    return { group, people: shown, figures: shown === 'hidden' ? null : figuresOf(those, k) };
  });
  const sizeOf = ({ people: size }: FairnessRow) => (size === 'hidden' ? 0 : size);
  return rows.sort((a, b) => sizeOf(b) - sizeOf(a));
}

function figuresOf(those: readonly Placed[], k: number): FairnessRow['figures'] {
  const matched = those.filter(({ fits }) => fits.length > 0);
  const fits = matched.flatMap((one) => one.fits);
  return {
    matched: matched.length,
    meanFit: fits.length === 0 ? null : matched.length < k ? 'few' : mean(fits),
    meanWait: mean(those.map(({ waitedDays }) => waitedDays)),
    partners: fits.length,
    places: those.reduce((sum, one) => sum + one.places, 0),
  };
}
