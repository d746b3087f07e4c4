/** A choice of a graph's pairs (1 for each chosen), what it is worth, and how many existing pairs it ends. */
export interface Choice {
  readonly chosen: Uint8Array;
  readonly worth: number;
  readonly ended: number;
}

/** Pairs to turn from chosen to not chosen and back, which keeps everybody within what both choices give them. */
export interface Trail {
  readonly pairs: readonly number[];
  readonly worth: number;
  readonly ended: number;
}

/**
 * The way from one choice to another in parts that can be gone each by itself: at every person, pairs that go are
 * linked with pairs that come, and what hangs together is a part. O(pairs).
 */
export function trailsBetween(
  from: Uint8Array,
  to: Uint8Array,
  ends: { readonly left: Int32Array; readonly right: Int32Array },
  isExisting: Uint8Array,
  worthOf: (pair: number) => number,
): readonly Trail[] {
  const turned: number[] = [];
  for (let e = 0; e < from.length; e++) if (from[e] !== to[e]) turned.push(e);
  const links = new Map(turned.map((e) => [e, [] as number[]]));
  for (const end of [ends.left, ends.right]) {
    const open = new Map<number, number[]>();
    for (const e of turned) {
      const waiting = open.get(end[e]!) ?? [];
      const other = waiting.at(-1);
      if (other !== undefined && from[other] !== from[e]) {
        waiting.pop();
        links.get(e)!.push(other);
        links.get(other)!.push(e);
      } else {
        waiting.push(e);
      }
      open.set(end[e]!, waiting);
    }
  }
  const seen = new Set<number>();
  return turned.flatMap((first) => {
    if (seen.has(first)) return [];
    seen.add(first);
    const pairs = [first];
    for (const e of pairs) {
      for (const other of links.get(e)!) {
        if (seen.has(other)) continue;
        seen.add(other);
        pairs.push(other);
      }
    }
    let worth = 0;
    let ended = 0;
    for (const e of pairs) {
      const sign = from[e] === 1 ? -1 : 1;
      worth += sign * worthOf(e);
      ended -= sign * isExisting[e]!;
    }
    return [{ pairs, worth, ended }];
  });
}

/**
 * The most valuable choice that goes some of the trails from `start` and ends at most `atMost`: a knapsack, by the
 * number ended. O(trails x pairs ended).
 */
export function bestWithin(start: Choice, trails: readonly Trail[], atMost: number): Choice {
  interface Way {
    readonly worth: number;
    readonly last: Trail | null;
    readonly before: Way | null;
  }
  let ways = new Map<number, Way>([
    [start.ended, { worth: start.worth, last: null, before: null }],
  ]);
  // Those that end fewer first: after them, more than `atMost` is too many for good.
  for (const trail of trails.toSorted((a, b) => a.ended - b.ended)) {
    const next = new Map(ways);
    for (const [ended, way] of ways) {
      const sum = ended + trail.ended;
      const worth = way.worth + trail.worth;
      if (sum <= atMost && worth > (next.get(sum)?.worth ?? -Infinity)) {
        next.set(sum, { worth, last: trail, before: way });
      }
    }
    ways = next;
  }
  let [ended, best] = [start.ended, ways.get(start.ended)!];
  for (const [count, way] of ways) if (way.worth > best.worth) [ended, best] = [count, way];
  const chosen = start.chosen.slice();
  for (let way: Way | null = best; way !== null; way = way.before) {
    for (const e of way.last?.pairs ?? []) chosen[e] = 1 - chosen[e]!;
  }
  return { chosen, worth: best.worth, ended };
}
