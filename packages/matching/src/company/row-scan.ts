import { UNKNOWN } from '../policy/criteria.ts';
import { MAX_FIT } from '../problem.ts';
import { exactFit } from './exact-fit.ts';
import { createRowKernel, KERNEL_TERMS } from './kernel/row-kernel.ts';
import type { PeopleModel } from './people-model.ts';
import { createRowWords } from './row-words.ts';

/** Sums in another order than the reference's are this near, and what is nearer to a half is worked out exactly. */
const NEAR = 1e-6;

/** Of a byte: what all words together are worth, and how far from the best by classes anybody is told apart. */
const WORD_BYTES = 140;
const BASE_BYTES = 100;
/** Looking somebody up costs so many times what the kernel takes for one. */
const WORTH_KERNEL = 8;

/** What is looked for in a left person's row. */
export interface Wanted {
  /** At most so many, the best; ties by hash, so that nobody starves for standing late in a list. */
  readonly most: number;
  /** By so much the hash may change the order: spreads choices over near equals; up to 1 over equals only. */
  readonly spread: number;
  /** A pair is wanted where `fit x unit + bonus[position]` is above the left person's `floor`. */
  readonly unit: number;
  readonly bonus: Float64Array;
  readonly floor: Float64Array;
  /** What a pair more outweighs: bonus and floor are multiples of it and a rest that is less than a quarter. */
  readonly level: number;
  /** Positions that need not be found, by left person. */
  readonly known: { readonly start: Int32Array; readonly position: Int32Array };
}

/** The best pairs of one row: `count` of them in `position` and `fit`, best first. */
export interface RowScan {
  scan(left: number): number;
  readonly position: Int32Array;
  readonly fit: Int32Array;
}

/**
 * Looks at all pairs of a left person without listing them. What depends on classes is added up once for a range
 * of right people and a kind of left people. What depends on words is added up for those right people who have
 * them: others are looked at only in ranges that reach the floor without any. Words that together cannot lift
 * anybody to the floor are not gone through either ('MaxScore', Turtle & Flood 1995).
 *
 * Sums are approximate (a part in 10^12); a fit that this might round wrongly is worked out exactly.
 */
export function createRowScan(
  model: PeopleModel,
  wanted: Wanted,
  withKernel: boolean = true,
): RowScan {
  const { rangeStart, rangeOf, rightCount, leftKind, criteria, tables } = model;
  const { most, spread, unit, bonus, floor, level, known } = wanted;
  const lift = spread;
  const half = 0.5 + NEAR;
  const ranges = rangeStart.length - 1;
  const row = createRowWords(model);
  const { words, terms } = row;
  const base = new Float64Array(ranges);
  const scale = new Float64Array(ranges);
  /** What the best of a range would reach without words. */
  const reach = new Float64Array(ranges).fill(Number.NEGATIVE_INFINITY);
  const bestBonus = new Float64Array(ranges).fill(Number.NEGATIVE_INFINITY);
  /** Of those only who are no whole level above. */
  const bestLowBonus = bestBonus.slice();
  for (let p = 0; p < rightCount; p++) {
    const r = rangeOf[p]!;
    if (bonus[p]! > bestBonus[r]!) bestBonus[r] = bonus[p]!;
    if (isLow(bonus[p]!) && bonus[p]! > bestLowBonus[r]!) bestLowBonus[r] = bonus[p]!;
  }
  /** Ranges, and positions, with anybody who may be wanted at all. */
  const openRanges = Int32Array.from(bestBonus.keys()).filter((r) => isOpen(bestBonus[r]!));
  const open = Int32Array.from(bonus.keys()).filter((p) => isOpen(bonus[p]!));
  const areFewOpen = open.length * WORTH_KERNEL < rightCount;
  const skills = criteria.find((entry) => entry.kind === 'skills');
  const kernel = withKernel
    ? createRowKernel(rightCount, skills?.dense ?? new Uint8Array(0))
    : null;
  /** Points of words to bytes of the kernel; what the base's highest byte stands for, for low people and others. */
  let bytesAPoint = 0;
  const tops = [0, 0];
  const isPrepared = [false, false];
  /** The left person, plus 1, who was last compared with a right person. */
  const seen = new Int32Array(rightCount);
  const room = Math.max(4 * most, most + 16);
  const foundKey = new Float64Array(room);
  const foundPosition = new Int32Array(room);
  const foundFit = new Int32Array(room);
  const position = new Int32Array(most);
  const fit = new Int32Array(most);
  const order: number[] = [];
  let kind = -1;
  let highestReach = 0;
  let largestScale = 0;
  let found = 0;
  let least = 0;

  return { scan, position, fit };

  function scan(i: number): number {
    found = 0;
    least = floor[i]!;
    if (least === Number.POSITIVE_INFINITY) return 0;
    if (leftKind[i] !== kind) prepareKind(i);
    const mostWords = row.gather(i);
    const stamp = i + 1;
    for (let at = model.excludedStart[i]!; at < model.excludedStart[i + 1]!; at++) {
      seen[model.excluded[at]!] = stamp;
    }
    for (let at = known.start[i]!; at < known.start[i + 1]!; at++) {
      seen[known.position[at]!] = stamp;
    }
    if (least === Number.NEGATIVE_INFINITY) findFirst(i);
    if (areFewOpen) {
      scanOpen(i, mostWords);
      row.clear();
      return finish();
    }
    // Terms come with the longest lists first: pass over as many as cannot matter.
    let term = 0;
    for (let gain = 0; term < row.count(); term++) {
      gain += terms[term]!.gain;
      if (highestReach + gain * largestScale * unit > least) break;
    }
    let length = 0;
    for (let at = term; at < row.count(); at++) length += terms[at]!.to - terms[at]!.from;
    if (length * WORTH_KERNEL < rightCount || !scanBytes(i)) {
      for (; term < row.count(); term++) scanTerm(i, term, mostWords);
      if (highestReach > least) scanWithoutWords(i);
    }
    row.clear();
    return finish();
  }

  /** Below level 0: somebody who can be had only if a pair is lost elsewhere. */
  function isLow(value: number): boolean {
    return value < -level / 2;
  }

  function scanTerm(i: number, term: number, mostWords: number): void {
    const { list, from, to } = terms[term]!;
    for (let at = from; at < to; at++) {
      const p = list[at]!;
      if (seen[p] === i + 1) continue;
      seen[p] = i + 1;
      const r = rangeOf[p]!;
      if (reach[r]! + mostWords * scale[r]! * unit <= least) continue;
      look(i, p, (base[r]! + words[p]! + row.denseWords(p)) * scale[r]! + half);
    }
  }

  /** One by one. */
  function scanOpen(i: number, mostWords: number): void {
    for (const p of open) {
      const r = rangeOf[p]!;
      if (seen[p] === i + 1 || reach[r]! + mostWords * scale[r]! * unit <= least) continue;
      look(i, p, (base[r]! + words[p]! + row.denseWords(p)) * scale[r]! + half);
    }
  }

  function scanWithoutWords(i: number): void {
    for (const r of openRanges) {
      if (reach[r]! <= least) continue;
      const rough = base[r]! * scale[r]! + half;
      const end = rangeStart[r + 1]!;
      for (let p = rangeStart[r]!; p < end; p++) if (seen[p] !== i + 1) look(i, p, rough);
    }
  }

  /** A floor to start from, where there is none: that of the first people found by the rarest words. */
  function findFirst(i: number): void {
    for (let term = row.count() - 1; term >= 0 && found < most; term--) scanTerm(i, term, Infinity);
    if (found >= most) keepBest();
  }

  /**
   * The same in bytes, rounded up, sixteen right people at a time: whoever reaches the floor there is looked at
   * exactly. False where bytes are too coarse to tell.
   */
  function scanBytes(i: number): boolean {
    if (kernel === null || bytesAPoint === 0 || row.dense.count > KERNEL_TERMS) return false;
    const tier = isLow(floor[i]!) ? 1 : 0;
    if (!isPrepared[tier]) prepareBytes(tier);
    const missing = (least - tops[tier]!) * bytesAPoint;
    const threshold = Math.floor(BASE_BYTES + missing / (largestScale * unit)) + 1;
    if (!(threshold > 0)) return false;
    const { dense } = row;
    for (let at = 0; at < dense.count; at++) {
      const table = kernel.setTerm(at, dense.from[at]!);
      for (let level = 0; level < dense.steps; level++) {
        table[level] = Math.ceil(dense.gain[at * dense.steps + level]! * bytesAPoint);
      }
    }
    for (let term = 0; term < row.count(); term++) {
      const { list, from, to, isDense } = terms[term]!;
      if (isDense) continue;
      for (let at = from; at < to; at++) {
        const p = list[at]!;
        kernel.extra[p] = Math.min(255, Math.ceil(words[p]! * bytesAPoint));
      }
    }
    const count = kernel.run(tier, dense.count, Math.min(255, threshold));
    for (let at = 0; at < count; at++) {
      const p = kernel.reached[at]!;
      if (p >= rightCount || seen[p] === i + 1) continue;
      const r = rangeOf[p]!;
      look(i, p, (base[r]! + words[p]! + row.denseWords(p)) * scale[r]! + half);
    }
    for (let term = 0; term < row.count(); term++) {
      const { list, from, to, isDense } = terms[term]!;
      if (!isDense) for (let at = from; at < to; at++) kernel.extra[list[at]!] = 0;
    }
    return true;
  }

  function look(i: number, p: number, rough: number): void {
    if (rough * unit + bonus[p]! + lift > least) consider(i, p, rough);
  }

  function consider(i: number, p: number, rough: number): void {
    let value = Math.floor(rough);
    if (rough - value < 2 * NEAR) value = exactFit(model, i, p);
    if (value < model.minimumFit) return;
    const net = value * unit + bonus[p]!;
    if (net <= floor[i]!) return;
    const key = net + spread * hashOf(i, model.rightAt[p]!);
    if (key <= least) return;
    foundKey[found] = key;
    foundPosition[found] = p;
    foundFit[found] = value;
    if (++found === room) keepBest();
  }

  /** Leaves the best `most` of those found, in no order, and raises the floor to theirs. */
  function keepBest(): void {
    let low = 0;
    let high = found - 1;
    // Hoare's selection: those from `most` on end up no better than those before.
    while (low < high) {
      const middle = foundKey[(low + high) >> 1]!;
      let a = low;
      let b = high;
      while (a <= b) {
        while (foundKey[a]! > middle) a++;
        while (foundKey[b]! < middle) b--;
        if (a <= b) swap(a++, b--);
      }
      if (most - 1 <= b) high = b;
      else if (most - 1 >= a) low = a;
      else break;
    }
    found = most;
    for (let at = 0, worst = Number.POSITIVE_INFINITY; at < most; at++) {
      worst = Math.min(worst, foundKey[at]!);
      if (at === most - 1) least = Math.max(least, worst);
    }
  }

  function swap(a: number, b: number): void {
    const [key, p, value] = [foundKey[a]!, foundPosition[a]!, foundFit[a]!];
    foundKey[a] = foundKey[b]!;
    foundPosition[a] = foundPosition[b]!;
    foundFit[a] = foundFit[b]!;
    foundKey[b] = key;
    foundPosition[b] = p;
    foundFit[b] = value;
  }

  /** Puts the best of those found into `position` and `fit`, best first. */
  function finish(): number {
    if (found > most) keepBest();
    order.length = 0;
    for (let at = 0; at < found; at++) order.push(at);
    order.sort((a, b) => foundKey[b]! - foundKey[a]! || foundPosition[a]! - foundPosition[b]!);
    for (let at = 0; at < found; at++) {
      position[at] = foundPosition[order[at]!]!;
      fit[at] = foundFit[order[at]!]!;
    }
    return found;
  }

  /** What the classes of a kind of left people give in each range; minus infinity: a rule is broken. */
  function prepareKind(i: number): void {
    kind = leftKind[i]!;
    base.fill(0);
    scale.fill(0);
    highestReach = Number.NEGATIVE_INFINITY;
    largestScale = 0;
    let weights = 0;
    for (const table of tables) {
      const { range, width, weighted } = table;
      const kindOfLeft = table.left[i]!;
      const from = kindOfLeft * width;
      weights += table.weights[kindOfLeft]!;
      for (const r of openRanges) base[r]! += weighted[from + range[r]!]!;
    }
    for (const entry of criteria) {
      if (entry.kind === 'class') continue;
      if (entry.kind === 'ranking') {
        if (entry.leftGiven[i] === 1) weights += entry.weight;
        else addWhere((p) => entry.rightGiven[p] === 1, scale, entry.weight);
        continue;
      }
      if (entry.kind === 'text') {
        if (entry.leftGiven[i] === 0) continue;
        addWhere((p) => entry.rightGiven[p] === 0, base, entry.weight * UNKNOWN);
      } else {
        if (entry.leftStart[i] === entry.leftStart[i + 1]) continue;
        if (entry.kind === 'sets') {
          const { rightStart } = entry;
          addWhere((p) => rightStart[p] === rightStart[p + 1], base, entry.weight * UNKNOWN);
        }
      }
      weights += entry.weight;
    }
    for (const r of openRanges) {
      const all = scale[r]! + weights;
      scale[r] = MAX_FIT / (all === 0 ? 1 : all);
      if (all === 0) base[r]! += 0.5;
      reach[r] = (base[r]! * scale[r]! + half) * unit + bestBonus[r]! + lift;
      highestReach = Math.max(highestReach, reach[r]!);
      largestScale = Math.max(largestScale, scale[r]!);
    }
    prepareWords(i);
  }

  /** How many points words can give to this kind of left people, in bytes. */
  function prepareWords(i: number): void {
    let most = 0;
    for (const entry of criteria) {
      if (entry.kind === 'class') continue;
      const isSaid =
        entry.kind === 'ranking' ||
        (entry.kind === 'text'
          ? entry.leftGiven[i] === 1
          : entry.leftStart[i] !== entry.leftStart[i + 1]);
      if (isSaid) most += entry.weight;
    }
    bytesAPoint = most === 0 ? 0 : WORD_BYTES / most;
    isPrepared.fill(false);
  }

  /**
   * How far below the top each right person is without words, in bytes, rounded down. For left people of the low
   * tier the top is that of low right people: all others are above, and looked at whatever their words.
   */
  function prepareBytes(tier: number): void {
    if (kernel === null) return;
    isPrepared[tier] = true;
    const best = tier === 1 ? bestLowBonus : bestBonus;
    let top = Number.NEGATIVE_INFINITY;
    for (const r of openRanges) {
      top = Math.max(top, (base[r]! * scale[r]! + half) * unit + best[r]! + lift);
    }
    tops[tier] = top;
    const bytes = kernel.bases[tier]!;
    const step = bytesAPoint / (largestScale * unit);
    for (const r of openRanges) {
      const below = top - (base[r]! * scale[r]! + half) * unit - lift;
      const end = rangeStart[r + 1]!;
      for (let p = rangeStart[r]!; p < end; p++) {
        const missing = (below - bonus[p]!) * step;
        bytes[p] = missing < 0 ? 255 : missing < BASE_BYTES ? BASE_BYTES - Math.floor(missing) : 0;
      }
    }
  }

  function addWhere(isMeant: (p: number) => boolean, into: Float64Array, value: number): void {
    for (const r of openRanges) if (isMeant(rangeStart[r]!)) into[r]! += value;
  }
}

function isOpen(bonus: number): boolean {
  return bonus > Number.NEGATIVE_INFINITY;
}

/** The same number 0 <= x < 1 for the same two indices. */
export function hashOf(i: number, j: number): number {
  let h = Math.imul(i ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(j + 0x7f4a7c15, 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h, 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}
