import { describe, expect, it } from 'vitest';
import {
  answerReaders,
  answersFor,
  offering,
  type Question,
  questionRows,
  questionsFor,
  questionsFrom,
  readAnswers,
} from './enrolment-question.ts';

const ask = (kind: Question['kind'], over: Partial<Question> = {}): Question => ({
  key: kind,
  label: kind,
  kind,
  options: kind === 'choice' || kind === 'several' ? ['Red', 'Blue'] : [],
  most: null,
  isRequired: false,
  side: null,
  seenBy: 'managers',
  ...over,
});
const all = (['text', 'choice', 'several', 'scale', 'number', 'day'] as const).map((kind) =>
  ask(kind),
);

describe('the answers to a program’s own questions', () => {
  it('are kept as they were given, each in its kind', () => {
    const given = {
      text: ' Because ',
      choice: 'Red',
      several: ['Red', 'Blue', 'Red'],
      scale: '5',
      number: '2,5',
      day: '2026-04-01',
    };
    expect(readAnswers(all, 'mentee', given)).toEqual({
      problems: [],
      answers: {
        text: 'Because',
        choice: 'Red',
        several: ['Red', 'Blue'],
        scale: '5',
        number: '2.5',
        day: '2026-04-01',
      },
    });
    expect(readAnswers(all, 'mentee', { several: 'Red' }).answers).toEqual({ several: ['Red'] });
  });

  it('are refused beside their field where they are none of the kind', () => {
    const given = {
      text: 'x'.repeat(2_001),
      choice: 'Green',
      several: ['Red', 'Green'],
      scale: '6',
      number: 'many',
      day: '31 April',
    };
    const { answers, problems } = readAnswers(all, 'mentee', given);
    expect(answers).toEqual({});
    expect(problems.map(({ field }) => field)).toEqual(all.map(({ key }) => `answers[${key}]`));
  });

  it('are asked for where they are required, of the side that is asked', () => {
    const strict = [ask('text', { isRequired: true, side: 'mentor' })];
    expect(readAnswers(strict, 'mentor', { text: '  ' }).problems).toEqual([
      { field: 'answers[text]', key: 'problems:required' },
    ]);
    expect(readAnswers(strict, 'mentee', {}).problems).toEqual([]);
    expect(questionsFor(strict, 'mentee')).toEqual([]);
  });

  it('about skills are picked from the organization’s list, as many as the question takes', () => {
    const asked = [ask('skills', { most: 2, isRequired: true })];
    const listed = offering(asked, ['Go', 'SQL', 'Zig']);
    const read = (skills: unknown) => readAnswers(listed, 'mentee', { skills });
    expect(read(['Zig', 'Go', 'Zig']).answers).toEqual({ skills: ['Go', 'Zig'] });
    expect(read('SQL').answers).toEqual({ skills: ['SQL'] });
    expect(read(['Go', 'Cobol']).problems).toEqual([
      { field: 'answers[skills]', key: 'problems:choice' },
    ]);
    expect(read(['Go', 'SQL', 'Zig']).problems).toEqual([
      { field: 'answers[skills]', key: 'problems:tooMany', values: { max: 2 } },
    ]);
    expect(read(undefined).problems).toEqual([
      { field: 'answers[skills]', key: 'problems:required' },
    ]);
    // More boxes than a form's parser keeps in a list arrive as an object: no answer, and never an empty one.
    expect(read({ 0: 'Go' }).problems).toHaveLength(1);
    // Nobody has to pick from an empty list.
    expect(readAnswers(asked, 'mentee', {}).problems).toEqual([]);
  });

  it('to anything that was not asked are dropped', () => {
    expect(readAnswers([], 'peer', { text: 'x' }).answers).toEqual({});
  });
});

describe('the form that builds the form', () => {
  it('asks for two options of a choice, and leaves empty rows out', () => {
    const wrong = questionRows.safeParse([{ label: 'Colour', kind: 'choice', options: 'Red\n' }]);
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['0.options']);
    const rows = questionRows.parse([
      { key: 'text', label: 'Why?', kind: 'text', options: 'left\nover', isRequired: 'yes' },
      { label: '' },
      { label: 'Tools', kind: 'skills', options: 'left\nover', most: '3' },
      { key: 'text', label: 'Copy', kind: 'text', side: 'mentor' },
    ]);
    expect(questionsFrom(rows, all, () => 'new')).toEqual([
      ask('text', { label: 'Why?', isRequired: true }),
      ask('skills', { key: 'new', label: 'Tools', most: 3 }),
      ask('text', { key: 'new', label: 'Copy', side: 'mentor' }),
    ]);
  });
});

describe('who reads an answer', () => {
  it('is said for each question, and never more people than that', () => {
    const asked = answerReaders.map((seenBy) =>
      ask('text', { key: seenBy, label: seenBy, seenBy }),
    );
    const given = Object.fromEntries(answerReaders.map((key) => [key, 'Yes']));
    const readBy = (reader: (typeof answerReaders)[number]) =>
      answersFor(reader, asked, given).map(({ question }) => question);
    expect(readBy('managers')).toEqual(['managers', 'partner', 'directory']);
    expect(readBy('partner')).toEqual(['partner', 'directory']);
    expect(readBy('directory')).toEqual(['directory']);
    expect(answersFor('managers', asked, { partner: ['A', 'B'] })).toEqual([
      { question: 'partner', answer: 'A; B' },
    ]);
  });
});
