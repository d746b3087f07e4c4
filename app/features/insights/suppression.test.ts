import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  type ShownCount,
  suppressCells,
  suppressFigure,
  suppressParts,
} from './suppression.ts';

const k = 5;

/** One row per person: the case in which counts say most. */
function cellsOf(values: readonly number[]): Cell[] {
  return values.map((value, cell) => ({
    value,
    people: new Set(Array.from({ length: value }, (_, person) => `${cell}/${person}`)),
  }));
}

function* vectors(length: number, highest: number): Generator<number[]> {
  if (length === 0) yield [];
  else {
    for (const rest of vectors(length - 1, highest)) {
      for (let value = 0; value <= highest; value++) yield [...rest, value];
    }
  }
}

/** For everything that can be published: all the truths it may have been published for. */
function truthsByPublication(
  length: number,
  highest: number,
  publish: (values: number[]) => unknown,
): Map<string, number[][]> {
  const truths = new Map<string, number[][]>();
  for (const values of vectors(length, highest)) {
    const key = JSON.stringify(publish(values));
    truths.set(key, [...(truths.get(key) ?? []), values]);
  }
  return truths;
}

function expectNothingWorkedOut(cells: ShownCount[], truths: number[][]) {
  cells.forEach((shown, index) => {
    if (typeof shown === 'number') {
      expect(shown).toBeGreaterThanOrEqual(k);
    } else {
      const possible = new Set(truths.map((values) => values[index]));
      const [only] = possible;
      // A cell that is large itself and only protects another may be worked out.
      expect(possible.size > 1 || Number(only) >= k, JSON.stringify({ cells, truths })).toBe(true);
    }
  });
}

describe('suppressing small cells', () => {
  it('shows everything where every cell has enough people', () => {
    expect(suppressCells(cellsOf([5, 9, 12]), k)).toEqual({ cells: [5, 9, 12], total: 26 });
  });

  it('hides the next-smallest cell where the total would give a single hidden one away', () => {
    expect(suppressCells(cellsOf([3, 20, 9]), k)).toEqual({
      cells: ['hidden', 20, 'hidden'],
      total: 32,
    });
  });

  it('hides another where the hidden ones together are still too few', () => {
    expect(suppressCells(cellsOf([1, 2, 20, 9]), k).cells).toEqual([
      'hidden',
      'hidden',
      20,
      'hidden',
    ]);
  });

  it('hides the total too where each hidden cell would have to be as large as it can be', () => {
    expect(suppressCells(cellsOf([4, 4, 4]), k).total).toBe('hidden');
  });

  it('hides all cells of one size together: which one was taken would say something', () => {
    expect(suppressCells(cellsOf([5, 5, 4]), k).cells).toEqual(['hidden', 'hidden', 'hidden']);
  });

  it('treats nobody like few: a zero would say something about everybody', () => {
    expect(suppressCells(cellsOf([0, 7, 9]), k).cells).toEqual(['hidden', 'hidden', 9]);
  });

  it('hides the total of a group that is too small itself', () => {
    expect(suppressCells(cellsOf([2, 1]), k)).toEqual({
      cells: ['hidden', 'hidden'],
      total: 'hidden',
    });
  });

  it('counts people, not rows', () => {
    const two = { value: 12, people: new Set(['a', 'b']) };
    const many = { value: 12, people: new Set('cdefghij') };
    expect(suppressCells([two, many, many], k).cells[0]).toBe('hidden');
  });

  it('lets nobody who knows the rule work a hidden cell out (every table of up to 4 cells)', () => {
    for (const length of [1, 2, 3, 4]) {
      const all = truthsByPublication(length, length === 4 ? 9 : 14, (values) =>
        suppressCells(cellsOf(values), k),
      );
      for (const [published, truths] of all) {
        const { cells } = JSON.parse(published) as { cells: ShownCount[] };
        // The edge of what was enumerated is no edge in life.
        if (truths.some((values) => Math.max(...values) >= (length === 4 ? 9 : 14))) continue;
        expectNothingWorkedOut(cells, truths);
      }
    }
  });

  it('shows no number below k, and hidden cells never add up to fewer than k people', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 5, max: 12 }), (values, limit) => {
        const { cells, total } = suppressCells(cellsOf(values), limit);
        for (const cell of cells) if (typeof cell === 'number') expect(cell >= limit).toBe(true);
        if (typeof total !== 'number') return;
        const seen = cells.reduce<number>(
          (sum, cell) => sum + (typeof cell === 'number' ? cell : 0),
          0,
        );
        const rest = total - seen;
        expect(rest === 0 || rest >= limit).toBe(true);
        expect(cells.filter((cell) => typeof cell !== 'number')).not.toHaveLength(1);
      }),
    );
  });
});

describe('suppressing cells in two parts', () => {
  const partsOf = (values: number[]) => {
    const cells = cellsOf(values);
    return suppressParts(cells.slice(0, 2), cells.slice(2), k);
  };

  it('shows the parts where both are large and stay closed', () => {
    expect(partsOf([6, 7, 9, 8, 5])).toEqual({
      cells: [6, 7, 9, 8, 5],
      total: 35,
      parts: [13, 22],
    });
  });

  it('hides both parts where one is small', () => {
    const { parts, total } = partsOf([1, 2, 9, 8, 5]);
    expect(parts).toEqual(['hidden', 'hidden']);
    expect(total).toBe(25);
  });

  it('lets nobody who knows the rule work a hidden cell out (every table of 2 + 3 cells up to 7)', () => {
    for (const [published, truths] of truthsByPublication(5, 7, partsOf)) {
      if (truths.some((values) => Math.max(...values) >= 7)) continue;
      const { cells, parts } = JSON.parse(published) as ReturnType<typeof suppressParts>;
      expectNothingWorkedOut(cells, truths);
      for (const part of parts)
        if (typeof part === 'number') expect(part).toBeGreaterThanOrEqual(k);
    }
  });
});

describe('suppressing a figure', () => {
  it('shows it for k people and not for one fewer', () => {
    expect(suppressFigure(5, 4.2, 5)).toBe(4.2);
    expect(suppressFigure(4, 4.2, 5)).toBe('few');
  });
});
