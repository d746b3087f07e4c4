// Filters without differencing. Two answers about overlapping groups tell a third, about the people
// in one and not in the other. So which groups may be asked about is settled for all of them at once,
// from who answered alone: never by what was asked before, and the same for everybody who asks.

/** People who are alike in every group, or one person, and the groups: 'site:Turin', 'stage:mid'. */
export interface Answerer {
  id: string;
  /** How many people; one unless said. */
  people?: number;
  groups: readonly string[];
}

/** A set that the groups taken so far do not cut, with how many entries of each id lie in it. */
interface Piece {
  entries: Map<string, number>;
  people: number;
}

/**
 * The groups that may be answered beside the whole. They are taken in one order (larger first, then by
 * name), each only if it cuts no set of people that the groups taken before can tell apart into a piece
 * of fewer than `k`. Whatever anybody then subtracts from whatever, at least k people stand behind every
 * number: answers depend on each such set as a whole only.
 *
 * Entries of one id are the same people with another answer each, and count once wherever they stand
 * together. What is shown anyway, by a rule of its own, is `settled`: it cuts first.
 */
export function answerableGroups(
  entries: readonly Answerer[],
  k: number,
  settled: readonly string[] = [],
): Set<string> {
  const weight = new Map(entries.map(({ id, people = 1 }) => [id, people]));
  const weigh = (ids: Iterable<string>) => {
    let sum = 0;
    for (const id of ids) sum += weight.get(id) ?? 0;
    return sum;
  };
  const members = new Map<string, number[]>();
  entries.forEach(({ groups }, index) => {
    for (const group of groups) {
      const own = members.get(group);
      if (own) own.push(index);
      else members.set(group, [index]);
    }
  });
  const whole: Piece = { entries: new Map(), people: weigh(weight.keys()) };
  for (const { id } of entries) whole.entries.set(id, (whole.entries.get(id) ?? 0) + 1);
  if (whole.people < k) return new Set();
  const pieceOf: Piece[] = entries.map(() => whole);

  /** How many of each id's entries the group holds, in each piece that it touches. */
  const cutsOf = (own: readonly number[]) => {
    const cuts = new Map<Piece, Map<string, number>>();
    for (const index of own) {
      const piece = pieceOf[index] ?? whole;
      const within = cuts.get(piece) ?? new Map<string, number>();
      if (within.size === 0) cuts.set(piece, within);
      const id = entries[index]?.id ?? '';
      within.set(id, (within.get(id) ?? 0) + 1);
    }
    return cuts;
  };
  const taken = new Set<string>();
  const take = (group: string, own: readonly number[], isSettled: boolean) => {
    const cuts = [...cutsOf(own)].map(([piece, within]) => {
      // Outside are those who have an entry in the piece that is not in the group.
      const gone = [...within.keys()].filter((id) => within.get(id) === piece.entries.get(id));
      const inner: Piece = { entries: within, people: weigh(within.keys()) };
      const isWhole = gone.length === piece.entries.size;
      return { piece, inner, isWhole, outside: piece.people - weigh(gone) };
    });
    const isSafe = cuts.every(
      ({ inner, outside, isWhole }) => inner.people >= k && (isWhole || outside >= k),
    );
    if (!isSafe && !isSettled) return;
    for (const { piece, inner, outside } of cuts) {
      for (const [id, count] of inner.entries) {
        const left = (piece.entries.get(id) ?? 0) - count;
        if (left === 0) piece.entries.delete(id);
        else piece.entries.set(id, left);
      }
      piece.people = outside;
    }
    const innerOf = new Map(cuts.map(({ piece, inner }) => [piece, inner]));
    for (const index of own) pieceOf[index] = innerOf.get(pieceOf[index] ?? whole) ?? whole;
    taken.add(group);
  };
  for (const group of settled) take(group, members.get(group) ?? [], true);
  const sizes = new Map(
    [...members].map(([group, own]) => [
      group,
      weigh(new Set(own.map((index) => entries[index]?.id ?? ''))),
    ]),
  );
  const inOrder = [...members]
    .filter(([group]) => !taken.has(group))
    .sort(([name], [other]) => {
      const larger = (sizes.get(other) ?? 0) - (sizes.get(name) ?? 0);
      return larger || (name < other ? -1 : 1);
    });
  for (const [group, own] of inOrder) take(group, own, false);
  return taken;
}
