import { MAX_FIT, type Pair, type PeerProblem } from '../problem.ts';
import type { PeerPrices, PeerResult } from '../result.ts';
import { checkPairs, Faults, unorderedKey, type Verdict } from './verdict.ts';

/** Checks a result of kind `peer`: allowed, complete and, by its certificate, best. */
export function verifyPeer(problem: PeerProblem, result: PeerResult): Verdict {
  const faults = new Faults();
  checkPairs(faults, problem, result, unorderedKey);
  checkMembers(faults, problem, result);
  checkCertificate(faults, problem, result);
  return faults.verdict();
}

function checkMembers(faults: Faults, problem: PeerProblem, result: PeerResult): void {
  const met = result.pairs.flatMap((pair) => [pair[0], pair[1]]);
  const paired = new Set(met);
  faults.check(paired.size === met.length, 'somebody has two partners');
  faults.check(result.matched === result.pairs.length, `matched is not ${result.matched}`);
  const banned = new Set(problem.forbidden.map(([a, b]) => unorderedKey(a, b)));
  const capacity = new Map(problem.members.map((member) => [member.id, member.capacity]));
  const state = new Map<string, 'alone' | 'free' | 'full'>();
  for (const { id } of problem.members) state.set(id, 'alone');
  for (const [a, b] of problem.pairs) {
    if (banned.has(unorderedKey(a, b))) continue;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const isFull = paired.has(other) || capacity.get(other) === 0;
      if (!isFull) state.set(one, 'free');
      else if (state.get(one) === 'alone') state.set(one, 'full');
    }
  }
  const why = { alone: 'no_allowed_partner', free: '?', full: 'partners_full' } as const;
  const expected = problem.members
    .filter(({ id }) => !paired.has(id))
    .map(({ id, capacity }) => `${id} ${capacity === 0 ? 'no_capacity' : why[state.get(id)!]}`);
  const stated = result.unmatched.map(({ id, why }) => `${id} ${why}`);
  for (const { id, capacity } of problem.members) {
    faults.check(capacity > 0 || !paired.has(id), `${id} has a partner, capacity 0`);
  }
  faults.check(
    expected.join() === stated.join(),
    'the unmatched people or their reasons are not those of the pairs',
  );
}

function checkCertificate(faults: Faults, problem: PeerProblem, result: PeerResult): void {
  const { certificate } = result;
  const { dual, fitWeight, pairWeight, fairness } = certificate;
  const pins = new Set(problem.pinned.map(([a, b]) => unorderedKey(a, b)));
  const banned = new Set(problem.forbidden.map(([a, b]) => unorderedKey(a, b)));
  const taken = new Set(problem.pinned.flat());
  const hasRoom = new Set(
    problem.members
      .filter(({ id, capacity }) => capacity > 0 && !taken.has(id))
      .map(({ id }) => id),
  );
  const open = problem.pairs.filter(
    ([a, b]) => hasRoom.has(a) && hasRoom.has(b) && !banned.has(unorderedKey(a, b)),
  );
  const pinned = problem.pairs.filter(([a, b]) => pins.has(unorderedKey(a, b)));
  const openCount = result.matched - pinned.length;

  const most = Math.floor(hasRoom.size / 2);
  const isInOrder =
    problem.objective === 'max_fit'
      ? fitWeight > most * pairWeight && pairWeight >= 0
      : fitWeight > 0 && pairWeight > most * MAX_FIT * fitWeight;
  faults.check(isInOrder, 'the weights do not put the goals in the order of the objective');

  let atLeast = 0;
  if (problem.objective === 'fair' && result.worstFit !== null) {
    atLeast = result.worstFit;
    faults.check(fairness?.worstFit === atLeast, 'the certificate is for another worst fit');
    if (fairness?.because === 'pinned') {
      const isWorst = pinned.some(([, , fit]) => fit === atLeast);
      faults.check(isWorst, 'no pinned pair has the worst fit');
    } else {
      const better = open.filter(([, , fit]) => fit > atLeast);
      const bound = fairness?.dual
        ? dualBound(faults, better, () => 1, hasRoom, fairness.dual)
        : null;
      const isExcluded = bound !== null && Math.floor(bound) < openCount;
      faults.check(isExcluded, 'a better worst fit is not excluded by the prices');
    }
  }

  const value = (fit: number) => fit * fitWeight + pairWeight;
  const fairEnough = open.filter(([, , fit]) => fit >= atLeast);
  const bound = dualBound(faults, fairEnough, value, hasRoom, dual);
  const openFit = result.totalFit - pinned.reduce((sum, [, , fit]) => sum + fit, 0);
  const reached = openFit * fitWeight + openCount * pairWeight;
  faults.check(bound === reached, `the prices prove ${bound}, the pairs reach ${reached}`);
  faults.check(certificate.upperBound === result.totalFit, 'upperBound is not the total fit');
  faults.check(certificate.status === 'optimal', `status is ${certificate.status}`);
  faults.check(certificate.gap === 0, `gap is ${certificate.gap}`);
}

/**
 * Weak duality of Edmonds' matching polytope: where every pair's two prices and the prices of the blossoms
 * that hold both reach its value, no matching is worth more than all prices, a blossom of 2k + 1 people
 * counting k times.
 */
function dualBound(
  faults: Faults,
  pairs: readonly Pair[],
  value: (fit: number) => number,
  hasRoom: ReadonlySet<string>,
  { members, blossoms }: PeerPrices,
): number {
  const price = new Map(Object.entries(members));
  const blossomsOf = new Map<string, Set<number>>();
  let bound = 0;
  for (const id of hasRoom) {
    faults.check((price.get(id) ?? -1) >= 0, `${id} has no price >= 0`);
    bound += price.get(id) ?? Number.NaN;
  }
  blossoms.forEach((blossom, at) => {
    const inside = new Set(blossom.members);
    const isOdd = inside.size % 2 === 1 && inside.size === blossom.members.length;
    faults.check(isOdd && blossom.price >= 0, `blossom ${at} is not an odd set with a price >= 0`);
    bound += blossom.price * Math.floor(inside.size / 2);
    for (const id of inside) blossomsOf.set(id, (blossomsOf.get(id) ?? new Set()).add(at));
  });
  for (const [a, b, fit] of pairs) {
    let sum = (price.get(a) ?? Number.NaN) + (price.get(b) ?? Number.NaN);
    const other = blossomsOf.get(b);
    for (const at of blossomsOf.get(a) ?? []) if (other?.has(at)) sum += blossoms[at]!.price;
    faults.check(sum >= value(fit), `the prices of ${a} and ${b} are below their pair's value`);
  }
  return bound;
}
