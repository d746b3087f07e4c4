/** Preferences over acceptable partners on arrays. */
export interface Preferences {
  readonly leftCapacity: readonly number[];
  readonly rightCapacity: readonly number[];
  /** Acceptable right people by left person, best first, without ties. */
  readonly wishes: readonly (readonly number[])[];
  /** By right person: the rank of each acceptable left person, smaller is better, no two alike. */
  readonly ranks: readonly ReadonlyMap<number, number>[];
}

/**
 * Deferred acceptance with the left side proposing (Gale & Shapley 1962): stable, and every left person gets
 * the best partners that any stable solution could give. Returns the partners of each left person.
 * O(wishes x capacity of the right) time.
 */
export function deferredAcceptance(preferences: Preferences): readonly (readonly number[])[] {
  const { leftCapacity, rightCapacity, wishes, ranks } = preferences;
  const nextWish = new Int32Array(wishes.length);
  const held = wishes.map(() => new Set<number>());
  const holders = rightCapacity.map((): number[] => []);
  const waiting = wishes.map((_, i) => i).reverse();
  while (waiting.length > 0) {
    const i = waiting.pop()!;
    const list = wishes[i]!;
    while (held[i]!.size < leftCapacity[i]! && nextWish[i]! < list.length) {
      const j = list[nextWish[i]!++]!;
      const loser = propose(i, j);
      if (loser !== i) held[i]!.add(j);
      if (loser !== i && loser >= 0) {
        held[loser]!.delete(j);
        waiting.push(loser);
      }
    }
  }
  return held.map((partners) => [...partners].sort((a, b) => a - b));

  /** Who must go when `i` asks `j`: somebody else, `i` itself, or nobody (-1). */
  function propose(i: number, j: number): number {
    const places = holders[j]!;
    if (places.length < rightCapacity[j]!) {
      places.push(i);
      return -1;
    }
    let worst = -1;
    for (let at = 0; at < places.length; at++) {
      if (worst < 0 || rankOf(j, places[at]!) > rankOf(j, places[worst]!)) worst = at;
    }
    if (worst < 0 || rankOf(j, i) > rankOf(j, places[worst]!)) return i;
    const loser = places[worst]!;
    places[worst] = i;
    return loser;
  }

  function rankOf(j: number, i: number): number {
    return ranks[j]!.get(i)!;
  }
}
