// Filters without differencing. Two answers about overlapping groups tell a third, about the people
// in one and not in the other. So which groups may be asked about is settled for all of them at once,
// from who answered alone: never by what was asked before, and the same for everybody who asks.

/** So many people with one answer each, which counts in these groups. */
export function crowdOf(people: number, groups: readonly string[]): Crowd {
  return { answers: [groups], people: [0, people] };
}

/** People who are alike in every group: 'site:Turin', 'stage:mid'. */
export interface Crowd {
  /** What each of them may have answered (at most a few things), and the groups that it counts in. */
  answers: readonly (readonly string[])[];
  /** How many gave just these answers: bit i of the index stands for answer i. */
  people: readonly number[];
}

/**
 * The groups that may be answered beside the whole. They are taken in one order (larger first, then by
 * name), each only if it cuts no set of people that the groups taken before can tell apart into a piece
 * of fewer than `k`. Whatever anybody then subtracts from whatever, at least k people stand behind every
 * number: answers depend on each such set as a whole only.
 *
 * Who gave several answers counts once wherever these stand together. What is shown anyway, by a rule of
 * its own, is `settled`: it cuts first.
 */
export function answerableGroups(
  crowds: readonly Crowd[],
  k: number,
  settled: readonly string[] = [],
): Set<string> {
  const all = crowds.map(countable);
  const members = membersOf(all);
  // The sets that can be told apart so far. First there is one.
  const everybody: Piece = { people: 0, answers: 0 };
  for (const { given, having } of all) add(everybody, having(given), given);
  if (everybody.people < k) return new Set();
  const pieces = [everybody];

  const taken = new Set<string>();
  const take = (group: string, isSettled: boolean) => {
    const own = members.get(group) ?? [];
    const cuts = new Map<number, { inside: Piece; gone: number }>();
    for (const { crowd, mask } of own) {
      const { given, having, pieceOf } = crowd;
      for (let left = mask; left !== 0; ) {
        const piece = pieceOf[lowestBit(left)] ?? 0;
        const whole = given & maskOf(pieceOf, piece);
        const cut = cuts.get(piece) ?? { inside: { people: 0, answers: 0 }, gone: 0 };
        cuts.set(piece, cut);
        add(cut.inside, having(whole & mask), whole & mask);
        // Outside stay those who gave an answer of the piece that does not count in the group.
        cut.gone += having(whole) - having(whole & ~mask);
        left &= ~whole;
      }
    }
    const isSafe = [...cuts].every(([piece, { inside, gone }]) => {
      const whole = pieces[piece] ?? inside;
      return inside.people >= k && (inside.answers === whole.answers || whole.people - gone >= k);
    });
    if (!isSafe && !isSettled) return;
    const innerOf = new Map<number, number>();
    for (const [piece, { inside, gone }] of cuts) {
      innerOf.set(piece, pieces.push(inside) - 1);
      const outside = pieces[piece];
      if (!outside) continue;
      outside.people -= gone;
      outside.answers -= inside.answers;
    }
    for (const { crowd, mask } of own) {
      for (let left = mask; left !== 0; left &= left - 1) {
        const bit = lowestBit(left);
        crowd.pieceOf[bit] = innerOf.get(crowd.pieceOf[bit] ?? 0) ?? 0;
      }
    }
    taken.add(group);
  };
  for (const group of settled) take(group, true);
  const inOrder = [...members]
    .filter(([group]) => !taken.has(group))
    .map(([group, own]) => ({
      group,
      size: own.reduce((sum, { crowd, mask }) => sum + crowd.having(mask), 0),
    }))
    .sort((one, other) => other.size - one.size || (one.group < other.group ? -1 : 1));
  for (const { group } of inOrder) take(group, false);
  return taken;
}

/** A set of people that can be told apart, and how many different answers of crowds lie in it. */
interface Piece {
  people: number;
  answers: number;
}

interface Countable {
  answers: Crowd['answers'];
  /** The answers that anybody gave. */
  given: number;
  /** How many gave any of these answers. */
  having: (mask: number) => number;
  /** The piece that each answer falls into. */
  pieceOf: number[];
}

function countable({ answers, people }: Crowd): Countable {
  const full = (1 << answers.length) - 1;
  // How many gave no other answers than these: first just these, then with one answer more at a time.
  const within = Array.from({ length: full + 1 }, (_, mask) => people[mask] ?? 0);
  answers.forEach((_, bit) => {
    for (let mask = 0; mask <= full; mask++) {
      if (mask & (1 << bit)) within[mask] = (within[mask] ?? 0) + (within[mask ^ (1 << bit)] ?? 0);
    }
  });
  const having = (mask: number) => (within[full] ?? 0) - (within[full & ~mask] ?? 0);
  const given = answers.reduce((sum, _, bit) => (having(1 << bit) > 0 ? sum | (1 << bit) : sum), 0);
  return { answers, given, having, pieceOf: answers.map(() => 0) };
}

/** The crowds in each group, and which of their answers count in it. */
function membersOf(crowds: readonly Countable[]) {
  const members = new Map<string, { crowd: Countable; mask: number }[]>();
  for (const crowd of crowds) {
    crowd.answers.forEach((groups, bit) => {
      if (!(crowd.given & (1 << bit))) return;
      for (const group of groups) {
        const own = members.get(group) ?? [];
        members.set(group, own);
        const last = own.at(-1);
        if (last?.crowd === crowd) last.mask |= 1 << bit;
        else own.push({ crowd, mask: 1 << bit });
      }
    });
  }
  return members;
}

function add(piece: Piece, people: number, answers: number): void {
  piece.people += people;
  for (let left = answers; left !== 0; left &= left - 1) piece.answers++;
}

/** The answers that fall into a piece. */
function maskOf(pieceOf: readonly number[], piece: number): number {
  let mask = 0;
  for (let bit = 0; bit < pieceOf.length; bit++) if (pieceOf[bit] === piece) mask |= 1 << bit;
  return mask;
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
