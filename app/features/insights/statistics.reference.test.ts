import { describe, expect, it } from 'vitest';
import { attainmentScore, type Level } from '../goals/attainment.ts';
import { noncentralDistribution } from './distributions.ts';
import reference from './reference/statistics.json' with { type: 'json' };
import { differenceInChange, pairedChange, shareInterval } from './statistics.ts';

// Every expected value here is SciPy's or NumPy's: reference/statistics.py made them, once.

describe('paired change', () => {
  it.each(reference.paired)('of $differences is that of SciPy', (expected) => {
    const change = pairedChange(expected.differences);
    expect(change?.n).toBe(expected.differences.length);
    expect(change?.mean).toBeCloseTo(expected.mean, 10);
    expect(change?.low).toBeCloseTo(expected.low, 9);
    expect(change?.high).toBeCloseTo(expected.high, 9);
    expect(change?.gz?.value).toBeCloseTo(expected.gz, 10);
    expect(change?.gz?.low).toBeCloseTo(expected.gzLow, 6);
    expect(change?.gz?.high).toBeCloseTo(expected.gzHigh, 6);
  });
});

describe('the difference in change between two groups', () => {
  it.each(reference.welch)('of $one and $other is that of SciPy', (expected) => {
    const found = differenceInChange(expected.one, expected.other);
    expect(found?.difference).toBeCloseTo(expected.difference, 10);
    expect(found?.low).toBeCloseTo(expected.low, 9);
    expect(found?.high).toBeCloseTo(expected.high, 9);
    expect(found?.degrees).toBeCloseTo(expected.degrees, 8);
  });
});

describe("Wilson's interval", () => {
  it.each(reference.wilson)('of $met in $of is that of SciPy', ({ of, met, low, high }) => {
    const found = shareInterval(met, of);
    expect(found?.low).toBeCloseTo(low, 10);
    expect(found?.high).toBeCloseTo(high, 10);
  });
});

describe('the T-score of goal attainment', () => {
  it.each(reference.attainment)('of $levels is that of the written-out matrix', (expected) => {
    const ratings = expected.levels.map((level) => ({ level: level as Level }));
    expect(attainmentScore(ratings)).toBeCloseTo(expected.score, 10);
  });
});

describe('the noncentral t', () => {
  it.each(reference.noncentral)('at %f with %i degrees and %f is that of SciPy', (...values) => {
    const [t = 0, degrees = 0, noncentrality = 0, expected = 0] = values;
    expect(noncentralDistribution(t, degrees, noncentrality)).toBeCloseTo(expected, 8);
  });
});
