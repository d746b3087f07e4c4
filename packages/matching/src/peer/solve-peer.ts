import { fitSums } from '../fit-sums.ts';
import { MatchingError } from '../matching-error.ts';
import { MAX_FIT, type Pair, type PeerProblem } from '../problem.ts';
import { unwatched, type Watch } from '../progress.ts';
import type { PeerCertificate, PeerPrices, PeerResult, Unmatched } from '../result.ts';
import { type GeneralMatching, maximumWeightMatching } from './weighted-blossom.ts';

/** The pairs that are still to be decided, and those who may be in them. */
interface OpenPairs {
  readonly members: readonly string[];
  readonly pairs: readonly Pair[];
}

/** Solves peer matching exactly and proves it. O(n^3); `fair` takes up to 14 times as long. */
export function solvePeer(problem: PeerProblem, watch: Watch = unwatched): PeerResult {
  const { open, pinned, allowed } = split(problem);
  const worstPinned = fitSums(pinned).worstFit;
  const fairness =
    problem.objective === 'fair' ? findFairness(open, worstPinned, watch) : undefined;
  const atLeast = fairness?.worstFit ?? 0;
  const fairEnough = { ...open, pairs: open.pairs.filter(([, , fit]) => fit >= atLeast) };
  const weights = weightsFor(problem.objective === 'max_fit', open.members.length);
  const weightOf = (fit: number) => fit * weights.fitWeight + weights.pairWeight;
  const best = match(fairEnough, weightOf, watch);
  watch({ phase: 'proof' });

  const order = new Map(problem.pairs.map((pair, at) => [pair, at]));
  const pairs = [...pinned, ...best.pairs].sort((a, b) => order.get(a)! - order.get(b)!);
  const { totalFit, worstFit } = fitSums(pairs);
  return {
    kind: 'peer',
    pairs,
    matched: pairs.length,
    totalFit,
    worstFit,
    certificate: {
      status: 'optimal',
      upperBound: totalFit,
      gap: 0,
      dual: best.prices,
      ...weights,
      ...(fairness && { fairness }),
    },
    unmatched: unmatchedMembers(problem, allowed, pairs),
  };
}

function split(problem: PeerProblem) {
  const keyOf = (a: string, b: string) => JSON.stringify(a < b ? [a, b] : [b, a]);
  const pins = new Set(problem.pinned.map(([a, b]) => keyOf(a, b)));
  const banned = new Set(problem.forbidden.map(([a, b]) => keyOf(a, b)));
  const taken = new Set(problem.pinned.flat());
  const hasRoom = new Set(
    problem.members
      .filter(({ id, capacity }) => capacity > 0 && !taken.has(id))
      .map(({ id }) => id),
  );
  const allowed = problem.pairs.filter(([a, b]) => banned.size === 0 || !banned.has(keyOf(a, b)));
  const open: OpenPairs = {
    members: [...hasRoom],
    pairs: allowed.filter(([a, b]) => hasRoom.has(a) && hasRoom.has(b)),
  };
  return { open, allowed, pinned: allowed.filter(([a, b]) => pins.has(keyOf(a, b))) };
}

/**
 * One number per pair that ranks solutions in the objective's order: no solution has more than half as many
 * pairs as people, so that one pair more outweighs all fits, or one point of fit outweighs all pairs.
 */
function weightsFor(fitFirst: boolean, people: number) {
  const most = Math.floor(people / 2);
  if ((most + 2) * MAX_FIT > 0x7fff_ffff) {
    throw new MatchingError('too_large', 'members', `${people} people are too many to stay exact`);
  }
  return fitFirst
    ? { fitWeight: most + 1, pairWeight: 1 }
    : { fitWeight: 1, pairWeight: most * MAX_FIT + 1 };
}

function match(open: OpenPairs, weightOf: (fit: number) => number, watch: Watch) {
  const index = new Map(open.members.map((id, at) => [id, at]));
  const matching = maximumWeightMatching(
    {
      vertexCount: open.members.length,
      from: Int32Array.from(open.pairs, ([a]) => index.get(a)!),
      to: Int32Array.from(open.pairs, ([, b]) => index.get(b)!),
      weight: Float64Array.from(open.pairs, ([, , fit]) => weightOf(fit)),
    },
    watch,
  );
  const chosen = new Set(matching.edgeOf.filter((edge) => edge >= 0));
  return {
    pairs: [...chosen].map((edge) => open.pairs[edge]!),
    prices: pricesById(open.members, matching),
  };
}

function pricesById(members: readonly string[], matching: GeneralMatching): PeerPrices {
  return {
    members: Object.fromEntries(members.map((id, v) => [id, matching.price[v]!])),
    blossoms: matching.blossoms.map(({ vertices, price }) => ({
      members: vertices.map((v) => members[v]!),
      price,
    })),
  };
}

/** The best worst fit that still allows as many pairs, by binary search over the fits that occur. */
function findFairness(
  open: OpenPairs,
  worstPinned: number | null,
  watch: Watch,
): PeerCertificate['fairness'] {
  watch({ phase: 'fairness' });
  const countFrom = (atLeast: number) =>
    match({ ...open, pairs: open.pairs.filter(([, , fit]) => fit >= atLeast) }, () => 1, watch);
  const most = countFrom(0).pairs.length;
  if (most === 0) {
    return worstPinned !== null ? { worstFit: worstPinned, because: 'pinned' } : undefined;
  }
  const fits = [...new Set(open.pairs.map(([, , fit]) => fit))].sort((a, b) => a - b);
  let low = 0;
  let high = fits.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (countFrom(fits[middle]!).pairs.length === most) low = middle;
    else high = middle - 1;
  }
  const worstFit = fits[low]!;
  if (worstPinned !== null && worstPinned <= worstFit)
    return { worstFit: worstPinned, because: 'pinned' };
  return { worstFit, because: 'fewer_pairs', dual: countFrom(worstFit + 1).prices };
}

function unmatchedMembers(
  problem: PeerProblem,
  allowed: readonly Pair[],
  pairs: readonly Pair[],
): readonly Unmatched[] {
  const hasPartner = new Set(pairs.flatMap((pair) => [pair[0], pair[1]]));
  const mayMeet = new Set(allowed.flatMap((pair) => [pair[0], pair[1]]));
  return problem.members
    .filter(({ id }) => !hasPartner.has(id))
    .map(({ id, capacity }) => {
      if (capacity === 0) return { id, why: 'no_capacity' };
      return { id, why: mayMeet.has(id) ? 'partners_full' : 'no_allowed_partner' };
    });
}
