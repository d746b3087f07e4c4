import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentQuantile } from './distributions.ts';
import { differenceInChange, mean, median, pairedChange, shareInterval } from './statistics.ts';

// Reference values of SciPy 1.17.1:
//   python3 -c "from scipy.stats import t; print(t.ppf(0.975, 9))"
const quantiles: [probability: number, degrees: number, value: number][] = [
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.975, 4, 2.7764451051977934],
  [0.975, 9, 2.262157162798205],
  [0.975, 29, 2.045229642132703],
  [0.975, 120, 1.9799304050824402],
  [0.975, 1000, 1.9623390808264083],
  [0.95, 4, 2.1318467863266495],
  [0.95, 1000, 1.6463788172854643],
  [0.6, 1, 0.32491969623290634],
  [0.6, 29, 0.25568363457125604],
  [0.995, 2, 9.924843200918287],
  [0.995, 120, 2.6174211451068654],
  [0.025, 9, -2.2621571627982053],
];

const differences = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), {
  minLength: 3,
  maxLength: 40,
});

describe("the quantile of Student's t", () => {
  it.each(quantiles)('at %f with %i degrees of freedom is that of SciPy', (p, degrees, value) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(value, 9);
  });

  it('is symmetric and grows with the probability', () => {
    const probability = fc.double({ min: 0.5, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 200 }), (p, degrees) => {
        const quantile = studentQuantile(p, degrees);
        expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-quantile, 6);
        expect(studentQuantile(p + 0.0005, degrees)).toBeGreaterThan(quantile);
      }),
    );
  });
});

describe('paired change', () => {
  it('has no interval for one person and no g_z where nobody differs', () => {
    expect(pairedChange([2])).toBeNull();
    expect(pairedChange([1, 1, 1])).toEqual({ n: 3, mean: 1, low: 1, high: 1, gz: null });
  });

  it('turns round with its sign and holds its mean inside the interval', () => {
    fc.assert(
      fc.property(differences, (given) => {
        const there = pairedChange(given);
        const back = pairedChange(given.map((value) => -value));
        expect(back?.mean).toBeCloseTo(-(there?.mean ?? Number.NaN), 9);
        expect(back?.high).toBeCloseTo(-(there?.low ?? Number.NaN), 9);
        expect(there && there.low <= there.mean && there.mean <= there.high).toBe(true);
      }),
    );
  });
});

describe('the difference between two groups', () => {
  it('turns round when the groups change places', () => {
    fc.assert(
      fc.property(differences, differences, (one, other) => {
        const there = differenceInChange(one, other);
        const back = differenceInChange(other, one);
        if (there === null) return;
        expect(back?.difference).toBeCloseTo(-there.difference, 9);
        expect(back?.low).toBeCloseTo(-there.high, 9);
      }),
    );
  });

  it('has no interval where a group has one member, or nobody differs', () => {
    expect(differenceInChange([1], [1, 2])).toBeNull();
    expect(differenceInChange([1, 1], [2, 2])).toBeNull();
  });
});

describe('the interval of a share', () => {
  it('holds the share and stays between nothing and everybody', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (met, more) => {
        const of = met + more;
        const interval = shareInterval(met, of);
        expect(interval === null).toBe(of === 0);
        if (interval === null) return;
        const { low, share, high } = interval;
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
      }),
    );
  });
});

describe('mean and median', () => {
  it('are those of the textbook', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(median([])).toBeNull();
    expect(median([9, 1, 4])).toBe(4);
    expect(median([9, 1, 4, 5])).toBe(4.5);
  });
});
