import { describe, expect, it } from 'vitest';
import { reportSkills, type SkillSums } from './skill-ladder.ts';

const k = 5;
const sums: SkillSums = {
  asked: 12,
  paired: 10,
  change: 1,
  changeDeviation: 0.5,
  before: 1.2,
  close: 2.2,
  midPeople: 4,
  mid: 1.9,
  backPeople: 5,
  back: 0.8,
  lookback: 1.4,
  lookbackDeviation: 0.6,
};

describe('the ladder of skills', () => {
  it('has a rung for each moment that enough people rated, and the look-back apart', () => {
    const { ladder, change, lookback, invited, answered } = reportSkills(sums, k);
    expect(ladder.map(({ moment, people, mean }) => [moment, people, mean])).toEqual([
      ['before', 10, 1.2],
      ['mid', 'few', 'few'],
      ['close', 10, 2.2],
      ['then', 5, 0.8],
    ]);
    expect([invited, answered]).toEqual([12, 10]);
    expect(change).toMatchObject({ n: 10, mean: 1 });
    expect(lookback).toMatchObject({ n: 5, mean: 1.4 });
  });

  it('hides a look-back that with the close would tell of the few who did not look back', () => {
    expect(reportSkills({ ...sums, backPeople: 8 }, k).lookback).toBeNull();
    expect(reportSkills({ ...sums, backPeople: 10 }, k).lookback).not.toBeNull();
  });

  it('shows nothing of too few', () => {
    const { change, ladder } = reportSkills({ ...sums, paired: 4, midPeople: 0, backPeople: 0 }, k);
    expect(change).toBeNull();
    expect(ladder.every(({ mean }) => mean === 'few')).toBe(true);
  });
});
