/** Who holds which places: each right person keeps the best of the pairs that were offered. */
export interface HeldPlaces {
  /** The pair that has to go when one is offered: the offered one itself, another, or nobody's (-1). Best is the lowest rank. */
  offer(right: number, pair: number, rank: number): number;
  /** By right person: the rank that a newcomer must not be above; infinite where there is room. */
  readonly limit: Float64Array;
  /** The pairs that somebody holds, the first to go first. */
  heldBy(right: number): Int32Array;
}

/**
 * Places for `capacity[j]` pairs of right person `j`. Each one's are a heap with the first to go on top, so
 * that an offer takes O(log(capacity)). Of equal ranks the later pair goes.
 */
export function createHeldPlaces(capacity: ArrayLike<number>): HeldPlaces {
  const count = capacity.length;
  const firstPlace = new Int32Array(count + 1);
  for (let j = 0; j < count; j++) firstPlace[j + 1] = firstPlace[j]! + capacity[j]!;
  const taken = new Int32Array(count);
  const pairAt = new Int32Array(firstPlace[count]!);
  const rankAt = new Float64Array(firstPlace[count]!);
  const limit = new Float64Array(count);
  for (let j = 0; j < count; j++) limit[j] = capacity[j] === 0 ? -Infinity : Infinity;
  return { offer, limit, heldBy };

  function heldBy(right: number): Int32Array {
    const first = firstPlace[right]!;
    return pairAt.subarray(first, first + taken[right]!);
  }

  function offer(right: number, pair: number, rank: number): number {
    if (rank > limit[right]!) return pair;
    const top = firstPlace[right]!;
    const places = firstPlace[right + 1]! - top;
    if (taken[right]! < places) {
      let at = taken[right]!++;
      for (; at > 0; at = (at - 1) >> 1) {
        const above = (at - 1) >> 1;
        if (!goesBefore(rank, pair, top + above)) break;
        move(top + above, top + at);
      }
      settle(pair, rank, top + at);
      if (taken[right] === places) limit[right] = rankAt[top]!;
      return -1;
    }
    if (places === 0 || goesBefore(rank, pair, top)) return pair;
    const gone = pairAt[top]!;
    let at = 0;
    for (let below = 1; below < places; below = 2 * at + 1) {
      const other = top + below + 1;
      if (below + 1 < places && goesBefore(rankAt[other]!, pairAt[other]!, top + below)) below++;
      if (goesBefore(rank, pair, top + below)) break;
      move(top + below, top + at);
      at = below;
    }
    settle(pair, rank, top + at);
    limit[right] = rankAt[top]!;
    return gone;
  }

  function settle(pair: number, rank: number, place: number): void {
    pairAt[place] = pair;
    rankAt[place] = rank;
  }

  function move(from: number, to: number): void {
    pairAt[to] = pairAt[from]!;
    rankAt[to] = rankAt[from]!;
  }

  function goesBefore(rank: number, pair: number, place: number): boolean {
    return rank > rankAt[place]! || (rank === rankAt[place]! && pair > pairAt[place]!);
  }
}
