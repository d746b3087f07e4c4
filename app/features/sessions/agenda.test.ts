import { describe, expect, it } from 'vitest';
import { actionRow, isLate, planIn } from './action.ts';
import {
  type AgendaMatter,
  agendaItems,
  shareTime,
  turnsAfter,
  withPoint,
  writeAgenda,
} from './agenda.ts';
import { agendaOf } from './agenda-of-playbook.ts';
import { sessionRecord } from './session.ts';

const me = '3f0f3ba8-7f5e-4d3c-9d60-6d8e6a5c1c11';

const matter = {
  actions: [],
  goals: [],
  turns: ['Ada', 'Bo', 'Cy'],
  questions: ['Stay?'],
  step: [],
};
const draft = (lines: string[], over: Partial<AgendaMatter> = {}) =>
  writeAgenda(agendaOf(lines, { ...matter, ...over })).split('\n');

describe('the agenda that a playbook drafts', () => {
  const lines = ['Actions? {actions}', 'What is hard?', 'Due soon {goals}', '{step}', 'When next?'];

  it('asks after actions even where none are open, and leaves out what has no filling', () => {
    expect(draft(lines)).toEqual([
      '1. Actions?',
      '   (none were open)',
      '2. What is hard?',
      '3. When next?',
    ]);
  });

  it('names open actions, what is due, and what the present step adds', () => {
    const due = { actions: ['Ada: write'], goals: ['Lead (due June)'], step: ['The map', 'A gap'] };
    expect(draft(lines, due)).toEqual([
      '1. Actions?',
      '   - Ada: write',
      '2. What is hard?',
      '3. Due soon',
      '   - Lead (due June)',
      '4. The map',
      '5. A gap',
      '6. When next?',
    ]);
  });

  it('gives the first turn to another in each session, two at a time', () => {
    const floors = ['First, {turn1}: tell', 'Second, {turn2}: tell'];
    const floorAfter = (held: number) =>
      draft(floors, { turns: turnsAfter(['Ada', 'Bo', 'Cy'], held) });
    expect(floorAfter(0)).toEqual(['1. First, Ada: tell', '2. Second, Bo: tell']);
    expect(floorAfter(2)).toEqual(['1. First, Cy: tell', '2. Second, Ada: tell']);
    expect(draft(floors, { turns: ['Ada'] })).toEqual(['1. First, Ada: tell']);
    expect(turnsAfter([], 3)).toEqual([]);
  });

  it('lists what is asked in a single conversation', () => {
    expect(draft(['The question {questions}'])).toEqual(['1. The question', '   - Stay?']);
  });
});

describe('an action in a longer form', () => {
  it('is left out when it says nothing, and complete when it says something', () => {
    const empty = actionRow.parse({ cue: '', deed: ' ', dueOn: '', ownerId: me });
    expect(planIn(empty)).toBeUndefined();
    const half = actionRow.safeParse({ cue: 'When I wake', deed: '', dueOn: '', ownerId: me });
    expect(half.error?.issues.map((issue) => issue.path[0])).toEqual(['deed', 'dueOn']);
    const whole = { cue: 'When I wake', deed: 'read', dueOn: '2026-04-01', ownerId: me };
    expect(planIn(actionRow.parse(whole))).toEqual(whole);
  });

  it('is late only while it is open', () => {
    expect(isLate({ state: 'open', dueOn: '2026-03-01' }, '2026-03-02')).toBe(true);
    expect(isLate({ state: 'open', dueOn: '2026-03-02' }, '2026-03-02')).toBe(false);
    expect(isLate({ state: 'done', dueOn: '2026-03-01' }, '2026-03-02')).toBe(false);
  });
});

describe('the record of a session', () => {
  it('leaves goals out that nobody said anything about, and asks for progress beside other words', () => {
    const row = { goalId: me, progress: '', level: '', confidence: '', comment: '' };
    expect(sessionRecord.parse({ checks: [row] }).checks[0]?.progress).toBeUndefined();
    const words = sessionRecord.safeParse({ checks: [row, { ...row, comment: 'Well' }] });
    expect(words.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['checks.1.progress']);
  });
});

describe('the points of an agenda', () => {
  it('are its lines, with what is indented below them and the minutes they were given', () => {
    expect(
      agendaItems('1. Look back (10 min)\n   - one thing\n\n2. The question\n- Next date'),
    ).toEqual([
      { title: 'Look back', lines: ['one thing'], minutes: 10 },
      { title: 'The question', lines: [], minutes: null },
      { title: 'Next date', lines: [], minutes: null },
    ]);
    expect(agendaItems('   odd start\n(5 min)')).toEqual([
      { title: 'odd start', lines: [], minutes: null },
      { title: '(5 min)', lines: [], minutes: 5 },
    ]);
    expect(agendaItems('')).toEqual([]);
  });

  it('share the time that is left equally, and have a minute at least', () => {
    const items = agendaItems('a (20 min)\nb\nc');
    expect(shareTime(items, 60)).toEqual([20, 20, 20]);
    expect(shareTime(items, 10)).toEqual([20, 1, 1]);
  });

  it('are added to at the end, in the way it is written', () => {
    expect(withPoint('', { title: 'Money' })).toBe('1. Money');
    expect(withPoint('1. a\n   - b\n2. c\n', { title: 'Money', minutes: 5 })).toBe(
      '1. a\n   - b\n2. c\n3. Money (5 min)',
    );
    expect(withPoint('Hello', { title: 'Money' })).toBe('Hello\n- Money');
  });
});
