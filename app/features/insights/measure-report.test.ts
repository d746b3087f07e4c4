import { describe, expect, it } from 'vitest';
import { type MeasureAnswer, reportMeasure } from './measure-report.ts';

const k = 5;
const measure = { key: 'satisfaction', name: 'Job satisfaction' };

/** Before and after of one person, to one question. */
function person(
  personId: string,
  before: number,
  after: number | null,
  lot: MeasureAnswer['lot'] = null,
  wording = 'How satisfied?',
): MeasureAnswer[] {
  const shared = { personId, wording, lot };
  return [
    { ...shared, moment: 'before' as const, value: before },
    ...(after === null ? [] : [{ ...shared, moment: 'close' as const, value: after }]),
  ];
}
const people = (count: number, lot: MeasureAnswer['lot'], change: (n: number) => number) =>
  Array.from({ length: count }, (_, n) => person(`${lot}${n}`, 3, 3 + change(n), lot)).flat();
const report = (answers: MeasureAnswer[]) =>
  reportMeasure({ ...measure, asked: new Set(answers.map((a) => a.personId)) }, answers, k);

describe('the change in a measure', () => {
  it('is paired by person, with how many were asked and how many answered twice', () => {
    const { change, comparison } = report([
      ...people(6, null, (n) => n % 2),
      ...person('late', 3, null),
      ...['b', 'c', 'd', 'e'].flatMap((id) => person(id, 2, null)),
    ]);
    expect(change).toMatchObject({ invited: 11, answered: 6, change: { n: 6, mean: 0.5 } });
    expect(comparison).toBeNull();
  });

  it('is none where the words changed in between', () => {
    const answers = people(6, null, () => 1).map((answer) =>
      answer.moment === 'close' ? { ...answer, wording: 'Other words' } : answer,
    );
    expect(report(answers).change.change).toBeNull();
  });

  it('is not shown for fewer than the smallest group', () => {
    expect(report(people(4, null, (n) => n)).change.change).toBeNull();
  });

  it('is compared with those whom the lots left waiting, who are not in it', () => {
    const { change, comparison } = report([
      ...people(8, 'drawn', (n) => 1 + (n % 2)),
      ...people(6, 'waits', (n) => n % 2),
    ]);
    expect(change.change).toMatchObject({ n: 8, mean: 1.5 });
    expect(comparison).toMatchObject({ drawn: 8, waits: 6, difference: 1 });
  });

  it('is compared with nobody where one of the groups is too small', () => {
    const answers = [...people(8, 'drawn', (n) => n % 2), ...people(4, 'waits', (n) => n % 2)];
    expect(report(answers).comparison).toBe('few');
  });
});
