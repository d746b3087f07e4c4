import type { BipartiteGraph } from './bipartite-graph.ts';
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
