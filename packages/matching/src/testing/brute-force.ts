import type {
  AssignmentProblem,
  CircleProblem,
  Objective,
  Pair,
  PeerProblem,
  StableProblem,
} from '../problem.ts';

/** Looks at every possible solution. Shares nothing with solver or verifier; for a dozen pairs at most. */

/** What an objective compares, first part first. */
export function score(objective: Objective, pairs: readonly Pair[]): readonly number[] {
  const total = pairs.reduce((sum, [, , fit]) => sum + fit, 0);
  if (objective === 'max_fit') return [total, pairs.length];
  if (objective === 'max_matched_then_fit') return [pairs.length, total];
  const worst = pairs.length === 0 ? 0 : Math.min(...pairs.map(([, , fit]) => fit));
  return [pairs.length, worst, total];
}

export function isBetter(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** The best score, or null where nothing is allowed. */
export function bestAssignment(problem: AssignmentProblem): readonly number[] | null {
  return bestBy((pairs) => score(problem.objective, pairs), allAssignments(problem));
}

export function bestPeers(problem: PeerProblem): readonly number[] | null {
  const solutions = subsets(problem, (pairs) => {
    const met = pairs.flatMap((pair) => [pair[0], pair[1]]);
    const capacity = new Map(problem.members.map((member) => [member.id, member.capacity]));
    return new Set(met).size === met.length && met.every((id) => capacity.get(id) === 1);
  });
  return bestBy((pairs) => score(problem.objective, pairs), solutions);
}

/** All solutions without a blocking pair. */
export function stableSolutions(problem: StableProblem): readonly (readonly Pair[])[] {
  const tier = (side: 'left' | 'right', id: string, other: string) =>
    problem.ranks[side].get(id)?.findIndex((list) => list.includes(other)) ?? -1;
  const pairs = problem.pairs.filter(
    ([a, b]) => tier('left', a, b) >= 0 && tier('right', b, a) >= 0,
  );
  const right = problem.right.map((person) => ({ ...person, min: 0 }));
  const all = allAssignments({
    ...problem,
    kind: 'assignment',
    objective: 'max_fit',
    right,
    pairs,
  });
  return all.filter((chosen) => {
    const wants = (side: 'left' | 'right', id: string, other: string) => {
      const at = side === 'left' ? 0 : 1;
      const mine = chosen.filter((pair) => pair[at] === id);
      const capacity = problem[side].find((person) => person.id === id)?.capacity ?? 0;
      const isBetterThan = (pair: Pair) =>
        tier(side, id, other) < tier(side, id, pair[1 - at] as string);
      return mine.length < capacity || mine.some(isBetterThan);
    };
    return pairs
      .filter((pair) => !chosen.includes(pair))
      .every(([a, b]) => !(wants('left', a, b) && wants('right', b, a)));
  });
}

/** The largest total fit of any division into circles. */
export function bestCircles(problem: CircleProblem): number {
  const fitOf = new Map(problem.pairs.map(([a, b, fit]) => [[a, b].sort().join(), fit]));
  const [smallest, largest] = problem.size;
  const worth = (circle: readonly string[]) => {
    if (circle.length < smallest || circle.length > largest) return -1;
    const leaders = circle.filter((id) => problem.leaders.includes(id)).length;
    if (leaders !== Math.min(1, problem.leaders.length)) return -1;
    let sum = 0;
    for (const [at, a] of circle.entries()) {
      for (const b of circle.slice(at + 1)) {
        const fit = fitOf.get([a, b].sort().join());
        if (fit === undefined) return -1;
        sum += fit;
      }
    }
    return sum;
  };
  const divide = (people: readonly string[]): number => {
    const [first, ...rest] = people;
    if (first === undefined) return 0;
    let most = divide(rest);
    for (let mask = 0; mask < 1 << rest.length; mask++) {
      const inside = rest.filter((_, at) => mask & (1 << at));
      const value = worth([first, ...inside]);
      if (value < 0) continue;
      most = Math.max(most, value + divide(rest.filter((_, at) => !(mask & (1 << at)))));
    }
    return most;
  };
  return divide(problem.members.map(({ id }) => id));
}

export function allAssignments(problem: AssignmentProblem): readonly (readonly Pair[])[] {
  return subsets(problem, (pairs) => {
    const count = (side: 0 | 1, id: string) => pairs.filter((pair) => pair[side] === id).length;
    return (
      problem.left.every(({ id, capacity }) => count(0, id) <= capacity) &&
      problem.right.every(
        ({ id, capacity, min }) => count(1, id) <= capacity && count(1, id) >= min,
      )
    );
  });
}

interface Decided {
  readonly pairs: readonly Pair[];
  readonly pinned: readonly (readonly [string, string])[];
  readonly forbidden: readonly (readonly [string, string])[];
}

function subsets(problem: Decided, isAllowed: (pairs: readonly Pair[]) => boolean) {
  const isIn = (list: Decided['pinned'], [a, b]: Pair) => list.some(([x, y]) => x === a && y === b);
  const pinned = problem.pairs.filter((pair) => isIn(problem.pinned, pair));
  const open = problem.pairs.filter(
    (pair) => !isIn(problem.pinned, pair) && !isIn(problem.forbidden, pair),
  );
  const found: (readonly Pair[])[] = [];
  for (let mask = 0; mask < 1 << open.length; mask++) {
    const pairs = [...pinned, ...open.filter((_, at) => mask & (1 << at))];
    if (isAllowed(pairs)) found.push(pairs);
  }
  return found;
}

/** The best score, or null where there is no solution. */
export function bestBy(
  scoreOf: (pairs: readonly Pair[]) => readonly number[],
  solutions: readonly (readonly Pair[])[],
) {
  let found: readonly number[] | null = null;
  for (const pairs of solutions) {
    const value = scoreOf(pairs);
    if (found === null || isBetter(value, found)) found = value;
  }
  return found;
}
