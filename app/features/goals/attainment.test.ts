import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attainmentScore, countAsExpected, type Level, levelCounts, levels } from './attainment.ts';

const rating = fc.record({
  level: fc.constantFrom<Level>(...levels),
  weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
});
const same = (level: Level, count: number) => Array.from({ length: count }, () => ({ level }));

describe('the score of goal attainment', () => {
  it('goes from 30 to 70 for one goal', () => {
    expect(levels.map((level) => attainmentScore([{ level }]))).toEqual([30, 40, 50, 60, 70]);
  });

  it('has the published values for three equal goals', () => {
    expect(attainmentScore(same(1, 3))).toBeCloseTo(63.69, 2);
    expect(attainmentScore(same(2, 3))).toBeCloseTo(77.39, 2);
  });

  it('is not made up where nothing was rated', () => {
    expect(attainmentScore([])).toBeUndefined();
  });

  it('does not depend on the unit of the weights, nor on the order of the goals', () => {
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 12 }), (ratings) => {
        const score = attainmentScore(ratings) ?? Number.NaN;
        const scaled = ratings.map(({ level, weight }) => ({ level, weight: weight * 7 }));
        expect(attainmentScore(scaled)).toBeCloseTo(score, 8);
        expect(attainmentScore([...ratings].reverse())).toBeCloseTo(score, 8);
      }),
    );
  });

  it('mirrors around 50, and rises when one goal rises', () => {
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 12 }), (ratings) => {
        const score = attainmentScore(ratings) ?? Number.NaN;
        const mirrored = ratings.map(({ level, weight }) => ({ level: -level as Level, weight }));
        expect(attainmentScore(mirrored)).toBeCloseTo(100 - score, 8);
        const [first, ...rest] = ratings;
        if (first && first.level < 2) {
          const raised = [{ ...first, level: (first.level + 1) as Level }, ...rest];
          expect(attainmentScore(raised)).toBeGreaterThan(score);
        }
      }),
    );
  });

  it('counts every rated goal at exactly one level', () => {
    fc.assert(
      fc.property(fc.array(rating), (ratings) => {
        const counts = levelCounts(ratings);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(ratings.length);
        expect(countAsExpected(ratings)).toBe(
          counts.filter(({ level }) => level >= 0).reduce((sum, { count }) => sum + count, 0),
        );
      }),
    );
  });
});
