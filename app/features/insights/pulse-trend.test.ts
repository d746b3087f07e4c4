import { describe, expect, it } from 'vitest';
import { type PulseSum, pulseTrend } from './pulse-trend.ts';

const sum = (people: number, each: number, groups: string[], month = '2026-01-01'): PulseSum => ({
  month,
  question: 'usefulness',
  groups,
  people,
  total: people * each,
});
const usefulness = (sums: PulseSum[], group?: string) =>
  pulseTrend(sums, 5, group).map(({ month, means }) => {
    const shown = means.find(({ question }) => question === 'usefulness');
    return [month, shown?.answered, shown?.mean];
  });

describe('the trend of pulses', () => {
  it('is a mean for each month, in order, where enough answered', () => {
    const sums = [sum(3, 5, ['site:Turin']), sum(3, 2, []), sum(4, 5, [], '2025-12-01')];
    expect(usefulness(sums)).toEqual([
      ['2025-12-01', 'few', 'few'],
      ['2026-01-01', 6, 3.5],
    ]);
  });

  it('shows a group where neither it nor the rest is small', () => {
    const [turin, lagos] = [sum(6, 4, ['site:Turin']), sum(6, 2, ['site:Lagos'])];
    expect(usefulness([turin, lagos], 'site:Turin')).toEqual([['2026-01-01', 6, 4]]);
    const few = [turin, sum(4, 2, ['site:Lagos'])];
    expect(usefulness(few, 'site:Turin')).toEqual([['2026-01-01', 'few', 'few']]);
  });
});
