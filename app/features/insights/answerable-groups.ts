// Filters without differencing. Two answers about overlapping groups tell a third, about the people
// in one and not in the other. So which groups may be asked about is settled for all of them at once,
// from who answered alone: never by what was asked before, and the same for everybody who asks.

/** Somebody who answered, and the groups they can be asked about in: 'site:Turin', 'stage:mid'. */
export interface Answerer {
  id: string;
  groups: readonly string[];
}

/**
 * The groups that may be answered beside the whole. They are taken in one order (larger first, then by
 * name), each only if it cuts no set of people that the groups taken before can tell apart into a piece
 * of fewer than `k`. Whatever anybody then subtracts from whatever, at least k people stand behind every
 * number: answers depend on each such set as a whole only.
 */
export function answerableGroups(people: readonly Answerer[], k: number): Set<string> {
  const members = new Map<string, Set<string>>();
  for (const { id, groups } of people) {
    for (const group of groups) {
      const named = members.get(group) ?? new Set();
      members.set(group, named.add(id));
    }
  }
  const everybody = [...new Set(people.map(({ id }) => id))];
  if (everybody.length < k) return new Set();
  let apart = [everybody];
  const taken = new Set<string>();
  const inOrder = [...members].sort(
    ([name, one], [otherName, other]) => other.size - one.size || (name < otherName ? -1 : 1),
  );
  for (const [group, own] of inOrder) {
    const pieces = apart.flatMap((set) => {
      const within = set.filter((id) => own.has(id));
      const outside = set.filter((id) => !own.has(id));
      return [within, outside].filter((piece) => piece.length > 0);
    });
    if (pieces.some((piece) => piece.length < k)) continue;
    apart = pieces;
    taken.add(group);
  }
  return taken;
}
