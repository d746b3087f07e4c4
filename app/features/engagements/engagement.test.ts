import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor.ts';
import {
  type Course,
  canChangeWords,
  canSeeState,
  canSeeWords,
  isNearEnd,
  isOpen,
  type Move,
  moves,
  phaseAfter,
} from './engagement.ts';

const days = ['2026-03-02', '2026-06-01', '2026-09-01', '2026-09-02', '2026-12-01'];
const endsOn = '2026-09-01';

/** What a command writes beside the phase, in the smallest form that can show a contradiction. */
interface Shadow extends Course {
  agreedOn: string | null;
  closedOn: string | null;
}

function step(state: Shadow, move: Move | 'write', today: string): Shadow {
  if (move === 'write') {
    if (state.phase !== 'closing' || state.outcomes === state.members) return state;
    return { ...state, outcomes: state.outcomes + 1 };
  }
  const phase = phaseAfter(state, move, today);
  if (!phase) return state;
  return {
    ...state,
    phase,
    ...(move === 'bringIntoForce' && { hasAgreement: true, agreedOn: today }),
    ...(!isOpen(phase) && { closedOn: today }),
  };
}

const start: Shadow = {
  phase: 'preparing',
  endsOn,
  hasAgreement: false,
  isSingle: false,
  members: 2,
  outcomes: 0,
  agreedOn: null,
  closedOn: null,
};

describe('the phases of an engagement', () => {
  it('go the whole way from preparing to closed', () => {
    const way = ['bringIntoForce', 'beginWork', 'pause', 'resume', 'beginClosing'] as const;
    const closing = [...way, 'write', 'write', 'close'] as const;
    let state = start;
    const phases = closing.map((move) => {
      state = step(state, move, '2026-06-01');
      return state.phase;
    });
    expect(phases).toEqual([
      'agreed',
      'working',
      'paused',
      'working',
      'closing',
      'closing',
      'closing',
      'closed',
    ]);
  });

  it('go straight from the one conversation to the close, which one outcome completes', () => {
    const single = { ...start, isSingle: true, phase: 'agreed' } as const;
    const today = '2026-06-01';
    expect(phaseAfter(single, 'beginClosing', today)).toBeNull();
    expect(phaseAfter(single, 'beginWork', today)).toBe('closing');
    const closing = { ...single, phase: 'closing' } as const;
    expect(phaseAfter(closing, 'resume', today)).toBeNull();
    expect(phaseAfter(closing, 'close', today)).toBeNull();
    expect(phaseAfter({ ...closing, outcomes: 1 }, 'close', today)).toBe('closed');
  });

  it('reach no impossible state, whatever is done in whatever order', () => {
    const deed = fc.tuple(fc.constantFrom(...moves, 'write' as const), fc.nat(days.length - 1));
    fc.assert(
      fc.property(fc.boolean(), fc.array(deed, { maxLength: 40 }), (isSingle, deeds) => {
        let state: Shadow = { ...start, isSingle };
        let day = 0;
        for (const [move, at] of deeds) {
          day = Math.max(day, at); // time does not run back
          const today = days[day] ?? endsOn;
          const next = step(state, move, today);
          // What has ended stays as it is.
          if (!isOpen(state.phase)) expect(next).toEqual(state);
          // Work, and pauses of it, come after an agreement.
          if (['agreed', 'working', 'paused'].includes(next.phase)) {
            expect(next.agreedOn).not.toBeNull();
          }
          if (next.phase === 'preparing') expect(next.agreedOn).toBeNull();
          // An end has a day, and only an end has one.
          expect(next.closedOn !== null).toBe(!isOpen(next.phase));
          // A close comes after everybody wrote, or after the end date.
          if (next.phase === 'closed' && state.phase !== 'closed') {
            expect(state.phase).toBe('closing');
            const enough = isSingle ? 1 : next.members;
            expect(next.outcomes >= enough || today > endsOn).toBe(true);
          }
          // Outcomes belong to the close: nobody goes back to work over them.
          if (next.outcomes > 0) {
            expect(['closing', 'closed', 'ended_early']).toContain(next.phase);
          }
          // A single conversation has no work before or after it.
          if (isSingle) expect(['working', 'paused']).not.toContain(next.phase);
          state = next;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('always leave a way out: an open engagement can be ended', () => {
    for (const phase of ['preparing', 'agreed', 'working', 'paused', 'closing'] as const) {
      expect(phaseAfter({ ...start, phase }, 'endEarly', '2026-06-01')).toBe('ended_early');
    }
  });

  it('offer the close to a pair that never signed only when its time is over', () => {
    expect(phaseAfter(start, 'beginClosing', '2026-09-01')).toBeNull();
    expect(phaseAfter(start, 'beginClosing', '2026-09-02')).toBe('closing');
  });
});

describe('the near end', () => {
  it('is the last sixth, and at least a week', () => {
    const half = { startsOn: '2026-03-02', endsOn };
    expect(isNearEnd(half, '2026-07-31')).toBe(false);
    expect(isNearEnd(half, '2026-08-01')).toBe(true);
    const fortnight = { startsOn: '2026-03-01', endsOn: '2026-03-15' };
    expect(isNearEnd(fortnight, '2026-03-07')).toBe(false);
    expect(isNearEnd(fortnight, '2026-03-08')).toBe(true);
  });
});

describe('who sees what', () => {
  const actor = (personId: string, role: Actor['role'], organizationId = 'here'): Actor => ({
    personId,
    organizationId,
    role,
  });
  const pair = { organizationId: 'here', memberIds: ['mentor', 'mentee'] };

  it('shows the words to members only, whatever the role of others', () => {
    expect(canSeeWords(actor('mentee', 'member'), pair)).toBe(true);
    expect(canSeeWords(actor('boss', 'admin'), pair)).toBe(false);
    expect(canSeeWords(actor('boss', 'manager'), pair)).toBe(false);
    expect(canSeeWords(actor('mentee', 'member', 'elsewhere'), pair)).toBe(false);
  });

  it('shows the state to members and to managers of the same organization', () => {
    expect(canSeeState(actor('mentee', 'member'), pair)).toBe(true);
    expect(canSeeState(actor('boss', 'manager'), pair)).toBe(true);
    expect(canSeeState(actor('boss', 'manager', 'elsewhere'), pair)).toBe(false);
    expect(canSeeState(actor('fellow', 'member'), pair)).toBe(false);
  });

  it('lets members write until the end, and read after it', () => {
    const mentee = actor('mentee', 'member');
    expect(canChangeWords(mentee, { ...pair, phase: 'closing' })).toBe(true);
    expect(canChangeWords(mentee, { ...pair, phase: 'closed' })).toBe(false);
    expect(canSeeWords(mentee, pair)).toBe(true);
  });
});
