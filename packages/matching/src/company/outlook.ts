import type { RowPairs } from '../assignment/network-simplex.ts';
import type { PeopleModel } from './people-model.ts';
import type { Wanted } from './row-scan.ts';
import type { FoundPairs, ScanRows } from './scan-rows.ts';
import { doubles, doublesBy, ints } from './shared-arrays.ts';

/** A pair improves where `fit x unit + gain[right]` is above `price[left]`; without room these are infinite. */
export interface Priced {
  readonly unit: number;
  readonly level: number;
  readonly gain: Float64Array;
  readonly price: Float64Array;
}

export interface Partner {
  readonly right: number;
  readonly fit: number;
}

/** Right people by left person: those of `i` are `start[i] .. start[i + 1] - 1`. */
export interface Partners {
  readonly start: Int32Array;
  readonly right: Int32Array;
}

/**
 * What is known of all pairs without listing them: for each left person the best that were seen (the pool), and what
 * no other can surpass. Where prices move little, few have to be looked at again.
 *
 * For each left person i and each right person j who is neither in i's pool nor known to the solver
 *
 *   fit x unit + reference[j] <= bound[i]
 *
 * where `reference` are gains of earlier looks. It stays true where gains fall. Where they rise by no more than `calm`,
 * all is well with those whose price is that far above their bound; the others are looked at in full. The few right
 * people whose gains rose by more are looked at for everybody.
 */
export interface Outlook {
  /** Takes the best by fit alone into the pool; the first few of each. Says nothing about the others. */
  seed(prices: Priced, first: number): RowPairs;
  /** Looks at what may improve at these prices: whatever does, and is not known, is among the pools then. */
  look(prices: Priced, known: Partners): void;
  /** Nothing is known any more of a left person's pairs. */
  forget(left: number): void;
  /** The best few of each pool that improve and that the solver does not know; how many there are in all. */
  improving(
    prices: Priced,
    most: number,
    isKnown: (left: number, right: number) => boolean,
  ): { readonly pairs: RowPairs; readonly count: number };
  /** Somebody in the pool of a left person, if there is anybody. */
  anyFor(left: number): Partner | null;
}

export interface OutlookTuning {
  /** Pairs a person that are kept from a look at all pairs, and by how much fit they may fall short. */
  readonly pool: number;
  readonly margin: number;
}

/** A share of the right people that is looked at for everybody when their gains rise. */
const FEW = 1 / 50;
/** A share of the left people that is sooner looked at in full. */
const HARDLY_ANY = 1 / 10;
/** Pairs a left person that such a look finds at most. */
const MOST_RISEN = 8;

export function createOutlook(
  model: PeopleModel,
  scanRows: ScanRows,
  { pool: most, margin }: OutlookTuning,
): Outlook {
  const { leftCount, rightCount, rightAt } = model;
  const bound = new Float64Array(leftCount).fill(Number.POSITIVE_INFINITY);
  const reference = new Float64Array(rightCount).fill(Number.POSITIVE_INFINITY);
  let pool: FoundPairs = { most, count: ints(0), right: ints(0), fit: ints(0) };
  let risenPairs: FoundPairs | undefined;

  return { seed, look, forget, improving, anyFor };

  function seed({ gain, price }: Priced, first: number): RowPairs {
    pool = scanRows(model, {
      most,
      spread: 300,
      unit: 1,
      bonus: byPosition((j) => (hasRoom(gain[j]!) ? 0 : gain[j]!)),
      floor: doublesBy(leftCount, (i) =>
        hasRoom(price[i]!) ? Number.NEGATIVE_INFINITY : price[i]!,
      ),
      level: Number.POSITIVE_INFINITY,
      known: { start: ints(leftCount + 1), position: ints(0) },
    });
    const list = createRowList(leftCount, first);
    for (let i = 0; i < leftCount; i++) {
      const end = most * i + Math.min(first, pool.count[i]!);
      for (let at = most * i; at < end; at++) list.add(pool.right[at]!, pool.fit[at]!);
      list.endRow(i);
    }
    return list.pairs();
  }

  function look(prices: Priced, known: Partners): void {
    const { gain, price } = prices;
    const rises: number[] = [];
    for (let j = 0; j < rightCount; j++) {
      if (gain[j]! > reference[j]!) rises.push(gain[j]! - reference[j]!);
      else reference[j] = gain[j]!;
    }
    rises.sort((a, b) => b - a);
    price.forEach((value, i) => {
      if (!hasRoom(value)) forget(i);
    });
    const highest = rises[0] ?? 0;
    const some = unsure(price, highest);
    if (some.length === 0) return;
    const positions = positionsOf(model, known);
    // As long as hardly anybody is unsure, nobody else need be looked at.
    if (some.length <= leftCount * HARDLY_ANY) {
      lookInFull(prices, some, positions);
      return;
    }
    const calm = rises[Math.floor(rightCount * FEW)] ?? 0;
    if (unsure(price, calm).length > leftCount / 2) {
      lookInFull(prices, unsure(price, Number.POSITIVE_INFINITY), positions);
      reference.set(gain);
      return;
    }
    lookAtRisen(prices, calm, positions);
    lookInFull(prices, unsure(price, calm), positions);
  }

  function forget(i: number): void {
    bound[i] = Number.POSITIVE_INFINITY;
    pool.count[i] = 0;
  }

  function unsure(price: Float64Array, calm: number): readonly number[] {
    const people: number[] = [];
    for (let i = 0; i < leftCount; i++) if (price[i]! < bound[i]! + calm) people.push(i);
    return people;
  }

  function lookInFull(prices: Priced, people: readonly number[], known: Wanted['known']): void {
    const { unit, level, gain, price } = prices;
    const floor = doubles(leftCount).fill(Number.POSITIVE_INFINITY);
    for (const i of people) floor[i] = price[i]! - margin * unit;
    const bonus = byPosition((j) => gain[j]!);
    // In order of what they gain, so that none that improves is passed over for one that nearly does.
    pool = scanRows(model, { most, spread: 1, unit, bonus, floor, level, known }, pool);
    for (const i of people) {
      bound[i] = pool.count[i] === most ? netOf(prices, pool, most * (i + 1) - 1) : floor[i]!;
    }
  }

  /** Those whose gains rose by more than `calm`, for everybody who need not be looked at in full. */
  function lookAtRisen(prices: Priced, calm: number, known: Wanted['known']): void {
    const { unit, level, gain, price } = prices;
    const hasRisen = (j: number) => gain[j]! > reference[j]! + calm;
    const bonus = byPosition((j) => (hasRisen(j) ? gain[j]! : Number.NEGATIVE_INFINITY));
    if (!bonus.some(hasRoom)) return;
    const floor = doublesBy(leftCount, (i) =>
      hasRoom(price[i]!) && price[i]! >= bound[i]! + calm ? bound[i]! : NO_ROOM,
    );
    const wanted = { most: MOST_RISEN, spread: 1, unit, bonus, floor, level, known };
    risenPairs = scanRows(model, wanted, risenPairs);
    for (let i = 0; i < leftCount; i++) {
      if (!hasRoom(floor[i]!)) continue;
      const end = MOST_RISEN * i + risenPairs.count[i]!;
      for (let at = MOST_RISEN * i; at < end; at++) keep(prices, i, risenPairs, at);
      if (risenPairs.count[i] === MOST_RISEN) raise(i, netOf(prices, risenPairs, end - 1));
    }
    for (let j = 0; j < rightCount; j++) if (hasRisen(j)) reference[j] = gain[j]!;
  }

  /** Puts a pair into the pool; whoever falls out raises the bound. */
  function keep(prices: Priced, i: number, { right, fit }: FoundPairs, at: number): void {
    const end = most * i + pool.count[i]!;
    let to = end;
    for (let held = most * i; held < end; held++) if (pool.right[held] === right[at]) return;
    if (pool.count[i]! < most) pool.count[i]!++;
    else {
      to = most * i;
      let least = netOf(prices, pool, to);
      for (let held = to + 1; held < end; held++) {
        const value = netOf(prices, pool, held);
        if (value < least) [to, least] = [held, value];
      }
      const value = unitsOf(prices, right[at]!, fit[at]!);
      raise(i, Math.min(value, least));
      if (value <= least) return;
    }
    pool.right[to] = right[at]!;
    pool.fit[to] = fit[at]!;
  }

  function raise(i: number, value: number): void {
    bound[i] = Math.max(bound[i]!, value);
  }

  function improving(
    prices: Priced,
    few: number,
    isKnown: (left: number, right: number) => boolean,
  ): { readonly pairs: RowPairs; readonly count: number } {
    const list = createRowList(leftCount, few);
    const best = new Int32Array(few);
    const over = new Float64Array(few);
    let all = 0;
    for (let i = 0; i < leftCount; i++) {
      let count = 0;
      const end = most * i + pool.count[i]!;
      for (let at = most * i; at < end; at++) {
        const rest = netOf(prices, pool, at) - prices.price[i]!;
        if (rest <= 0 || isKnown(i, pool.right[at]!)) continue;
        all++;
        if (count === few && rest <= over[few - 1]!) continue;
        let to = count < few ? count++ : few - 1;
        for (; to > 0 && over[to - 1]! < rest; to--) {
          over[to] = over[to - 1]!;
          best[to] = best[to - 1]!;
        }
        over[to] = rest;
        best[to] = at;
      }
      for (let n = 0; n < count; n++) list.add(pool.right[best[n]!]!, pool.fit[best[n]!]!);
      list.endRow(i);
    }
    return { pairs: list.pairs(), count: all };
  }

  function anyFor(i: number): Partner | null {
    if (pool.count[i] === 0) return null;
    return { right: pool.right[most * i]!, fit: pool.fit[most * i]! };
  }

  function byPosition(valueOfRight: (right: number) => number): Float64Array {
    return doublesBy(rightCount, (p) => valueOfRight(rightAt[p]!));
  }
}

/** A price or a gain of somebody who has no place left is infinite. */
const NO_ROOM = Number.POSITIVE_INFINITY;

function hasRoom(value: number): boolean {
  return Math.abs(value) < NO_ROOM;
}

function netOf(prices: Priced, { right, fit }: FoundPairs, at: number): number {
  return unitsOf(prices, right[at]!, fit[at]!);
}

function unitsOf({ unit, gain }: Priced, right: number, fit: number): number {
  return fit * unit + gain[right]!;
}

/** Pairs row by row. */
function createRowList(leftCount: number, mostInRow: number) {
  const start = new Int32Array(leftCount + 1);
  const right = new Int32Array(leftCount * mostInRow);
  const fit = new Int32Array(leftCount * mostInRow);
  let count = 0;
  return {
    add(j: number, value: number): void {
      right[count] = j;
      fit[count++] = value;
    },
    endRow(i: number): void {
      start[i + 1] = count;
    },
    pairs: (): RowPairs => ({ start, right: right.slice(0, count), fit: fit.slice(0, count) }),
  };
}

export function positionsOf(
  { positionOf }: PeopleModel,
  { start, right }: Partners,
): Wanted['known'] {
  const known = { start: ints(start.length), position: ints(right.length) };
  known.start.set(start);
  right.forEach((j, at) => {
    known.position[at] = positionOf[j]!;
  });
  return known;
}
