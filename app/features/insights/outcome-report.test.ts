import { describe, expect, it } from 'vitest';
import type { Level } from '../goals/attainment.ts';
import {
  reportChange,
  reportLevels,
  reportPulses,
  reportSummaries,
  type WrittenOutcome,
} from './outcome-report.ts';

const k = 5;

function answersAt(counts: Partial<Record<Level, number>>) {
  return ([-2, -1, 0, 1, 2] as const).flatMap((level) =>
    Array.from({ length: counts[level] ?? 0 }, (_, number) => ({
      goalId: `${level}/${number}`,
      ownerId: `owner ${level}/${number}`,
      level,
    })),
  );
}

describe('the report of levels', () => {
  it('gives the share at 0 or better, and T only where no cell is hidden', () => {
    const open = reportLevels(answersAt({ [-2]: 5, [-1]: 5, 0: 5, 1: 5, 2: 20 }), k);
    expect(open).toMatchObject({ goals: [5, 5, 5, 5, 20], rated: 40, reached: 0.75 });
    expect(open.score).toBeCloseTo(50 + (10 * 30) / 40, 10);
    const closed = reportLevels(answersAt({ [-2]: 2, [-1]: 5, 0: 5, 1: 5, 2: 20 }), k);
    expect(closed.score).toBeNull();
  });

  it('counts the goals of two people as two people', () => {
    const answers = answersAt({ 1: 12 }).map((answer, index) => ({
      ...answer,
      ownerId: `owner ${index % 2}`,
    }));
    expect(reportLevels(answers, k)).toMatchObject({ rated: 'hidden', answered: 'few' });
  });

  it('counts a goal without a level as asked and not answered', () => {
    const unrated = answersAt({ 0: 7 }).map((answer) => ({
      ...answer,
      ownerId: `${answer.ownerId} too`,
      level: null,
    }));
    expect(reportLevels([...answersAt({ 0: 8 }), ...unrated], k)).toMatchObject({
      invited: 15,
      answered: 8,
      rated: 8,
    });
  });
});

describe('the report of pulses', () => {
  it('takes the mean over people, also of those in two engagements', () => {
    const blank = { communication: null, respect: null, commitment: null, workload: null };
    const answers = [
      ...['a', 'b', 'c', 'd'].map((personId) => ({ ...blank, personId, usefulness: 5 })),
      { ...blank, personId: 'e', usefulness: 1 },
      { ...blank, personId: 'e', usefulness: 4 },
    ];
    const { means, answered } = reportPulses(new Set('abcdefgh'), answers, k);
    expect(answered).toBe(5);
    expect(means.find(({ question }) => question === 'usefulness')).toEqual({
      question: 'usefulness',
      answered: 5,
      mean: 4.5,
    });
  });
});

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
