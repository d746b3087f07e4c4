import type { AssignmentProblem, Pair } from '../problem.ts';
import type { AssignmentCertificate, AssignmentResult, Cover } from '../result.ts';
import { checkPairs, Faults, keyOf, type Verdict } from './verdict.ts';

/** What the pins leave open, read from the problem alone. */
interface Open {
  readonly pairs: readonly Pair[];
  readonly left: ReadonlyMap<string, { readonly room: number; readonly min: number }>;
  readonly right: ReadonlyMap<string, { readonly room: number; readonly min: number }>;
  readonly pinnedCount: number;
  readonly pinnedFit: number;
}

/** Checks a result of kind `assignment`: allowed, complete and, by its certificate, best. */
export function verifyAssignment(problem: AssignmentProblem, result: AssignmentResult): Verdict {
  const faults = new Faults();
  checkPairs(faults, problem, result, keyOf);
  checkLoads(faults, problem, result);
  checkUnmatched(faults, problem, result);
  checkCertificate(faults, problem, result);
  return faults.verdict();
}

function checkLoads(faults: Faults, problem: AssignmentProblem, result: AssignmentResult): void {
  const sides = [problem.left.map((person) => ({ ...person, min: 0 })), problem.right] as const;
  sides.forEach((people, side) => {
    const load = countBy(result.pairs.map((pair) => pair[side as 0 | 1]));
    for (const { id, capacity, min } of people) {
      const count = load.get(id) ?? 0;
      faults.check(count <= capacity, `${id} has ${count} partners, capacity ${capacity}`);
      faults.check(count >= min, `${id} has ${count} partners, owed ${min}`);
    }
  });
  faults.check(result.matched === result.pairs.length, `matched is not ${result.matched}`);
}

function checkUnmatched(
  faults: Faults,
  problem: AssignmentProblem,
  result: AssignmentResult,
): void {
  const leftLoad = countBy(result.pairs.map(([left]) => left));
  const rightLoad = countBy(result.pairs.map(([, right]) => right));
  const isFull = new Map(
    problem.right.map(({ id, capacity }) => [id, (rightLoad.get(id) ?? 0) >= capacity]),
  );
  const banned = new Set(problem.forbidden.map(([left, right]) => keyOf(left, right)));
  const partners = new Map<string, string[]>(problem.left.map(({ id }) => [id, []]));
  for (const [left, right] of problem.pairs) {
    if (!banned.has(keyOf(left, right))) partners.get(left)?.push(right);
  }
  const expected = problem.left
    .filter(({ id }) => !leftLoad.has(id))
    .map(({ id, capacity }) => {
      const allowed = partners.get(id) ?? [];
      if (capacity === 0) return `${id} no_capacity`;
      if (allowed.length === 0) return `${id} no_allowed_partner`;
      return allowed.every((other) => isFull.get(other)) ? `${id} partners_full` : `${id} ?`;
    });
  const stated = result.unmatched.map(({ id, why }) => `${id} ${why}`);
  faults.check(
    expected.join() === stated.join(),
    'the unmatched people or their reasons are not those of the pairs',
  );
}

function checkCertificate(
  faults: Faults,
  problem: AssignmentProblem,
  result: AssignmentResult,
): void {
  const { certificate } = result;
  const open = whatIsOpen(problem);
  const countsPairs = problem.objective !== 'max_fit';
  if (countsPairs) {
    const bound = open.pinnedCount + coverBound(open, certificate.cardinality, 'room', 0);
    faults.check(bound === certificate.cardinality?.bound, `the cover proves ${bound} pairs`);
    faults.check(bound === result.matched, `up to ${bound} pairs are not excluded by the cover`);
  }
  let atLeast = 0;
  if (problem.objective === 'fair' && result.worstFit !== null) {
    checkFairness(faults, problem, result, open);
    atLeast = result.worstFit;
  }
  const cover = countsPairs ? certificate.cardinality : undefined;
  const bound = open.pinnedFit + priceBound(open, certificate, cover, atLeast);
  faults.check(bound === certificate.upperBound, `the prices prove ${bound} as the upper bound`);
  faults.check(certificate.status === 'optimal', `status is ${certificate.status}`);
  faults.check(certificate.gap === 0, `gap is ${certificate.gap}`);
  faults.check(
    bound === result.totalFit,
    `a total fit up to ${bound} is not excluded by the prices`,
  );
}

function checkFairness(
  faults: Faults,
  problem: AssignmentProblem,
  result: AssignmentResult,
  open: Open,
): void {
  const fairness = result.certificate.fairness;
  const better = (result.worstFit ?? 0) + 1;
  faults.check(fairness?.worstFit === result.worstFit, 'the certificate is for another worst fit');
  if (fairness?.because === 'pinned') {
    const pinned = new Set(problem.pinned.map(([left, right]) => keyOf(left, right)));
    const isWorst = problem.pairs.some(
      ([left, right, fit]) => pinned.has(keyOf(left, right)) && fit === result.worstFit,
    );
    faults.check(isWorst, 'no pinned pair has the worst fit');
  } else if (fairness?.because === 'fewer_pairs') {
    const bound = open.pinnedCount + coverBound(open, fairness.cover, 'room', better);
    faults.check(bound < result.matched, 'a better worst fit is not excluded by the cover');
  } else {
    const owed = [...open.right.values()].reduce((sum, { min }) => sum + min, 0);
    const bound = coverBound(open, fairness?.cover, 'min', better);
    faults.check(bound < owed, 'a better worst fit is not excluded by the minimums');
  }
}

/**
 * No choice has more pairs than the covered people have places, plus the pairs that the cover leaves
 * untouched. With `places` = 'min' the right side's places are what it is owed.
 */
function coverBound(
  open: Open,
  cover: Cover | undefined,
  places: 'room' | 'min',
  atLeast: number,
): number {
  if (cover === undefined) return Number.POSITIVE_INFINITY;
  const left = new Set(cover.left);
  const right = new Set(cover.right);
  let bound = 0;
  for (const id of left) bound += open.left.get(id)?.room ?? 0;
  for (const id of right) bound += open.right.get(id)?.[places] ?? 0;
  for (const [a, b, fit] of open.pairs) {
    if (fit >= atLeast && !left.has(a) && !right.has(b)) bound++;
  }
  return bound;
}

/**
 * An upper bound on the total fit for any prices: a choice of fits is the sum of the prices of its people
 * (times their partners) and of what is left over on its pairs. Among the choices that are as large as a
 * tight cover allows, covered people are full, pairs touched twice are out and untouched pairs are in.
 */
function priceBound(
  open: Open,
  certificate: AssignmentCertificate,
  cover: Cover | undefined,
  atLeast: number,
): number {
  let bound = 0;
  const covered = { left: new Set(cover?.left), right: new Set(cover?.right) };
  const price = { left: priceOf(certificate.dual.left), right: priceOf(certificate.dual.right) };
  for (const side of ['left', 'right'] as const) {
    for (const [id, { room, min }] of open[side]) {
      const value = price[side](id);
      bound += value * (covered[side].has(id) || value > 0 ? room : min);
    }
  }
  for (const [a, b, fit] of open.pairs) {
    if (fit < atLeast) continue;
    const rest = fit - price.left(a) - price.right(b);
    const touched = Number(covered.left.has(a)) + Number(covered.right.has(b));
    if (cover !== undefined && touched === 0) bound += rest;
    else if (cover === undefined || touched === 1) bound += Math.max(0, rest);
  }
  return bound;
}

function priceOf(prices: Readonly<Record<string, number>> | undefined): (id: string) => number {
  const byId = new Map(Object.entries(prices ?? {}));
  return (id) => byId.get(id) ?? Number.NaN;
}

function whatIsOpen(problem: AssignmentProblem): Open {
  const pins = new Set(problem.pinned.map(([left, right]) => keyOf(left, right)));
  const banned = new Set(problem.forbidden.map(([left, right]) => keyOf(left, right)));
  const leftPins = countBy(problem.pinned.map(([left]) => left));
  const rightPins = countBy(problem.pinned.map(([, right]) => right));
  const pairs: Pair[] = [];
  let pinnedFit = 0;
  const decided = pins.size + banned.size > 0;
  for (const pair of problem.pairs) {
    const key = decided ? keyOf(pair[0], pair[1]) : '';
    if (pins.has(key)) pinnedFit += pair[2];
    else if (!banned.has(key)) pairs.push(pair);
  }
  const degree = [countBy(pairs.map(([left]) => left)), countBy(pairs.map(([, right]) => right))];
  const left = problem.left.map(({ id, capacity }) => {
    const room = Math.min(capacity - (leftPins.get(id) ?? 0), degree[0]?.get(id) ?? 0);
    return [id, { room, min: 0 }] as const;
  });
  const right = problem.right.map(({ id, capacity, min }) => {
    const pinned = rightPins.get(id) ?? 0;
    const room = Math.min(capacity - pinned, degree[1]?.get(id) ?? 0);
    return [id, { room, min: Math.max(0, min - pinned) }] as const;
  });
  return {
    pairs,
    left: new Map(left),
    right: new Map(right),
    pinnedCount: pins.size,
    pinnedFit,
  };
}

function countBy(ids: readonly string[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}
