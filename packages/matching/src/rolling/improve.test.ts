import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, Pair, PairOfIds } from '../problem.ts';
import { solve } from '../solve.ts';
import { instance } from '../testing/named-instances.ts';
import { assignmentProblems } from '../testing/random-problems.ts';
import { improve } from './improve.ts';
import { repair } from './repair.ts';

const idsOf = ([left, right]: Pair) => [left, right] as const;
const nameOf = ([left, right]: readonly [string, string, ...unknown[]]) => `${left} ${right}`;
const scoreOf = (pairs: readonly Pair[]) =>
  pairs.length * 1e7 + pairs.reduce((sum, [, , fit]) => sum + fit, 0);

/** The score of the best choice for each number of pairs that may end: everything is tried. */
function bestByEnded(problem: AssignmentProblem, existing: readonly PairOfIds[]): number[] {
  const names = (pairs: readonly PairOfIds[]) => new Set(pairs.map(nameOf));
  const [before, pinned, banned] = [existing, problem.pinned, problem.forbidden].map(names);
  const pairs = problem.pairs.filter((pair) => !banned!.has(nameOf(pair)));
  const countable = pairs.filter((pair) => before!.has(nameOf(pair))).length;
  const best = new Array<number>(countable + 1).fill(-1);
  const room = new Map(
    [...problem.left, ...problem.right].map(({ id, capacity }) => [id, capacity]),
  );
  const chosen: Pair[] = [];
  const decide = (at: number): void => {
    const pair = pairs[at];
    if (pair === undefined) {
      const isOwed = problem.right.some(
        ({ id, min }) => chosen.filter(([, right]) => right === id).length < min,
      );
      if (isOwed) return;
      const ended = countable - chosen.filter((one) => before!.has(nameOf(one))).length;
      best[ended] = Math.max(best[ended]!, scoreOf(chosen));
      return;
    }
    const [left, right] = pair;
    if (room.get(left)! > 0 && room.get(right)! > 0) {
      room.set(left, room.get(left)! - 1);
      room.set(right, room.get(right)! - 1);
      chosen.push(pair);
      decide(at + 1);
      chosen.pop();
      room.set(left, room.get(left)! + 1);
      room.set(right, room.get(right)! + 1);
    }
    if (!pinned!.has(nameOf(pair))) decide(at + 1);
  };
  decide(0);
  return best.map((_, most) => Math.max(...best.slice(0, most + 1)));
}

describe('an improvement that moves only so many', () => {
  it('is within its bound, mostly at it, and never beaten where it says that it is the best', () => {
    let [all, proven, exact] = [0, 0, 0];
    fc.assert(
      fc.property(assignmentProblems, fc.infiniteStream(fc.nat(99)), (whole, dice) => {
        const pairs = whole.pairs.slice(0, 13);
        const among = (list: readonly PairOfIds[]) =>
          list.filter((pair) => pairs.some((one) => nameOf(one) === nameOf(pair)));
        const problem = {
          ...whole,
          pairs,
          pinned: among(whole.pinned),
          forbidden: among(whole.forbidden),
        };
        const places = new Map(
          [...whole.left, ...whole.right].map((one) => [one.id, one.capacity]),
        );
        const existing = pairs.filter(([left, right]) => {
          const [a, b] = [places.get(left)!, places.get(right)!];
          if (a === 0 || b === 0 || dice.next().value! < 30) return false;
          places.set(left, a - 1).set(right, b - 1);
          return true;
        });
        const best = bestByEnded(problem, existing.map(idsOf));
        best.forEach((score, atMost) => {
          if (score < 0) {
            expect(() => improve(problem, existing.map(idsOf), atMost)).toThrow(MatchingError);
            return;
          }
          const { kept, ended, bound, ...now } = improve(problem, existing.map(idsOf), atMost);
          const reached = now.matched * 1e7 + now.totalFit;
          const most = bound.matched * 1e7 + bound.totalFit;
          const allowed = ended.filter(
            (pair) => !problem.forbidden.map(nameOf).includes(nameOf(pair)),
          );
          expect(allowed.length).toBeLessThanOrEqual(atMost);
          expect(kept.length + ended.length).toBe(existing.length);
          expect(scoreOf(now.pairs)).toBe(reached);
          expect(most).toBeGreaterThanOrEqual(score);
          expect(reached).toBeLessThanOrEqual(score);
          if (reached === most) expect(reached).toBe(score);
          all++;
          if (reached === most) proven++;
          if (reached === score) exact++;
        });
      }),
      { numRuns: 1500, seed: 3 },
    );
    expect(exact / all).toBeGreaterThan(0.98);
    expect(proven / all).toBeGreaterThan(0.97);
  });

  it('goes from leaving everybody where they are to the best of all', () => {
    const problem = instance('uniform', 200, 50, 4);
    const turned = problem.pairs.map(([a, b, fit]) => [a, b, (fit * 7919) % 10_001] as const);
    const existing = solve({ ...problem, pairs: turned }).pairs.map(idsOf);
    const best = solve(problem);
    let last = -1;
    for (const atMost of [0, 1, 5, 20, 80, 200]) {
      const { ended, matched, totalFit, bound } = improve(problem, existing, atMost);
      expect(ended.length).toBeLessThanOrEqual(atMost);
      expect(matched * 1e7 + totalFit).toBeGreaterThan(last);
      expect((bound.totalFit - totalFit) / bound.totalFit).toBeLessThan(0.002);
      last = matched * 1e7 + totalFit;
    }
    expect(last).toBe(best.matched * 1e7 + best.totalFit);
  });

  it('says how many must end', () => {
    const problem = instance('uniform', 40, 10, 4);
    const existing = solve(problem).pairs.map(idsOf);
    const [[, busy] = ['', '']] = existing;
    const fewer = {
      ...problem,
      right: problem.right.map((one) => (one.id === busy ? { ...one, capacity: 0 } : one)),
    };
    const must = existing.filter(([, right]) => right === busy).length;
    expect(repair(fewer, existing).ended.length).toBeGreaterThanOrEqual(must);
    const few = `${must} existing pairs have to end, more than ${must - 1}`;
    expect(() => improve(fewer, existing, must - 1)).toThrow(few);
    expect(improve(fewer, existing, must).ended).toHaveLength(must);
    expect(() => improve(fewer, existing, -1)).toThrow('atMost: cannot end at most -1 pairs');
  });
});
