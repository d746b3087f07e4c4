import type { StoredResult } from '../run-result.ts';

type Outcome = Pick<StoredResult, 'proof'>;
type Partner = { id: string; fit: number };

export const moves = ['unmatched', 'loses', 'moves', 'gains', 'matched'] as const;
export type Move = (typeof moves)[number];

/** What becomes of one person on the left side (or of one peer). */
export interface Moved {
  id: string;
  move: Move;
  before: Partner[];
  after: Partner[];
  /** Of all their pairs together. */
  difference: number;
}

export interface Comparison {
  /** Those for whom something differs, the losers first, each group by how much. */
  moved: Moved[];
  counts: Record<Move, number>;
  /** Mentors who get more or fewer mentees. */
  loads: { id: string; before: number; after: number }[];
}

/** Who has whom in one result and in another. Of peers each is looked at. */
export function compareResults(
  before: Outcome,
  after: Outcome,
  { arePeers }: { arePeers: boolean },
): Comparison {
  const [old, now] = [partnersIn(before, arePeers), partnersIn(after, arePeers)];
  const moved = [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [had, has] = [old.get(id) ?? [], now.get(id) ?? []];
    const move = moveOf(had, has);
    if (move === null) return [];
    return [{ id, move, before: had, after: has, difference: sumOf(has) - sumOf(had) }];
  });
  moved.sort(
    (a, b) => moves.indexOf(a.move) - moves.indexOf(b.move) || a.difference - b.difference,
  );
  const counts = Object.fromEntries(
    moves.map((move) => [move, moved.filter((one) => one.move === move).length]),
  ) as Record<Move, number>;
  return { moved, counts, loads: arePeers ? [] : loadsThatDiffer(before, after) };
}

function partnersIn({ proof }: Outcome, arePeers: boolean): Map<string, Partner[]> {
  const partners = new Map<string, Partner[]>();
  const add = (id: string, partner: Partner) =>
    partners.set(id, [...(partners.get(id) ?? []), partner]);
  for (const [left, right, fit] of proof.pairs) {
    add(left, { id: right, fit });
    if (arePeers) add(right, { id: left, fit });
  }
  return partners;
}

const sumOf = (partners: readonly Partner[]) => partners.reduce((sum, { fit }) => sum + fit, 0);

function moveOf(had: readonly Partner[], has: readonly Partner[]): Move | null {
  if (had.length > 0 && has.length === 0) return 'unmatched';
  if (had.length === 0) return 'matched';
  const difference = sumOf(has) - sumOf(had);
  if (difference !== 0) return difference > 0 ? 'gains' : 'loses';
  const ids = (partners: readonly Partner[]) => partners.map(({ id }) => id).sort();
  return ids(had).join() === ids(has).join() ? null : 'moves';
}

function loadsThatDiffer(before: Outcome, after: Outcome): Comparison['loads'] {
  const loadsIn = ({ proof }: Outcome) => {
    const loads = new Map<string, number>();
    for (const [, mentor] of proof.pairs) loads.set(mentor, (loads.get(mentor) ?? 0) + 1);
    return loads;
  };
  const [old, now] = [loadsIn(before), loadsIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((id) => ({ id, before: old.get(id) ?? 0, after: now.get(id) ?? 0 }))
    .filter((load) => load.before !== load.after)
    .sort((a, b) => b.after - b.before - (a.after - a.before));
}
