import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor.ts';
import { clauseKeys, clauseList, defaultClauses } from './agreement-clauses.ts';
import {
  canManagePrograms,
  canSeeProgram,
  moveProgram,
  newProgram,
  nextStep,
  type ProgramMove,
  type ProgramState,
  possibleMoves,
  takesEnrolments,
  takesImports,
} from './program.ts';
import type { EnrolmentState, ProgramKind } from './program-kind.ts';

const actor = (role: Actor['role']): Actor => ({ personId: 'p', organizationId: 'o', role });
const states: ProgramState[] = ['draft', 'open', 'running', 'closed'];
const today = '2026-03-02';

describe('who may do what', () => {
  it('lets managers and admins manage programs, and nobody else', () => {
    expect(canManagePrograms(actor('manager'))).toBe(true);
    expect(canManagePrograms(actor('admin'))).toBe(true);
    expect(canManagePrograms(actor('member'))).toBe(false);
  });

  it('shows a member the programs they are in and those they can join', () => {
    const see = (state: ProgramState, isEnrolled: boolean, endsOn: string | null = '2026-12-01') =>
      canSeeProgram(actor('member'), { state, endsOn, isEnrolled });
    expect(see('draft', false)).toBe(false);
    expect(see('open', false)).toBe(true);
    expect(see('running', false)).toBe(false);
    expect(see('running', false, null)).toBe(true);
    expect(see('running', true)).toBe(true);
    expect(see('closed', true)).toBe(true);
    expect(see('closed', false)).toBe(false);
  });
});

describe('the states of a program', () => {
  it('takes enrolments while open, and an always-on program while running too', () => {
    const open = (endsOn: string | null) =>
      states.filter((state) => takesEnrolments({ state, endsOn }));
    expect(open('2026-12-01')).toEqual(['open']);
    expect(open(null)).toEqual(['open', 'running']);
  });

  it('takes imports until it is closed', () => {
    expect(states.filter((state) => takesImports({ state }))).toEqual(['draft', 'open', 'running']);
  });

  it('goes from draft over open and running to closed, and never back', () => {
    expect(moveProgram({ state: 'draft', endsOn: null }, 'open', today)).toEqual({ to: 'open' });
    expect(moveProgram({ state: 'open', endsOn: null }, 'start', today)).toEqual({ to: 'running' });
    expect(moveProgram({ state: 'running', endsOn: null }, 'close', today)).toEqual({
      to: 'closed',
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.constantFrom<ProgramMove>('open', 'start', 'close'),
        (state, move) => {
          const moved = moveProgram({ state, endsOn: null }, move, today);
          expect('to' in moved).toBe(possibleMoves(state).includes(move));
          if ('to' in moved)
            expect(states.indexOf(moved.to)).toBeGreaterThan(states.indexOf(state));
        },
      ),
    );
  });

  it('does not open or start a program whose end has passed, but closes it', () => {
    const past = { endsOn: '2026-03-02' };
    expect(moveProgram({ ...past, state: 'draft' }, 'open', today)).toEqual({
      problem: 'programs:problems.endIsPast',
    });
    expect(moveProgram({ ...past, state: 'running' }, 'close', today)).toEqual({ to: 'closed' });
  });
});

describe('the next step', () => {
  const step = (
    state: ProgramState,
    counts: Parameters<typeof nextStep>[1] = [],
    endsOn: string | null = '2026-12-01',
  ) => nextStep({ state, endsOn }, counts, today);
  const mentees = (state: EnrolmentState) => ({ side: 'mentee' as const, state, count: 2 });
  const mentors = (state: EnrolmentState) => ({ side: 'mentor' as const, state, count: 1 });

  it('leads from enrolment over matching and running to the close', () => {
    expect(step('draft')).toBe('open');
    expect(step('open')).toBe('invite');
    expect(step('open', [mentees('applied')])).toBe('answer');
    expect(step('open', [mentees('accepted')])).toBe('invite');
    expect(step('open', [mentees('accepted'), mentors('accepted')])).toBe('match');
    expect(step('open', [mentees('matched'), mentors('matched')])).toBe('start');
    expect(step('running', [mentees('matched'), mentors('matched')])).toBe('accompany');
    expect(step('running', [mentees('matched')], '2026-03-02')).toBe('close');
    expect(step('closed')).toBe('read');
  });

  it('asks to match again when an always-on program gets new people', () => {
    expect(step('running', [mentees('accepted'), mentors('matched')], null)).toBe('match');
  });
});

describe('a new program', () => {
  const given = { name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' };

  it('may have no end, and no end before its start', () => {
    expect(newProgram.parse({ ...given, ends_on: '' }).ends_on).toBeUndefined();
    const refused = newProgram.safeParse({ ...given, ends_on: '2026-04-01' });
    expect(refused.error?.issues).toMatchObject([
      { path: ['ends_on'], message: 'programs:problems.endsBeforeStart' },
    ]);
  });

  it('is of a kind that works from end to end', () => {
    for (const kind of ['one_to_one', 'peer', 'reverse', 'circle', 'flash']) {
      expect(newProgram.safeParse({ ...given, kind }).success, kind).toBe(true);
    }
    expect(newProgram.safeParse({ ...given, kind: 'triad' }).success).toBe(false);
  });
});

describe('the clauses of an agreement', () => {
  it('say in each kind of mentoring what is its own', () => {
    const textOf = (kind: ProgramKind) =>
      defaultClauses(kind)
        .map((entry) => entry.text)
        .join(' ');
    expect(textOf('peer')).not.toMatch(/mentor/i);
    expect(textOf('circle')).toContain('the others go on');
    expect(defaultClauses('flash')).toHaveLength(1);
    expect(defaultClauses('reverse').map((entry) => entry.key)).toEqual(
      expect.arrayContaining(['consent', 'sponsor']),
    );
    const informal = defaultClauses('peer', { hasProgram: false });
    expect(informal.map((entry) => entry.key)).not.toContain('concern');
    expect(informal.map((entry) => entry.text).join(' ')).not.toMatch(/program/i);
  });

  it('start with a text for each subject that an agreement speaks about', () => {
    const usual = defaultClauses('one_to_one');
    expect(usual.map((entry) => entry.key)).toEqual([...clauseKeys]);
    expect(usual.every((entry) => entry.title && entry.text.length > 40)).toBe(true);
    expect(defaultClauses('reverse')[0]?.text).not.toBe(usual[0]?.text);
  });

  it('lose what was emptied, keep what was changed, and take one of our own', () => {
    const rows = [
      { key: 'roles', title: 'Roles', text: 'Changed' },
      { key: 'goals', title: '', text: '' },
      { key: '', title: 'Coffee', text: 'The mentee pays.' },
    ];
    expect(clauseList.parse(rows)).toEqual([
      { key: 'roles', title: 'Roles', text: 'Changed' },
      { key: 'own1', title: 'Coffee', text: 'The mentee pays.' },
    ]);
  });

  it('want a title where there is a text', () => {
    const refused = clauseList.safeParse([{ key: '', title: '', text: 'Words' }]);
    expect(refused.error?.issues[0]?.path).toEqual([0, 'title']);
  });
});
