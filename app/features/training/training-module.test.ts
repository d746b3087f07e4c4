import { describe, expect, it } from 'vitest';
import {
  answerFields,
  choicesIn,
  choicesQuery,
  isPassed,
  markAnswers,
  moduleKeys,
  type TrainingModule,
} from './training-module.ts';
import { modules } from './training-modules.server.ts';

const small: TrainingModule = {
  title: 'Small',
  summary: 'Small',
  minutes: 5,
  parts: [{ title: 'One', text: 'One' }],
  questions: [
    {
      question: 'First?',
      answers: [
        { text: 'Yes', right: true, feedback: 'So it is' },
        { text: 'No', right: false, feedback: 'Look again' },
      ],
    },
    {
      question: 'Second?',
      answers: [
        { text: 'Yes', right: false, feedback: 'Look again' },
        { text: 'No', right: true, feedback: 'So it is' },
      ],
    },
  ],
};

describe('the answers of a module', () => {
  it('each get their own word, and all must be right', () => {
    expect(markAnswers(small, [1, null])).toEqual([
      { isRight: false, feedback: 'Look again' },
      null,
    ]);
    expect(isPassed(small, [0, null])).toBe(false);
    expect(isPassed(small, [0, 0])).toBe(false);
    expect(isPassed(small, [0, 1])).toBe(true);
  });

  it('are read from an address, and nothing else is', () => {
    expect(choicesIn(new URLSearchParams('a0=1&a1=7&a2=0'), small)).toEqual([1, null]);
    expect(choicesIn(new URLSearchParams('a0=-1&a1=x'), small)).toEqual([null, null]);
    expect(choicesIn(answerFields.parse({ a0: '0', a1: ['1'], intent: '' }), small)).toEqual([
      0,
      null,
    ]);
    expect(choicesQuery([1, null])).toBe('a0=1');
  });
});

describe('the modules that ship', () => {
  it.each(moduleKeys)('take five to ten minutes and say something to every answer: %s', (key) => {
    const { parts, questions, minutes } = modules[key];
    const words = JSON.stringify({ parts, questions }).split(/\s+/).length;
    // At the Guide's pace, and a minute to think each question over.
    const needed = words / 220 + questions.length;
    expect(Math.abs(needed - minutes)).toBeLessThanOrEqual(1);
    expect(minutes).toBeGreaterThanOrEqual(5);
    expect(minutes).toBeLessThanOrEqual(10);
    expect(questions.length).toBeGreaterThanOrEqual(3);
    // Whoever always takes the same place learns nothing from being right.
    const places = questions.map(({ answers }) => answers.findIndex(({ right }) => right));
    expect(new Set(places).size).toBeGreaterThan(1);
    expect(JSON.stringify(modules[key])).not.toMatch(/!|validated/);
  });
});
