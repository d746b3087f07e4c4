import type { Pair, PairOfIds, Participant } from '../problem.ts';
import type { AssignmentCertificate, Cover } from '../result.ts';
import { countBy, keyOf } from './verdict.ts';

/** Two sides with capacities, whatever the kind. */
interface TwoSides {
  readonly left: readonly Participant[];
  readonly right: readonly (Participant & { readonly min?: number })[];
  readonly pairs: readonly Pair[];
  readonly pinned: readonly PairOfIds[];
  readonly forbidden: readonly PairOfIds[];
}

/** What the pins leave open, read from the problem alone. */
export interface Open {
  readonly pairs: readonly Pair[];
  readonly left: ReadonlyMap<string, { readonly room: number; readonly min: number }>;
  readonly right: ReadonlyMap<string, { readonly room: number; readonly min: number }>;
  readonly pinnedCount: number;
  readonly pinnedFit: number;
}

/**
 * No choice has more pairs than the covered people have places, plus the pairs that the cover leaves
 * untouched. With `places` = 'min' the right side's places are what it is owed.
 */
export function coverBound(
  open: Open,
  cover: Cover | undefined,
  places: 'room' | 'min',
  atLeast: number,
): number {
  if (cover === undefined) return Number.POSITIVE_INFINITY;
  const left = new Set(cover.left);
  const right = new Set(cover.right);
  let bound = 0;
  for (const id of left) bound += open.left.get(id)?.room ?? 0;
  for (const id of right) bound += open.right.get(id)?.[places] ?? 0;
  for (const [a, b, fit] of open.pairs) {
    if (fit >= atLeast && !left.has(a) && !right.has(b)) bound++;
  }
  return bound;
}

/**
 * An upper bound on the total fit for any prices: a choice of fits is the sum of the prices of its people
 * (times their partners) and of what is left over on its pairs. Among the choices that are as large as a
 * tight cover allows, covered people are full, pairs touched twice are out and untouched pairs are in.
 */
export function priceBound(
  open: Open,
  certificate: Pick<AssignmentCertificate, 'dual'>,
  cover: Cover | undefined,
  atLeast: number,
): number {
  let bound = 0;
  const covered = { left: new Set(cover?.left), right: new Set(cover?.right) };
  const price = { left: priceOf(certificate.dual.left), right: priceOf(certificate.dual.right) };
  for (const side of ['left', 'right'] as const) {
    for (const [id, { room, min }] of open[side]) {
      const value = price[side](id);
      bound += value * (covered[side].has(id) || value > 0 ? room : min);
    }
  }
  for (const [a, b, fit] of open.pairs) {
    if (fit < atLeast) continue;
    const rest = fit - price.left(a) - price.right(b);
    const touched = Number(covered.left.has(a)) + Number(covered.right.has(b));
    if (cover !== undefined && touched === 0) bound += rest;
    else if (cover === undefined || touched === 1) bound += Math.max(0, rest);
  }
  return bound;
}

function priceOf(prices: Readonly<Record<string, number>> | undefined): (id: string) => number {
  const byId = new Map(Object.entries(prices ?? {}));
  return (id) => byId.get(id) ?? Number.NaN;
}

/** Takes the pins off the capacities and the pairs. */
export function whatIsOpen(problem: TwoSides): Open {
  const pins = new Set(problem.pinned.map(([left, right]) => keyOf(left, right)));
  const banned = new Set(problem.forbidden.map(([left, right]) => keyOf(left, right)));
  const leftPins = countBy(problem.pinned.map(([left]) => left));
  const rightPins = countBy(problem.pinned.map(([, right]) => right));
  const pairs: Pair[] = [];
  let pinnedFit = 0;
  const decided = pins.size + banned.size > 0;
  for (const pair of problem.pairs) {
    const key = decided ? keyOf(pair[0], pair[1]) : '';
    if (pins.has(key)) pinnedFit += pair[2];
    else if (!banned.has(key)) pairs.push(pair);
  }
  const degree = [countBy(pairs.map(([left]) => left)), countBy(pairs.map(([, right]) => right))];
  const left = problem.left.map(({ id, capacity }) => {
    const room = Math.min(capacity - (leftPins.get(id) ?? 0), degree[0]?.get(id) ?? 0);
    return [id, { room, min: 0 }] as const;
  });
  const right = problem.right.map(({ id, capacity, min = 0 }) => {
    const pinned = rightPins.get(id) ?? 0;
    const room = Math.min(capacity - pinned, degree[1]?.get(id) ?? 0);
    return [id, { room, min: Math.max(0, min - pinned) }] as const;
  });
  return {
    pairs,
    left: new Map(left),
    right: new Map(right),
    pinnedCount: pins.size,
    pinnedFit,
  };
}
