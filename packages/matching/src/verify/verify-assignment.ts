import type { AssignmentProblem } from '../problem.ts';
import type { AssignmentResult } from '../result.ts';
import { coverBound, type Open, priceBound, whatIsOpen } from './assignment-bounds.ts';
import { checkPairs, countBy, Faults, keyOf, type Verdict } from './verdict.ts';

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
  const alone = problem.left.filter(({ id }) => !leftLoad.has(id));
  const partners = new Map<string, string[]>(alone.map(({ id }) => [id, []]));
  for (const [left, right] of problem.pairs) {
    const allowed = partners.get(left);
    if (allowed && !banned.has(keyOf(left, right))) allowed.push(right);
  }
  const expected = alone.map(({ id, capacity }) => {
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
