import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchingError } from './matching-error.ts';
import type { AssignmentProblem, Objective, Pair, PeerProblem, Problem } from './problem.ts';
import { solve } from './solve.ts';
import { score } from './testing/brute-force.ts';
import { instance } from './testing/named-instances.ts';
import {
  assignmentProblems,
  circleProblems,
  peerProblems,
  randomStable,
  shuffled,
  stableProblems,
} from './testing/random-problems.ts';
import { seededRandom } from './testing/seeded-random.ts';

/** What must not change, or only in one direction, when a problem does: no brute force needed, so of any size. */

type Exact = AssignmentProblem | PeerProblem;

/** Small ones of both kinds, and some that no brute force reaches. */
const problems: fc.Arbitrary<Exact> = fc.oneof<fc.WeightedArbitrary<Exact>[]>(
  { weight: 10, arbitrary: assignmentProblems },
  { weight: 10, arbitrary: peerProblems },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('coarse', 'sparse', 'with-minimums', 'heavy-tailed', 'all-equal'),
        fc.constantFrom('max_matched_then_fit', 'max_fit', 'fair'),
        fc.nat(),
      )
      .map(([name, objective, seed]) => ({ ...instance(name, 40, 12, seed), objective })),
  },
);

const RUNS = { numRuns: 400, seed: 1 };

function solved(problem: Exact) {
  try {
    return solve(problem);
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'infeasible') return null;
    throw error;
  }
}

function best(problem: Exact): readonly number[] | null {
  const result = solved(problem);
  return result && score(problem.objective, result.pairs);
}

function withFits<P extends Exact>(problem: P, fit: (old: number) => number): P {
  return { ...problem, pairs: problem.pairs.map(([a, b, old]): Pair => [a, b, fit(old)]) };
}

/** -1, 0 or 1: which of two scores is better. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, part) => value !== b[part]);
  return at < 0 ? 0 : Math.sign((a[at] ?? 0) - (b[at] ?? 0));
}

describe('the optimum', () => {
  it('is the same whatever the order of people and pairs', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, seed) => {
        expect(best(reordered(problem, seed))).toEqual(best(problem));
      }),
      RUNS,
    );
  });

  it('is the same whatever people are called', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const other = (id: string) => `${[...id].reverse().join('')} "\n\u0000`;
        const renamed = JSON.parse(JSON.stringify(problem), (key, value) =>
          typeof value === 'string' && key !== 'kind' && key !== 'objective' ? other(value) : value,
        );
        const before = solved(problem);
        const expected = before?.pairs.map(([a, b, fit]) => [other(a), other(b), fit]);
        expect(solved(renamed)?.pairs).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('does not get worse when one more pair is allowed', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, at) => {
        const forbidden = problem.pairs
          .filter(([a, b]) => !problem.pinned.some(([x, y]) => x === a && y === b))
          .slice(at % (problem.pairs.length || 1))
          .slice(0, 1)
          .map(([a, b]) => [a, b] as const);
        const before = best({ ...problem, forbidden });
        if (before === null) return;
        expect(compare(best({ ...problem, forbidden: [] }) ?? [], before)).toBeGreaterThanOrEqual(
          0,
        );
      }),
      RUNS,
    );
  });

  it('doubles its total and keeps its number of pairs when all fits double', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const single = withFits(problem, (fit) => fit >> 1);
        const double = withFits(problem, (fit) => (fit >> 1) * 2);
        const [a, b] = [solved(single), solved(double)];
        expect(b && [b.matched, b.totalFit]).toEqual(a && [a.matched, 2 * a.totalFit]);
      }),
      RUNS,
    );
  });

  it('gains as much fit as it has pairs when every fit grows by one and pairs come first', () => {
    fc.assert(
      fc.property(problems, (any) => {
        const problem = withFits({ ...any, objective: 'max_matched_then_fit' }, (fit) =>
          Math.min(fit, 9999),
        );
        const [a, b] = [solved(problem), solved(withFits(problem, (fit) => fit + 1))];
        expect(b && [b.matched, b.totalFit]).toEqual(a && [a.matched, a.totalFit + a.matched]);
      }),
      RUNS,
    );
  });

  it('stays when its own pairs are pinned, or what it left out is forbidden', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const result = solved(problem);
        if (result === null) return;
        const chosen = new Set(result.pairs);
        const idsOf = ([a, b]: Pair) => [a, b] as const;
        const pinned = { ...problem, pinned: result.pairs.map(idsOf) };
        const rest = problem.pairs.filter((pair) => !chosen.has(pair)).map(idsOf);
        expect(solved(pinned)?.pairs).toEqual(result.pairs);
        expect(solved({ ...problem, forbidden: rest })?.pairs).toEqual(result.pairs);
      }),
      RUNS,
    );
  });

  it('is the same with the sides swapped, as for reverse mentoring', () => {
    fc.assert(
      fc.property(assignmentProblems, (problem) => {
        const swap = ([a, b]: readonly [string, string]) => [b, a] as const;
        const right = problem.right.map((person) => ({ ...person, min: 0 }));
        const reverse: AssignmentProblem = {
          ...problem,
          left: right.map(({ id, capacity }) => ({ id, capacity })),
          right: problem.left.map((person) => ({ ...person, min: 0 })),
          pairs: problem.pairs.map(([a, b, fit]) => [b, a, fit]),
          pinned: problem.pinned.map(swap),
          forbidden: problem.forbidden.map(swap),
        };
        expect(best(reverse)).toEqual(best({ ...problem, right }));
      }),
      RUNS,
    );
  });
});

describe('stable pairs', () => {
  it('are the same whatever the order of people and pairs where rankings are strict', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed);
        const problem = randomStable(random, 'strict');
        const other = {
          ...problem,
          left: shuffled(random, problem.left),
          right: shuffled(random, problem.right),
          pairs: shuffled(random, problem.pairs),
        };
        const names = (pairs: readonly Pair[]) => pairs.map(([a, b]) => `${a} ${b}`).sort();
        expect(names(solve(other).pairs)).toEqual(names(solve(problem).pairs));
      }),
      RUNS,
    );
  });
});

describe('the same input', () => {
  it('gives the same bytes whatever the kind, and however often', () => {
    const any = fc.oneof<fc.Arbitrary<Problem>[]>(
      assignmentProblems,
      peerProblems,
      stableProblems,
      circleProblems,
    );
    fc.assert(
      fc.property(any, (problem) => {
        const attempt = () => {
          try {
            return JSON.stringify(solve(problem));
          } catch (error) {
            return String(error);
          }
        };
        expect(attempt()).toBe(attempt());
      }),
      RUNS,
    );
  });

  it.each(['sparse', 'dense'] as const)('gives the same bytes in a worker, %s', async (kind) => {
    const problem =
      kind === 'sparse' ? candidatesOf(600, 150, 64) : instance('coarse', 120, 200, 1);
    const here = JSON.stringify(solve(problem));
    expect(JSON.stringify(solve(problem))).toBe(here);
    expect(await solvedInWorker(problem)).toBe(here);
  });
});

describe('equally good partners', () => {
  it.each([
    ['all of them listed', 150],
    ['64 candidates each', 64],
  ])('share the mentees out wherever they stand in the list, %s', (_, candidates) => {
    // Places for twice as many: taking the first of a list would leave the last mentors with nobody.
    const problem = candidatesOf(600, 300, candidates);
    const { pairs } = solve(problem);
    expect(pairs.length).toBe(600);
    const shares = [0, 100, 200].map(
      (from) =>
        pairs.filter(([, right]) => Math.floor(Number(right.slice(1)) / 100) === from / 100).length,
    );
    for (const share of shares) expect(share).toBeGreaterThan(160);
  });
});

/** Everybody fits everybody alike: `candidates` mentors each, anywhere among all, and four places with each. */
function candidatesOf(mentees: number, mentors: number, candidates: number): AssignmentProblem {
  const random = seededRandom(mentees + candidates);
  const right = Array.from({ length: mentors }, (_, j) => ({ id: `m${j}`, capacity: 4, min: 0 }));
  const left = Array.from({ length: mentees }, (_, i) => ({ id: `e${i}`, capacity: 1 }));
  const pairs = left.flatMap(({ id }) => {
    const some = new Set(shuffled(random, right).slice(0, candidates));
    return right.filter((one) => some.has(one)).map((one): Pair => [id, one.id, 50]);
  });
  const objective: Objective = 'max_matched_then_fit';
  return { kind: 'assignment', objective, left, right, pairs, pinned: [], forbidden: [] };
}

function solvedInWorker(problem: Problem): Promise<string> {
  const engine = new URL('./index.ts', import.meta.url).href;
  const code = `import { parentPort, workerData } from 'node:worker_threads';
    import { solve } from '${engine}';
    parentPort.postMessage(JSON.stringify(solve(workerData)));`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: problem });
    worker.once('message', resolve).once('error', reject);
  });
}

function reordered(problem: Exact, seed: number): Exact {
  const random = seededRandom(seed);
  const pairs = shuffled(random, problem.pairs);
  return problem.kind === 'peer'
    ? { ...problem, pairs, members: shuffled(random, problem.members) }
    : {
        ...problem,
        pairs,
        left: shuffled(random, problem.left),
        right: shuffled(random, problem.right),
      };
}
