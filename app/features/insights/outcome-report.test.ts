import { describe, expect, it } from 'vitest';
import { reportChange, reportSummaries, type WrittenOutcome } from './outcome-report.ts';

const k = 5;

describe('the report of change', () => {
  it('counts a person with several skills once', () => {
    const answers = ['a', 'b', 'c', 'd', 'e'].flatMap((personId, index) => [
      { personId, before: 1, after: 1 + (index % 3) },
      { personId, before: 1, after: 1 },
      { personId, before: 1, after: null },
    ]);
    const { change, answered } = reportChange(answers, k);
    expect(answered).toBe(5);
    expect(change).toMatchObject({ n: 5, mean: (0 + 0.5 + 1 + 0 + 0.5) / 5 });
  });
});

describe('shared summaries', () => {
  const outcomes = (count: number): WrittenOutcome[] =>
    Array.from({ length: count }, (_, number) => ({
      personId: `person ${number}`,
      summary: `text ${number}`,
      isShared: number < 2,
    }));

  it('need more than ten people with an outcome', () => {
    expect(reportSummaries(outcomes(10), k).summaries).toBeNull();
    expect(reportSummaries(outcomes(11), k)).toEqual({
      outcomes: 11,
      summaries: [
        { number: 1, text: 'text 0' },
        { number: 2, text: 'text 1' },
      ],
    });
  });
});
