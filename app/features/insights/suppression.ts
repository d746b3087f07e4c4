// Figures over people are shown for groups only (EVIDENCE: suppression). The group is counted in
// people, never in rows: six goals of two people are two people.

/**
 * A count as it may be shown. Whether a hidden one is small itself or only protects another is not
 * told: that alone can give it away (0 of 5 in one cell, 5 in the other).
 */
export type ShownCount = number | 'hidden';

export interface Cell {
  value: number;
  people: ReadonlySet<string>;
}

/** How many people a set stands for: its size, unless its members stand for several each. */
type Weigh = (people: ReadonlySet<string>) => number;
const oneEach: Weigh = (people) => people.size;

interface Shown {
  cells: ShownCount[];
  total: ShownCount;
}

/** One figure over a group: what it is, or that the group is too small for it. */
export function suppressFigure<T>(people: number, figure: T, k: number): T | 'few' {
  return people >= k ? figure : 'few';
}

/**
 * Cells that add up to a shown total. A cell of fewer than `k` people (nobody counts as few) is
 * hidden; then the smallest of the others, one after another, until nobody can work a hidden cell
 * out from the total, the cells that are shown, and this very rule.
 */
export function suppressCells(cells: readonly Cell[], k: number, weigh: Weigh = oneEach): Shown {
  const whole = joined(cells);
  if (weigh(whole.people) < k) return { cells: cells.map(() => 'hidden'), total: 'hidden' };
  const shown: ShownCount[] = cells.map((cell) => (weigh(cell.people) < k ? 'hidden' : cell.value));
  while (isGivenAway(cells, shown, k, weigh)) {
    const smallest = Math.min(...shown.filter((count) => count !== 'hidden'));
    if (smallest === Number.POSITIVE_INFINITY) return { cells: shown, total: 'hidden' };
    // All of that size: which one of equals was taken would say something too.
    shown.forEach((count, index) => {
      if (count === smallest) shown[index] = 'hidden';
    });
  }
  return { cells: shown, total: whole.value };
}

function isGivenAway(
  cells: readonly Cell[],
  shown: readonly ShownCount[],
  k: number,
  weigh: Weigh,
): boolean {
  const hidden = cells.filter((_, index) => shown[index] === 'hidden');
  if (hidden.length === 0) return false;
  // Each of them has to be as large as a hidden cell can be: nothing to choose between.
  const isCramped = hidden.every((cell) => cell.value >= k - 1);
  return hidden.length === 1 || weigh(joined(hidden).people) < k || isCramped;
}

/** Several cells as one: everybody in any of them, once. */
export function joined(cells: readonly Cell[]): Cell {
  return {
    value: cells.reduce((sum, cell) => sum + cell.value, 0),
    people: new Set(cells.flatMap((cell) => [...cell.people])),
  };
}

/**
 * Cells in two parts whose totals are of interest first. Where both parts are large enough their
 * totals are shown, and each part's cells as if it stood alone; where not, the whole total only:
 * that a part is small would say too much about the other's cells.
 */
export function suppressParts(
  first: readonly Cell[],
  second: readonly Cell[],
  k: number,
  weigh: Weigh = oneEach,
): Shown & { parts: ShownCount[] } {
  const { cells: parts, total } = suppressCells([joined(first), joined(second)], k, weigh);
  const isOpen = !parts.includes('hidden');
  const cells = [first, second].flatMap((part) =>
    isOpen ? suppressCells(part, k, weigh).cells : part.map((): ShownCount => 'hidden'),
  );
  return { cells, total, parts };
}
