import { describe, expect, it } from 'vitest';
import { reportSummaries } from './outcome-report.ts';

const k = 5;

describe('shared summaries', () => {
  const written = (people: number) => ({ outcomes: people, people, shared: ['one', 'another'] });

  it('need more than ten people with an outcome', () => {
    expect(reportSummaries(written(10), k).summaries).toBeNull();
    expect(reportSummaries(written(11), k)).toEqual({
      outcomes: 11,
      summaries: [
        { number: 1, text: 'another' },
        { number: 2, text: 'one' },
      ],
    });
  });
});
