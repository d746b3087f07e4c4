import { somewhereInRow } from './bipartite-graph.ts';
import { createHeldPlaces, type HeldPlaces } from './held-places.ts';

/** Arcs by left person: those of `i` are `start[i] .. start[i + 1] - 1`; `firstRight` is the node of right person 0. */
export interface Offers {
  readonly start: Int32Array;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly cost: Float64Array;
  readonly firstRight: number;
}

/** Bids for each place that left people ask for, on average. More of them cost more than they save. */
const BIDS_A_PLACE = 6;
/** A round in which fewer bid than one in so many people is the last: every round passes all of them. */
const FEW = 64;

/**
 * A good choice to start from, by a short auction (Bertsekas, 'The auction algorithm', 1988): whoever has no place bids
 * for the one that is worth most to them at present prices, as much more than the price as the next best is
 * worth less, and at least `step`; the lowest bid goes, and bids again. It ends before prices settle, so nothing
 * is proven: that is left to whoever starts from it. `reserve` is what it costs to go without a place.
 */
export function bidForPlaces(
  { start, tail, head, cost, firstRight }: Offers,
  places: { readonly left: Int32Array; readonly right: Int32Array },
  reserve: number,
  step: number,
): HeldPlaces {
  const held = createHeldPlaces(places.right);
  const { limit } = held;
  const price = new Float64Array(limit.length);
  for (let j = 0; j < price.length; j++) if (limit[j]! < 0) price[j] = Infinity;
  const isHeld = new Uint8Array(head.length);
  const free = places.left.slice();
  let outbid = -1;
  let bids = 0;
  for (let i = 0; i < free.length; i++) {
    bids += BIDS_A_PLACE * Math.min(free[i]!, start[i + 1]! - start[i]!);
  }
  let made = free.length;
  while (bids > 0 && made * FEW > free.length) {
    made = 0;
    // Row by row, as they lie in memory.
    for (let i = 0; i < free.length && bids > 0; i++) {
      while (free[i]! > 0) {
        const arc = bid(i);
        if (arc < 0) break;
        bids--;
        made++;
        isHeld[arc] = 1;
        free[i]!--;
        if (outbid < 0) continue;
        isHeld[outbid] = 0;
        free[tail[outbid]!]!++;
      }
    }
  }
  return held;

  /** The arc of left person i's bid, -1 where nothing is worth its price; sets `outbid`. */
  function bid(i: number): number {
    const first = start[i]!;
    const end = start[i + 1]!;
    let best = -1;
    let most = -reserve;
    let second = -reserve;
    if (first === end) return -1;
    const from = somewhereInRow(i, first, end);
    for (let part = 0; part < 2; part++) {
      const stop = part === 0 ? end : from;
      for (let arc = part === 0 ? from : first; arc < stop; arc++) {
        const worth = -cost[arc]! - price[head[arc]! - firstRight]!;
        if (worth <= second || isHeld[arc] === 1) continue;
        if (worth > most) {
          second = most;
          most = worth;
          best = arc;
        } else {
          second = worth;
        }
      }
    }
    if (best < 0) return -1;
    const j = head[best]! - firstRight;
    outbid = held.offer(j, best, second - most - step - price[j]!);
    if (limit[j]! < Infinity) price[j] = -limit[j]!;
    return best;
  }
}
