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
  const { order, people, first, idOf } = numbered(entries);
  const members = new Map<string, number[]>();
  order.forEach(({ groups }, entry) => {
    for (const group of groups) {
      const own = members.get(group);
      if (own) own.push(entry);
      else members.set(group, [entry]);
    }
  });
  // The sets that can be told apart so far: of how many people, and how many entries. First there is one.
  const pieces = [{ people: people.reduce((sum, each) => sum + each, 0), entries: order.length }];
  if ((pieces[0]?.people ?? 0) < k) return new Set();
  const pieceOf = new Int32Array(order.length);

  const taken = new Set<string>();
  const take = (group: string, own: readonly number[], isSettled: boolean) => {
    const cuts = new Map<number, Cut>();
    for (let from = 0, to = 0; from < own.length; from = to) {
      const id = idOf[own[from] ?? 0] ?? 0;
      to = endOfRun(own, idOf, from);
      for (let at = from; at < to; at++) {
        const piece = pieceOf[own[at] ?? 0] ?? 0;
        const cut = cuts.get(piece) ?? { entries: 0, people: 0, gone: 0 };
        if (cut.entries === 0) cuts.set(piece, cut);
        cut.entries++;
        // One who has several entries in the piece counts once: with the last of them.
        if (at + 1 < to && own.slice(at + 1, to).some((entry) => pieceOf[entry] === piece))
          continue;
        cut.people += people[id] ?? 0;
        let left = 0;
        for (let entry = first[id] ?? 0; entry < (first[id + 1] ?? 0); entry++) {
          if (pieceOf[entry] === piece) left++;
        }
        for (let before = from; before < to; before++) {
          if (pieceOf[own[before] ?? 0] === piece) left--;
        }
        // Outside are those who have an entry in the piece that is not in the group.
        if (left === 0) cut.gone += people[id] ?? 0;
      }
    }
    const isSafe = [...cuts].every(([piece, cut]) => {
      const whole = pieces[piece] ?? cut;
      return cut.people >= k && (cut.entries === whole.entries || whole.people - cut.gone >= k);
    });
    if (!isSafe && !isSettled) return;
    const innerOf = new Map<number, number>();
    for (const [piece, cut] of cuts) {
      const outside = pieces[piece] ?? cut;
      innerOf.set(piece, pieces.push({ people: cut.people, entries: cut.entries }) - 1);
      outside.people -= cut.gone;
      outside.entries -= cut.entries;
    }
    for (const entry of own) pieceOf[entry] = innerOf.get(pieceOf[entry] ?? 0) ?? 0;
    taken.add(group);
  };
  for (const group of settled) take(group, members.get(group) ?? [], true);
  const inOrder = [...members]
    .filter(([group]) => !taken.has(group))
    .map(([group, own]) => {
      let size = 0;
      for (let from = 0; from < own.length; from = endOfRun(own, idOf, from)) {
        size += people[idOf[own[from] ?? 0] ?? 0] ?? 0;
      }
      return { group, own, size };
    })
    .sort((one, other) => other.size - one.size || (one.group < other.group ? -1 : 1));
  for (const { group, own } of inOrder) take(group, own, false);
  return taken;
}

/** What a group holds of a piece: entries, the people who have them, and those who have no other in it. */
interface Cut {
  entries: number;
  people: number;
  gone: number;
}

/** The entries with those of one id beside each other, ids as numbers: there may be tens of thousands. */
function numbered(entries: readonly Answerer[]) {
  const byId = [...Map.groupBy(entries, ({ id }) => id).values()];
  const first = [0];
  for (const own of byId) first.push((first.at(-1) ?? 0) + own.length);
  return {
    order: byId.flat(),
    idOf: byId.flatMap((own, id) => own.map(() => id)),
    /** Where each id's entries begin; one number more than there are ids. */
    first,
    people: byId.map(([entry]) => entry?.people ?? 1),
  };
}

/** Where the entries of the id that begins at `from` end. */
function endOfRun(own: readonly number[], idOf: readonly number[], from: number): number {
  const id = idOf[own[from] ?? 0];
  let to = from + 1;
  while (to < own.length && idOf[own[to] ?? 0] === id) to++;
  return to;
}
