import { describe, expect, it } from 'vitest';
import type { Kind } from '../engagements/engagement.ts';
import { actionRow, isLate, planIn } from './action.ts';
import { type AgendaMatter, turnsAfter, writeAgenda } from './agenda.ts';
import { agendaOf } from './agenda-of-kind.ts';
import { sessionRecord } from './session.ts';

const me = '3f0f3ba8-7f5e-4d3c-9d60-6d8e6a5c1c11';

const matter = { actions: [], goals: [], turns: ['Ada', 'Bo', 'Cy'], questions: ['Stay?'] };
const titles = (kind: Kind, over: Partial<AgendaMatter> = {}) =>
  agendaOf(kind, { ...matter, ...over }).map((point) => point.title);

describe('the default agenda', () => {
  it('goes from what was planned to the next date', () => {
    expect(writeAgenda(agendaOf('one_to_one', matter)).split('\n')).toEqual([
      '1. What became of our actions since last time?',
      '   (none were open)',
      '2. What is the challenge right now?',
      '3. Advice and experience',
      '4. When … I will …: what each of us does next',
      '5. When do we meet next?',
    ]);
  });

  it('names open actions and what is due', () => {
    const due = { actions: ['Ada: write'], goals: ['Lead (due June)'] };
    const agenda = writeAgenda(agendaOf('one_to_one', { ...matter, ...due }));
    expect(agenda).toContain('since last time?\n   - Ada: write\n2. ');
    expect(agenda).toContain('3. Goals and milestones due soon\n   - Lead (due June)\n4. ');
  });

  it('gives each peer half of the time, and each session another the first half', () => {
    const turns = turnsAfter(['Ada', 'Bo'], 1);
    expect(turns).toEqual(['Bo', 'Ada']);
    const halves = titles('peer', { turns }).filter((title) => title.includes('half'));
    expect(halves.map((title) => title.split(':')[0])).toEqual([
      'First half, Bo',
      'Second half, Ada',
    ]);
    expect(turnsAfter([], 3)).toEqual([]);
  });

  it('lets the floor go around a circle, two at a time', () => {
    const floors = (held: number) =>
      titles('circle', { turns: turnsAfter(['Ada', 'Bo', 'Cy'], held) })
        .filter((title) => title.startsWith('The floor'))
        .map((title) => title.split(/ for |:/)[1]);
    expect(floors(0)).toEqual(['Ada', 'Bo']);
    expect(floors(2)).toEqual(['Cy', 'Ada']);
  });

  it('asks one question in a single conversation, and plans no next one', () => {
    const agenda = writeAgenda(agendaOf('flash', matter));
    expect(agenda).toContain('   - Stay?');
    expect(agenda).not.toContain('When do we meet next?');
  });

  it('has the mentor show and the mentee try where the junior is the mentor', () => {
    expect(titles('reverse')[1]).toContain('the mentor shows');
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
