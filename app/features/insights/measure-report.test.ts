import { describe, expect, it } from 'vitest';
import { type MeasureSums, reportMeasure } from './measure-report.ts';

const report = (groups: MeasureSums['groups']) =>
  reportMeasure(
    {
      key: 'satisfaction',
      name: 'Job satisfaction',
      isCount: false,
      asked: 20,
      groups,
      besides: [],
    },
    5,
  );
const of = (n: number, mean: number) => ({ n, mean, deviation: 0.5 });

describe('the change in a measure', () => {
  it('comes with how many were asked and how many answered twice', () => {
    const { change, comparison } = report({ program: of(6, 0.5) });
    expect(change).toMatchObject({ invited: 20, answered: 6, change: { n: 6, mean: 0.5 } });
    expect(comparison).toBeNull();
  });

  it('is not shown for fewer than the smallest group', () => {
    expect(report({ program: of(4, 1) }).change.change).toBeNull();
  });

  it('is compared with those whom the lots left waiting', () => {
    const { comparison } = report({ program: of(8, 1.5), drawn: of(8, 1.5), waits: of(6, 0.5) });
    expect(comparison).toMatchObject({ drawn: 8, waits: 6, difference: 1 });
  });

  it('is compared with nobody where a group is too small, or what the drawn leave of the whole', () => {
    const drawn = of(8, 1);
    expect(report({ program: drawn, drawn, waits: of(4, 1) }).comparison).toBe('few');
    expect(report({ program: of(10, 1), drawn, waits: of(9, 1) }).comparison).toBe('few');
    expect(report({ program: of(13, 1), drawn, waits: of(9, 1) }).comparison).not.toBe('few');
  });
});
