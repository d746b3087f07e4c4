import type { CircleProblem } from '../problem.ts';
import type { CircleResult } from '../result.ts';
import { checkPairs, Faults, unorderedKey, type Verdict } from './verdict.ts';

/** Checks a result of kind `circle`: allowed circles, right sums, and a bound that nothing can exceed. */
export function verifyCircle(problem: CircleProblem, result: CircleResult): Verdict {
  const faults = new Faults();
  checkPairs(faults, problem, result, unorderedKey);
  const banned = new Set(problem.forbidden.map(([a, b]) => unorderedKey(a, b)));
  const open = problem.pairs.filter(([a, b]) => !banned.has(unorderedKey(a, b)));
  const fitOf = new Map(open.map(([a, b, fit]) => [unorderedKey(a, b), fit]));
  const leads = new Set(problem.leaders);
  const hasRoom = new Set(
    problem.members.filter(({ capacity }) => capacity > 0).map(({ id }) => id),
  );
  const [smallest, largest] = problem.size;

  const inside = new Set<string>();
  const everybody = result.groups.flatMap(({ members }) => members);
  result.groups.forEach(({ members, leader, fit }, at) => {
    const size = members.length;
    faults.check(size >= smallest && size <= largest, `circle ${at} has ${size} people`);
    const leaders = members.filter((id) => leads.has(id));
    const expected = problem.leaders.length === 0 ? 0 : 1;
    faults.check(leaders.length === expected, `circle ${at} has ${leaders.length} leaders`);
    faults.check(leaders[0] === leader, `circle ${at} is not led by ${leader}`);
    let sum = 0;
    members.forEach((a, i) => {
      faults.check(hasRoom.has(a), `${a} is no member with room`);
      for (const b of members.slice(i + 1)) {
        const value = fitOf.get(unorderedKey(a, b));
        faults.check(value !== undefined, `${a} and ${b} may not meet`);
        sum += value ?? 0;
        inside.add(unorderedKey(a, b));
      }
    });
    faults.check(sum === fit, `circle ${at} has fit ${sum}, not ${fit}`);
  });
  faults.check(new Set(everybody).size === everybody.length, 'somebody is in two circles');
  const stated = result.pairs.map(([a, b]) => unorderedKey(a, b));
  const isSame = stated.length === inside.size && stated.every((key) => inside.has(key));
  faults.check(isSame, 'pairs are not those inside the circles');
  faults.check(result.matched === everybody.length, `matched is not ${result.matched}`);

  const mayMeet = new Set(open.flatMap((pair) => [pair[0], pair[1]]));
  const placed = new Set(everybody);
  const left = problem.members.filter(({ id }) => !placed.has(id));
  const reasons = left.map(({ id }) => {
    if (!hasRoom.has(id)) return `${id} no_capacity`;
    return `${id} ${mayMeet.has(id) ? 'no_circle' : 'no_allowed_partner'}`;
  });
  const given = result.unmatched.map(({ id, why }) => `${id} ${why}`);
  faults.check(reasons.join() === given.join(), 'the unmatched people or their reasons are wrong');

  checkBound(faults, problem, result, hasRoom, open);
  return faults.verdict();
}

/** Prices >= 0 bound the fits: nobody meets more than `largest - 1` others. */
function checkBound(
  faults: Faults,
  problem: CircleProblem,
  result: CircleResult,
  hasRoom: ReadonlySet<string>,
  open: CircleProblem['pairs'],
): void {
  const { certificate } = result;
  const [smallest, largest] = problem.size;
  const leads = new Set(problem.leaders);
  const price = new Map(Object.entries(certificate.dual.members));
  let bound = 0;
  for (const id of hasRoom) {
    faults.check((price.get(id) ?? -1) >= 0, `${id} has no price >= 0`);
    bound += (price.get(id) ?? Number.NaN) * (largest - 1);
  }
  for (const [a, b, fit] of open) {
    const canMeet = hasRoom.has(a) && hasRoom.has(b) && !(leads.has(a) && leads.has(b));
    if (canMeet) bound += Math.max(0, fit - (price.get(a) ?? 0) - (price.get(b) ?? 0));
  }
  bound = Math.floor(bound);
  faults.check(bound === certificate.upperBound, `the prices prove ${bound} as the upper bound`);
  const gap = bound === 0 ? 0 : (bound - result.totalFit) / bound;
  faults.check(gap === certificate.gap, `gap is ${gap}, not ${certificate.gap}`);

  const leaders = problem.leaders.filter((id) => hasRoom.has(id)).length;
  const others = hasRoom.size - leaders;
  const circles = Math.min(leaders, Math.floor(others / (smallest - 1)));
  const most =
    problem.leaders.length === 0
      ? Math.min(hasRoom.size, Math.floor(hasRoom.size / smallest) * largest)
      : circles + Math.min(others, circles * (largest - 1));
  faults.check(most === certificate.matchedBound, `up to ${most} people could be in circles`);
  const isOptimal = result.totalFit === bound && result.matched === most;
  const status = isOptimal ? 'optimal' : 'bounded';
  faults.check(certificate.status === status, `status is ${certificate.status}, not ${status}`);
}
