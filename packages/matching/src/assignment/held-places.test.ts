import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHeldPlaces } from './held-places.ts';

it('holds the best of all that were offered, and of equals the earlier', () => {
  const ranks = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
  fc.assert(
    fc.property(ranks, fc.integer({ min: 0, max: 7 }), (offered, capacity) => {
      const held = createHeldPlaces([1, capacity]);
      const inside = new Set<number>();
      offered.forEach((rank, pair) => {
        inside.add(pair);
        inside.delete(held.offer(1, pair, rank));
      });
      const best = [...offered.keys()].sort((a, b) => offered[a]! - offered[b]! || a - b);
      expect([...held.heldBy(1)].sort((a, b) => a - b)).toEqual(
        best.slice(0, capacity).sort((a, b) => a - b),
      );
      expect(new Set(held.heldBy(1))).toEqual(inside);
      const last = best[capacity - 1];
      const isFull = last !== undefined && capacity > 0;
      expect(held.limit[1]).toBe(isFull ? offered[last] : capacity === 0 ? -Infinity : Infinity);
      expect(held.heldBy(0)).toHaveLength(0);
    }),
  );
});
