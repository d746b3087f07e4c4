import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem } from '../problem.ts';
import { solve } from '../solve.ts';
import { score } from '../testing/brute-force.ts';
import { instance } from '../testing/named-instances.ts';
import { assignmentProblems } from '../testing/random-problems.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { verify } from '../verify/verify.ts';
import { type Change, changed } from './change.ts';
import { createSession, type Session } from './session.ts';

function attempt<T>(work: () => T): T | MatchingError {
  try {
    return work();
  } catch (error) {
    if (error instanceof MatchingError) return error;
    throw error;
  }
}

/** Any change, sensible or not, by three numbers. */
function someChange(problem: AssignmentProblem, [kind, who, more]: readonly number[]): Change {
  const pick = <T>(list: readonly T[], at = 0): T | undefined => list[at % (list.length || 1)];
  const listed = pick(problem.pairs, who);
  const pair = listed ? ([listed[0], listed[1]] as const) : (['e1', 'm1'] as const);
  const capacity = (more ?? 0) % 4;
  switch ((kind ?? 0) % 6) {
    case 0:
      return { change: 'pin', pair };
    case 1:
      return { change: 'unpin', pair: pick(problem.pinned, who) ?? pair };
    case 2:
      return { change: 'forbid', pair };
    case 3:
      return { change: 'allow', pair: pick(problem.forbidden, who) ?? pair };
    case 4:
      return {
        change: 'capacity',
        side: 'left',
        id: pick(problem.left, who)?.id ?? 'e1',
        capacity,
      };
    default:
      return {
        change: 'capacity',
        side: 'right',
        id: pick(problem.right, who)?.id ?? 'm1',
        capacity,
      };
  }
}

function expectSolved(session: Session): void {
  const { problem, result } = session;
  const anew = solve(problem);
  expect(score(problem.objective, result.pairs)).toEqual(score(problem.objective, anew.pairs));
  expect(verify(problem, result).faults).toEqual([]);
}

describe('a session', () => {
  it('answers every change as solving anew would, and proves it', () => {
    const changes = fc.array(fc.tuple(fc.nat(5), fc.nat(40), fc.nat(3)), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(assignmentProblems, changes, (problem, steps) => {
        const session = attempt(() => createSession(problem));
        expect(session instanceof MatchingError).toBe(
          attempt(() => solve(problem)) instanceof MatchingError,
        );
        if (session instanceof MatchingError) return;
        expectSolved(session);
        for (const step of steps) {
          const change = someChange(session.problem, step);
          const before = session.problem;
          const isAbout = change.change === 'capacity' ? before[change.side] : before.pairs;
          if (isAbout.length === 0) continue;
          const next = attempt(() => changed(before, change));
          const expected = next instanceof MatchingError ? next : attempt(() => solve(next));
          const answer = attempt(() => session.change(change));
          expect(answer instanceof MatchingError).toBe(expected instanceof MatchingError);
          if (answer instanceof MatchingError) expect(session.problem).toBe(before);
          expectSolved(session);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it.each([
    ['uniform', 120, 30],
    ['coarse', 120, 30],
    ['with-minimums', 120, 30],
    ['clustered', 40, 200],
  ] as const)(
    'stays exact over a hundred changes on %s people, %d x %d',
    (name, mentees, mentors) => {
      const problem = instance(name, mentees, mentors, 3);
      const session = createSession(problem);
      const random = seededRandom(7);
      for (let step = 0; step < 100; step++) {
        const numbers = [random() * 6, random() * 4000, random() * 4].map(Math.floor);
        const change = someChange(session.problem, numbers);
        const answer = attempt(() => session.change(change));
        if (!(answer instanceof MatchingError) && step % 5 === 0) expectSolved(session);
      }
      expectSolved(session);
    },
  );

  it('stays exact with more decisions than its costs can hold', () => {
    const most = instance('uniform', 30_000, 2, 1);
    const problem = { ...most, objective: 'max_fit' as const, pairs: most.pairs.slice(0, 300) };
    const session = createSession(problem);
    for (const [left, right] of problem.pairs.slice(0, 30)) {
      session.change({ change: 'forbid', pair: [left, right] });
    }
    expectSolved(session);
  });
});
