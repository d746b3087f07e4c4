import { describe, expect, it } from 'vitest';
import { type ChangeSums, type CohortCounts, reportAcross } from './across.ts';

const cohort = (year: number): CohortCounts => ({
  programId: 'spring',
  program: 'Spring',
  year,
  matched: 20,
  settled: 20,
  soon: 18,
  ended: 0,
  closed: 0,
});
const sums = (year: number, people: number): ChangeSums => ({
  programId: 'spring',
  year,
  people,
  change: 1,
  deviation: 0.5,
});
const changes = (...people: number[]) =>
  reportAcross(
    people.map((_, at) => cohort(2024 + at)),
    people.map((count, at) => sums(2024 + at, count)),
    5,
  ).map(({ change }) => (change === 'few' ? 'few' : change.n));

describe('cohorts beside each other', () => {
  it('come with their uncertainty, and with nothing where nothing can be said', () => {
    const [first] = reportAcross([cohort(2025)], [], 5);
    expect(first?.firstMeeting).toMatchObject({ share: 0.9, of: 20 });
    expect(first?.firstMeeting?.low).toBeCloseTo(0.699, 3);
    expect(first?.plannedClose).toBeNull();
    expect(first?.change).toBe('few');
  });

  it('hide a year that the program’s report would give away', () => {
    expect(changes(20, 10)).toEqual([20, 10]);
    // 22 in the report less 20 would tell of two.
    expect(changes(20, 2)).toEqual(['few', 'few']);
    expect(changes(20, 10, 2)).toEqual([20, 'few', 'few']);
  });
});
