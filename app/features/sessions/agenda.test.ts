import { describe, expect, it } from 'vitest';
import { actionRow, isLate, planIn } from './action.ts';
import { defaultAgenda } from './agenda.ts';
import { sessionRecord } from './session.ts';

const words = {
  actions: 'Actions',
  noActions: '(none)',
  challenge: 'Challenge',
  advice: 'Advice',
  plans: 'Plans',
  nextDate: 'Next date',
  goals: 'Due soon:',
};
const me = '3f0f3ba8-7f5e-4d3c-9d60-6d8e6a5c1c11';

describe('the default agenda', () => {
  it('goes from what was planned to the next date', () => {
    expect(defaultAgenda(words, { actions: [], goals: [] })).toBe(
      ['1. Actions', '   (none)', '2. Challenge', '3. Advice', '4. Plans', '5. Next date'].join(
        '\n',
      ),
    );
  });

  it('names open actions and what is due', () => {
    const agenda = defaultAgenda(words, { actions: ['Ada: write'], goals: ['Lead (due June)'] });
    expect(agenda).toContain('1. Actions\n   - Ada: write\n2. Challenge');
    expect(agenda).toContain('Due soon:\n   - Lead (due June)\n3. Advice');
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
