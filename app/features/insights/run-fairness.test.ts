import { describe, expect, it } from 'vitest';
import { type Placed, reportFairness } from './run-fairness.ts';

let next = 0;
const some = (count: number, group: string, given: Partial<Placed> = {}): Placed[] =>
  Array.from({ length: count }, () => ({
    personId: `p${next++}`,
    group,
    waitedDays: 10,
    fits: [8_000],
    places: 1,
    ...given,
  }));

describe('the fairness of a run', () => {
  it('gives each group its people, those matched, mean fit and mean wait, the largest first', () => {
    const people = [
      ...some(6, 'North'),
      ...some(5, 'South', { fits: [6_000], waitedDays: 20 }),
      ...some(2, 'South', { fits: [], waitedDays: 34 }),
    ];
    expect(reportFairness(people, 5)).toEqual([
      {
        group: 'South',
        people: 7,
        figures: { matched: 5, meanFit: 6_000, meanWait: 24, partners: 5, places: 7 },
      },
      {
        group: 'North',
        people: 6,
        figures: { matched: 6, meanFit: 8_000, meanWait: 10, partners: 6, places: 6 },
      },
    ]);
  });

  it('hides a group that is too small, and another that would give it away', () => {
    const rows = reportFairness([...some(9, 'A'), ...some(7, 'B'), ...some(3, 'C')], 5);
    expect(rows.map(({ group, people }) => [group, people])).toEqual([
      ['A', 9],
      ['B', 'hidden'],
      ['C', 'hidden'],
    ]);
    expect(rows[1]?.figures).toBeNull();
  });

  it('gives no mean fit of fewer than k who are matched', () => {
    const people = [...some(3, 'A'), ...some(4, 'A', { fits: [] })];
    expect(reportFairness(people, 5)[0]?.figures).toMatchObject({ matched: 3, meanFit: 'few' });
    expect(reportFairness(some(6, 'A', { fits: [] }), 5)[0]?.figures?.meanFit).toBeNull();
  });
});
