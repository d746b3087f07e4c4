import { createGenerator } from '../../platform/random.ts';
import type { Figure } from './figures.ts';

/** Repeatable draws: the same seed gives the same example, whatever day it is. */
export interface Chance {
  /** True in this share of the cases. */
  happens(share: number): boolean;
  /** A whole number between these, both included. */
  between(low: number, high: number): number;
  one<T>(values: readonly T[]): T;
  /** One value, each as often as its figure says. */
  weighted<T>(figures: readonly Figure<T>[]): T;
  /** Different values, each as often as its figure says. */
  several<T>(figures: readonly Figure<T>[], count: number): T[];
}

export function createChance(seed: number): Chance {
  const next = createGenerator(seed);
  const chance: Chance = {
    happens: (share) => next() < share,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    one(values) {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error('nothing to draw from');
      return value;
    },
    weighted(figures) {
      let left = next() * figures.reduce((sum, [, count]) => sum + count, 0);
      for (const [value, count] of figures) {
        left -= count;
        if (left < 0) return value;
      }
      return chance.one(figures)[0];
    },
    several(figures, count) {
      const drawn: (typeof figures)[number][0][] = [];
      let rest = figures;
      while (drawn.length < count && rest.length > 0) {
        const value = chance.weighted(rest);
        drawn.push(value);
        rest = rest.filter(([other]) => other !== value);
      }
      return drawn;
    },
  };
  return chance;
}
