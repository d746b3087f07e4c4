import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean, median, pairedChange, studentQuantile } from './statistics.ts';

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

// Reference values of SciPy 1.17.1 and NumPy, for d = np.array([...], float):
//   scipy.stats.ttest_1samp(d, 0).confidence_interval(0.95)
//   (1 - 3 / (4 * (len(d) - 1) - 1)) * d.mean() / d.std(ddof=1)
const changes = [
  {
    differences: [1, 0, 2, 1, 1, 0, 3, 1],
    mean: 1.125,
    low: 0.29647717531717777,
    high: 1.9535228246828222,
    gz: 1.009049958219026,
  },
  {
    differences: [0.5, -1, 0, 1.5, 2, 0.25, -0.5, 1, 1, 0],
    mean: 0.475,
    low: -0.18047280593974158,
    high: 1.1304728059397415,
    gz: 0.4739621263666106,
  },
  {
    differences: [-1, -2, 0, -1, 1],
    mean: -0.6,
    low: -2.0157147769822723,
    high: 0.8157147769822722,
    gz: -0.420987849267374,
  },
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
  it.each(changes)('of $differences is that of SciPy', ({ differences: given, ...reference }) => {
    const change = pairedChange(given);
    expect(change?.n).toBe(given.length);
    for (const name of ['mean', 'low', 'high', 'gz'] as const) {
      expect(change?.[name]).toBeCloseTo(reference[name], 10);
    }
  });

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

describe('mean and median', () => {
  it('are those of the textbook', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(median([])).toBeNull();
    expect(median([9, 1, 4])).toBe(4);
    expect(median([9, 1, 4, 5])).toBe(4.5);
  });
});
