import { describe, expect, it } from 'vitest';
import { reportSummaries, type WrittenOutcome } from './outcome-report.ts';

const k = 5;

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
