import type { People } from '../policy/pair-facts.ts';
import type { Policy } from '../policy/policy.ts';
import { createScorer, type Decided } from '../policy/scorer.ts';
import type { AssignmentResult } from '../result.ts';
import { Faults, type Verdict } from '../verify/verdict.ts';

/**
 * Checks a result against people and policy: every allowed pair is scored anew by the scorer of `policy/`, one by
 * one, and held against the certificate (README, 'The certificate'). Shares no code with `solvePeople`; nothing is
 * kept by pair. About a microsecond a pair: 25 s for 10,000 x 2,500.
 */
export function verifyPeople(
  policy: Policy,
  people: People,
  result: AssignmentResult,
  { pinned = [], forbidden = [] }: Decided = {},
): Verdict {
  const faults = new Faults();
  const { left, right } = people;
  const { fit, indexOf } = createScorer(policy, people);
  const { certificate } = result;
  const isCounting = policy.objective === 'max_matched_then_fit';
  faults.check(policy.objective !== 'fair', 'fair is not proven this way');
  const keyOf = ([a, b]: readonly [string, string, ...unknown[]]) =>
    indexOf('left', a) * right.length + indexOf('right', b);
  const pins = new Set(pinned.map(keyOf));
  const bans = new Set(forbidden.map(keyOf));
  const stated = new Map<number, number>();
  const loads = { left: new Map<string, number>(), right: new Map<string, number>() };
  const pinLoads = { left: new Map<string, number>(), right: new Map<string, number>() };
  for (const pair of result.pairs) {
    const key = keyOf(pair);
    faults.check(!stated.has(key), `${pair[0]} and ${pair[1]} are paired twice`);
    stated.set(key, pair[2]);
    for (const count of pins.has(key) ? [loads, pinLoads] : [loads]) {
      count.left.set(pair[0], (count.left.get(pair[0]) ?? 0) + 1);
      count.right.set(pair[1], (count.right.get(pair[1]) ?? 0) + 1);
    }
  }

  // Prices and cover, as arrays: they are asked for at every pair.
  const covered = {
    left: new Set(isCounting ? certificate.cardinality?.left : []),
    right: new Set(isCounting ? certificate.cardinality?.right : []),
  };
  let mostPairs = pins.size;
  let bound = 0;
  const side = (which: 'left' | 'right') => {
    const price = new Float64Array(people[which].length);
    const isCovered = new Uint8Array(people[which].length);
    people[which].forEach((person, at) => {
      const { id, capacity = 1 } = person;
      const min = which === 'right' ? (person.min ?? 0) : 0;
      const load = loads[which].get(id) ?? 0;
      faults.check(load >= min && load <= capacity, `${id} has ${load} partners`);
      const settled = pinLoads[which].get(id) ?? 0;
      const value = certificate.dual[which][id] ?? Number.NaN;
      price[at] = value;
      isCovered[at] = covered[which].has(id) ? 1 : 0;
      if (isCovered[at] === 1) mostPairs += capacity - settled;
      const places =
        isCovered[at] === 1 || value > 0 ? capacity - settled : Math.max(0, min - settled);
      if (places > 0) bound += value * places;
    });
    return { price, isCovered };
  };
  const [lefts, rights] = [side('left'), side('right')];

  const isFull = right.map(({ id, capacity = 1 }) => (loads.right.get(id) ?? 0) >= capacity);
  const unmatched: string[] = [];
  left.forEach(({ id, capacity = 1 }, i) => {
    let mayMeet = false;
    let isSomebodyFree = false;
    for (let j = 0; j < right.length; j++) {
      const value = fit(i, j);
      if (value < 0) continue;
      const key = i * right.length + j;
      const name = () => `${id} and ${right[j]!.id}`;
      const taken = stated.get(key);
      if (taken !== undefined) {
        stated.delete(key);
        faults.check(taken === value, `the fit of ${name()} is ${value}`);
        faults.check(!bans.has(key), `${name()} are forbidden`);
      }
      if (bans.has(key)) continue;
      mayMeet = true;
      if (!isFull[j]) isSomebodyFree = true;
      if (pins.has(key)) {
        faults.check(taken !== undefined, `${name()} were pinned`);
        bound += value;
        continue;
      }
      const rest = value - lefts.price[i]! - rights.price[j]!;
      const touched = lefts.isCovered[i]! + rights.isCovered[j]!;
      if (isCounting && touched === 0) {
        mostPairs++;
        bound += rest;
      } else if (!isCounting || touched === 1) bound += Math.max(0, rest);
    }
    if (loads.left.has(id)) return;
    const why = capacity === 0 ? 'no_capacity' : mayMeet ? 'partners_full' : 'no_allowed_partner';
    unmatched.push(`${id} ${why}`);
    faults.check(why !== 'partners_full' || !isSomebodyFree, `${id} could have a partner`);
  });
  faults.check(stated.size === 0, `${stated.size} pairs are not allowed`);
  faults.check(
    unmatched.join() === result.unmatched.map(({ id, why }) => `${id} ${why}`).join(),
    'the unmatched people or their reasons are not those of the pairs',
  );
  const total = result.pairs.reduce((sum, [, , value]) => sum + value, 0);
  faults.check(result.matched === result.pairs.length, `matched is not ${result.matched}`);
  faults.check(result.totalFit === total, `the total fit is ${total}`);
  if (isCounting) faults.check(mostPairs === result.matched, `the cover allows ${mostPairs} pairs`);
  faults.check(bound === total, `a total fit up to ${bound} is not excluded by the prices`);
  faults.check(certificate.upperBound === total, `upper bound is ${certificate.upperBound}`);
  faults.check(certificate.status === 'optimal', `status is ${certificate.status}`);
  return faults.verdict();
}
