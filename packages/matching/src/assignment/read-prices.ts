import { type BipartiteGraph, OUT } from './bipartite-graph.ts';
import type { ReachedSet } from './cover.ts';
import type { PersonPrices } from './prices.ts';
import type { Scale, TotalObjective } from './solve-graph.ts';

/** Prices, and for all objectives but `max_fit` the cover. */
export interface ReadPrices {
  readonly prices: PersonPrices;
  readonly reached: ReachedSet | null;
}

/**
 * Reads cover and prices from the potentials of a best flow. A potential is `level x whole + rest`: the whole part is
 * the price in pairs (0 or -1), which is the cover; the rest is the price in fit. That no pair improves on the
 * potentials makes both hold. Whoever has no room is covered, at no cost; their prices are still to be found.
 */
export function readPrices(
  { leftCapacity, rightCapacity }: BipartiteGraph,
  potential: Float64Array,
  { level, unit }: Scale,
  objective: TotalObjective,
): ReadPrices {
  const leftCount = leftCapacity.length;
  const whole = (value: number) => Math.round(value / level);
  const rest = (value: number) => Math.round((value - level * whole(value)) / unit);
  const reached = (room: number, value: number) => room > 0 && whole(value) < 0;
  return {
    prices: {
      left: Float64Array.from(leftCapacity, (_, i) => rest(potential[i]!)),
      right: Float64Array.from(rightCapacity, (_, j) => -rest(potential[leftCount + j]!)),
    },
    reached:
      objective === 'max_fit'
        ? null
        : {
            left: Uint8Array.from(leftCapacity, (room, i) => Number(reached(room, potential[i]!))),
            right: Uint8Array.from(rightCapacity, (room, j) =>
              Number(room === 0 || reached(room, potential[leftCount + j]!)),
            ),
          },
  };
}

/** Pairs with right people who have no room, and their left ends. */
export interface PairsWithoutRoom {
  readonly pair: ArrayLike<number>;
  readonly left: ArrayLike<number>;
}

export function pairsWithoutRoom({
  leftStart,
  right,
  rightCapacity,
}: BipartiteGraph): PairsWithoutRoom {
  const pair: number[] = [];
  const left: number[] = [];
  if (!rightCapacity.includes(0)) return { pair, left };
  for (let i = 0; i + 1 < leftStart.length; i++) {
    const end = leftStart[i + 1]!;
    for (let e = leftStart[i]!; e < end; e++) {
      if (rightCapacity[right[e]!] !== 0) continue;
      pair.push(e);
      left.push(i);
    }
  }
  return { pair, left };
}

/** Whoever has no room: the lowest price that no pair is worth, which is what a place would be worth. */
export function priceWithoutRoom(
  { leftCapacity, rightCapacity, leftStart, right, fit }: BipartiteGraph,
  chosen: Uint8Array,
  { prices, reached }: ReadPrices,
  without: PairsWithoutRoom,
): void {
  leftCapacity.forEach((room, i) => {
    if (room > 0) return;
    let price = 0;
    for (let e = leftStart[i]!; e < leftStart[i + 1]!; e++) {
      const j = right[e]!;
      // Those who are covered too, and in a choice by fit those without room, are not needed.
      if (chosen[e] === OUT || (reached ? reached.right[j] === 1 : rightCapacity[j] === 0))
        continue;
      price = Math.max(price, fit[e]! - prices.right[j]!);
    }
    prices.left[i] = price;
  });
  rightCapacity.forEach((room, j) => {
    if (room === 0) prices.right[j] = 0;
  });
  for (let at = 0; at < without.pair.length; at++) {
    const e = without.pair[at]!;
    const i = without.left[at]!;
    if (chosen[e] === OUT || reached?.left[i] === 0) continue;
    const j = right[e]!;
    prices.right[j] = Math.max(prices.right[j]!, fit[e]! - prices.left[i]!);
  }
}
