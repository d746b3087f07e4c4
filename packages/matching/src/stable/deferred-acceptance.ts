import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import type { Preferences } from './preferences.ts';

/**
 * Deferred acceptance with the left side proposing (Gale & Shapley 1962): stable, and every left person gets
 * the best partners that any stable solution could give. Returns 1 for each chosen pair of the graph.
 *
 * Whom each right person holds is a heap with the least wanted on top: O(wishes x log(capacity)) time.
 */
export function deferredAcceptance(
  { leftCapacity, rightCapacity, right }: BipartiteGraph,
  { start, wishes, rank }: Preferences,
): Uint8Array {
  const chosen = new Uint8Array(right.length);
  const degree = new Int32Array(rightCapacity.length);
  for (let at = 0; at < wishes.length; at++) degree[right[wishes[at]!]!]!++;
  const firstPlace = new Int32Array(degree.length + 1);
  degree.forEach((own, j) => {
    firstPlace[j + 1] = firstPlace[j]! + Math.min(own, rightCapacity[j]!);
  });
  // The pairs that right person j holds are the first `taken[j]` from `firstPlace[j]`: with rank and left person.
  const taken = new Int32Array(degree.length);
  const pairAt = new Int32Array(firstPlace[degree.length]!);
  const leftAt = new Int32Array(pairAt.length);
  const rankAt = new Float64Array(pairAt.length);
  /** The rank that a newcomer must not be above: all are welcome where there is room. */
  const limit = new Float64Array(degree.length).fill(Number.POSITIVE_INFINITY);
  const next = start.slice();
  const free = leftCapacity.slice();
  const waiting = Int32Array.from(leftCapacity.keys()).reverse();
  for (let count = waiting.length; count > 0; ) {
    const i = waiting[--count]!;
    while (free[i]! > 0 && next[i]! < start[i + 1]!) {
      const e = wishes[next[i]!++]!;
      const loser = propose(e, i);
      if (loser === i) continue;
      free[i]!--;
      // Whoever had no free place is not waiting yet.
      if (loser >= 0 && free[loser]!++ === 0) waiting[count++] = loser;
    }
  }
  return chosen;

  /** Who must go when `i` asks: somebody else, `i` itself, or nobody (-1). */
  function propose(e: number, i: number): number {
    const j = right[e]!;
    const own = rank[e]!;
    if (own > limit[j]!) return i;
    const top = firstPlace[j]!;
    const places = firstPlace[j + 1]! - top;
    if (taken[j]! < places) {
      let at = taken[j]!++;
      for (; at > 0; at = (at - 1) >> 1) {
        const above = (at - 1) >> 1;
        if (!isWorse(own, i, top + above)) break;
        move(top + above, top + at);
      }
      settle(e, i, top + at);
      if (taken[j] === places) limit[j] = rankAt[top]!;
      return -1;
    }
    if (places === 0 || isWorse(own, i, top)) return i;
    const loser = leftAt[top]!;
    chosen[pairAt[top]!] = 0;
    let at = 0;
    for (let below = 1; below < places; below = 2 * at + 1) {
      const other = top + below + 1;
      if (below + 1 < places && isWorse(rankAt[other]!, leftAt[other]!, top + below)) below++;
      if (isWorse(own, i, top + below)) break;
      move(top + below, top + at);
      at = below;
    }
    settle(e, i, top + at);
    limit[j] = rankAt[top]!;
    return loser;
  }

  function settle(e: number, i: number, place: number): void {
    pairAt[place] = e;
    leftAt[place] = i;
    rankAt[place] = rank[e]!;
    chosen[e] = 1;
  }

  function move(from: number, to: number): void {
    pairAt[to] = pairAt[from]!;
    leftAt[to] = leftAt[from]!;
    rankAt[to] = rankAt[from]!;
  }

  /** Whether a pair of that rank and left person is less wanted than the one at that place. */
  function isWorse(own: number, i: number, place: number): boolean {
    return own > rankAt[place]! || (own === rankAt[place]! && i > leftAt[place]!);
  }
}
