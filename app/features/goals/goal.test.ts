import { describe, expect, it } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import { canRate, checkCheckIn, newCheckIn } from './check-in.ts';
import { canDiscard, checkGoal, isDraftOverdue, newGoal } from './goal.ts';
import {
  canAgree,
  checkRevision,
  nextScaleVersion,
  type RevisedText,
  revisedFields,
} from './revision.ts';

const timeframe = { startsOn: '2026-03-01', endsOn: '2026-08-31' };
const five = ['none', 'some', 'as agreed', 'more', 'much more'];

function problemsOf(work: () => void) {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  return [];
}
const refusedFields = (work: () => void) => problemsOf(work).map((problem) => problem.field);

describe('a goal', () => {
  it('is a learning goal without a scale until somebody says otherwise', () => {
    const goal = newGoal.parse({ title: ' Lead a team ', dueOn: '2026-06-30' });
    expect(goal).toMatchObject({ title: 'Lead a team', type: 'learning', scale: null });
    expect(
      newGoal.parse({ title: 'x', dueOn: '2026-06-30', scale: ['', '', '', '', ''] }).scale,
    ).toBe(null);
  });

  it('keeps a scale of which only some levels are written', () => {
    const goal = newGoal.parse({
      title: 'x',
      dueOn: '2026-06-30',
      scale: ['', '', 'done', '', ''],
    });
    expect(goal.scale).toEqual(['', '', 'done', '', '']);
  });

  it('wants both fields of a milestone or neither, and says which is missing', () => {
    const milestones = [
      { title: '', dueOn: '' },
      { title: 'Half way', dueOn: '' },
      { title: '', dueOn: '2026-05-01' },
    ];
    const parsed = newGoal.safeParse({ title: 'x', dueOn: '2026-06-30', milestones });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      'milestones.1.dueOn',
      'milestones.2.title',
    ]);
  });

  it('lies inside the timeframe, with its milestones', () => {
    const goal = {
      dueOn: '2026-09-01',
      scale: null,
      milestones: [
        { title: '' },
        { title: 'a', dueOn: '2026-02-28' },
        { title: 'b', dueOn: '2026-03-01' },
      ],
    };
    expect(
      refusedFields(() => checkGoal(goal, 'draft', { ...timeframe, kind: 'one_to_one' })),
    ).toEqual(['dueOn', 'milestones[1][dueOn]']);
  });

  it('counts only with all five levels described, and names each that is missing', () => {
    const goal = { dueOn: '2026-06-30', scale: ['a', '', 'c', 'd', ''] };
    expect(
      refusedFields(() => checkGoal(goal, 'active', { ...timeframe, kind: 'one_to_one' })),
    ).toEqual(['scale[1]', 'scale[4]']);
    expect(
      refusedFields(() => checkGoal(goal, 'draft', { ...timeframe, kind: 'one_to_one' })),
    ).toEqual([]);
    expect(
      refusedFields(() =>
        checkGoal({ ...goal, scale: five }, 'active', { ...timeframe, kind: 'one_to_one' }),
      ),
    ).toEqual([]);
  });

  it('has no levels where it is the question of a single conversation', () => {
    const goal = { dueOn: '2026-06-30', scale: null };
    expect(refusedFields(() => checkGoal(goal, 'active', { ...timeframe, kind: 'flash' }))).toEqual(
      [],
    );
  });

  it('may stay a draft until the third session was held', () => {
    expect(isDraftOverdue({ state: 'draft' }, 2)).toBe(false);
    expect(isDraftOverdue({ state: 'draft' }, 3)).toBe(true);
    expect(isDraftOverdue({ state: 'active' }, 9)).toBe(false);
  });

  it('is thrown away by its owner, while it is a draft', () => {
    expect(canDiscard({ personId: 'me' }, { ownerId: 'me', state: 'draft' })).toBe(true);
    expect(canDiscard({ personId: 'you' }, { ownerId: 'me', state: 'draft' })).toBe(false);
    expect(canDiscard({ personId: 'me' }, { ownerId: 'me', state: 'active' })).toBe(false);
  });
});

describe('a check-in', () => {
  it('takes no level before the scale is complete and the goal is set', () => {
    const level = { level: 1 };
    expect(refusedFields(() => checkCheckIn({ state: 'draft', scale: five }, level))).toEqual([
      'level',
    ]);
    expect(canRate({ state: 'active', scale: ['a', '', '', '', ''] })).toBe(false);
    expect(canRate({ state: 'active', scale: five })).toBe(true);
    expect(refusedFields(() => checkCheckIn({ state: 'draft', scale: null }, {}))).toEqual([]);
    expect(refusedFields(() => checkCheckIn({ state: 'stopped', scale: five }, {}))).toEqual([
      'progress',
    ]);
  });

  it('stays on its measures', () => {
    for (const bad of [
      { progress: '101' },
      { progress: '' },
      { progress: '5', level: '3' },
      { progress: '5', confidence: '0' },
      { progress: '5.5' },
    ]) {
      expect(newCheckIn.safeParse(bad).success).toBe(false);
    }
    expect(newCheckIn.parse({ progress: '0', level: '', confidence: '' })).toEqual({
      progress: 0,
      level: undefined,
      confidence: undefined,
      comment: '',
    });
  });
});

describe('a revision', () => {
  const before: RevisedText = {
    title: 'Lead',
    description: '',
    type: 'learning',
    dueOn: '2026-06-30',
    scale: five,
    state: 'active',
  };

  it('names what it changes', () => {
    const after: RevisedText = {
      ...before,
      title: 'Lead a team',
      scale: [...five.slice(0, 4), 'all'],
    };
    expect(revisedFields(before, after)).toEqual(['title', 'scale']);
    expect(revisedFields(before, { ...before, scale: [...five] })).toEqual([]);
  });

  it('is refused for a draft, and where nothing changes', () => {
    const after = { ...before, title: 'Other' };
    expect(problemsOf(() => checkRevision({ state: 'draft' }, before, after))).toHaveLength(1);
    expect(problemsOf(() => checkRevision({ state: 'active' }, before, before))).toHaveLength(1);
    expect(problemsOf(() => checkRevision({ state: 'active' }, before, after))).toEqual([]);
  });

  it('makes a new version of a scale that was rated against, with no ratings yet', () => {
    const other = [...five].reverse();
    const rated = { scale: five, scaleVersion: 1, isLocked: true };
    expect(nextScaleVersion(rated, other)).toEqual({ scaleVersion: 2, isLocked: false });
    expect(nextScaleVersion(rated, five)).toEqual({ scaleVersion: 1, isLocked: true });
    expect(nextScaleVersion({ ...rated, isLocked: false }, other)).toEqual({
      scaleVersion: 1,
      isLocked: false,
    });
  });

  it('is agreed to once by the other one, not by whoever wrote it', () => {
    expect(canAgree({ personId: 'me' }, { revisedBy: 'me', agreedBy: [] })).toBe(false);
    expect(canAgree({ personId: 'you' }, { revisedBy: 'me', agreedBy: [] })).toBe(true);
    expect(canAgree({ personId: 'you' }, { revisedBy: 'me', agreedBy: ['you'] })).toBe(false);
  });
});
