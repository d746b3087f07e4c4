import fc from 'fast-check';
import type {
  AssignmentProblem,
  CircleProblem,
  Objective,
  Pair,
  PairOfIds,
  PeerProblem,
  Ranking,
  StableProblem,
} from '../problem.ts';

/** Small random problems with all that makes matching hard: ties, empty sides, pins, minimums. Without bias
 * to small values, which would make most of them empty. */

const objective = fc.constantFrom<Objective>('max_matched_then_fit', 'max_fit', 'fair');

/** Few values give ties everywhere, many give fine differences. */
const fits = fc.constantFrom([5000], [0, 1, 2], [0, 10_000], null);

/** Mostly several people; an empty side now and then. */
function ids(prefix: string, most: number) {
  const count = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(0, 1) },
    { weight: 9, arbitrary: fc.integer({ min: 2, max: most }) },
  );
  return count.map((length) => Array.from({ length }, (_, at) => `${prefix}${at + 1}`));
}

/** A random part of all possible pairs, each with a fit. */
function somePairs(candidates: readonly PairOfIds[], most: number): fc.Arbitrary<readonly Pair[]> {
  return fc.tuple(fits, fc.boolean()).chain(([values, isDense]) => {
    const fit = values === null ? fc.nat(10_000) : fc.constantFrom(...values);
    return fc
      .shuffledSubarray([...candidates], {
        minLength: Math.min(isDense ? most - 3 : 0, candidates.length),
        maxLength: Math.min(most, candidates.length),
      })
      .chain((chosen) =>
        fc
          .array(fit, { minLength: chosen.length, maxLength: chosen.length })
          .map((list) => chosen.map(([a, b], at): Pair => [a, b, list[at] ?? 0])),
      );
  });
}

/** Splits off a few forbidden pairs and a few pins that everybody has room for. */
function decisions(pairs: readonly Pair[], room: (id: string, side: 0 | 1) => number) {
  return fc
    .tuple(
      fc.shuffledSubarray([...pairs], { maxLength: Math.min(3, pairs.length) }),
      fc.nat(2),
      fc.nat(2),
    )
    .map(([some, pins, bans]) => {
      const load = new Map<string, number>();
      const pinned = some.slice(0, pins).filter(([a, b]) => {
        const ends = [`0${a}`, `1${b}`] as const;
        const fitsIn = ends.every(
          (key, side) => (load.get(key) ?? 0) < room(key.slice(1), side as 0 | 1),
        );
        if (fitsIn) for (const key of ends) load.set(key, (load.get(key) ?? 0) + 1);
        return fitsIn;
      });
      const forbidden = some.slice(pins, pins + bans);
      const withoutFit = ([a, b]: Pair): PairOfIds => [a, b];
      return { pinned: pinned.map(withoutFit), forbidden: forbidden.map(withoutFit) };
    });
}

const capacity = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.nat(3));

export const assignmentProblems: fc.Arbitrary<AssignmentProblem> = fc.noBias(
  fc
    .tuple(objective, ids('e', 5), ids('m', 4), fc.boolean())
    .chain(([goal, leftIds, rightIds, hasMinimums]) => {
      const candidates = leftIds.flatMap((a) => rightIds.map((b): PairOfIds => [a, b]));
      const left = fc.tuple(...leftIds.map((id) => fc.record({ id: fc.constant(id), capacity })));
      const right = fc.tuple(
        ...rightIds.map((id) =>
          fc.tuple(capacity, fc.constantFrom(0, 0, 1, 2)).map(([room, min]) => {
            return { id, capacity: room, min: hasMinimums ? Math.min(room, min) : 0 };
          }),
        ),
      );
      return fc
        .tuple(left, right, somePairs(candidates, 11))
        .chain(([leftSide, rightSide, pairs]) => {
          const room = (id: string, side: 0 | 1) =>
            [leftSide, rightSide][side]?.find((person) => person.id === id)?.capacity ?? 0;
          return decisions(pairs, room).map((decided) => ({
            kind: 'assignment' as const,
            objective: goal,
            left: leftSide,
            right: rightSide,
            pairs,
            ...decided,
          }));
        });
    }),
);

function allPairs(members: readonly string[]): readonly PairOfIds[] {
  return members.flatMap((a, at) => members.slice(at + 1).map((b): PairOfIds => [a, b]));
}

export const peerProblems: fc.Arbitrary<PeerProblem> = fc.noBias(
  fc.tuple(objective, ids('p', 8)).chain(([goal, members]) =>
    somePairs(allPairs(members), 13).chain((pairs) => {
      const people = fc.tuple(
        ...members.map((id) =>
          fc.record({ id: fc.constant(id), capacity: fc.constantFrom(1, 1, 1, 1, 0) }),
        ),
      );
      return people.chain((list) => {
        const room = (id: string) => list.find((person) => person.id === id)?.capacity ?? 0;
        return decisions(pairs, room).map(({ pinned, forbidden }) => ({
          kind: 'peer' as const,
          objective: goal,
          members: list,
          pairs,
          // Pins of one population may meet in one person: keep the first.
          pinned: pinned.filter(
            ([a, b], at) => !pinned.slice(0, at).some((pin) => pin.includes(a) || pin.includes(b)),
          ),
          forbidden,
        }));
      });
    }),
  ),
);

function ranking(others: readonly string[], strict: boolean): fc.Arbitrary<Ranking> {
  return fc.shuffledSubarray([...others]).chain((order) =>
    fc.array(fc.boolean(), { minLength: order.length, maxLength: order.length }).map((starts) => {
      const tiers: string[][] = [];
      order.forEach((id, at) => {
        if (at === 0 || strict || starts[at]) tiers.push([id]);
        else tiers.at(-1)?.push(id);
      });
      return tiers;
    }),
  );
}

export function stableProblems(options: { readonly strict: boolean }): fc.Arbitrary<StableProblem> {
  return fc.noBias(
    fc.tuple(ids('e', 4), ids('m', 4)).chain(([leftIds, rightIds]) => {
      const candidates = leftIds.flatMap((a) => rightIds.map((b): PairOfIds => [a, b]));
      const room = options.strict ? fc.constant(1) : capacity;
      const side = (
        list: readonly string[],
        others: readonly string[],
        places: fc.Arbitrary<number>,
      ) =>
        fc.tuple(
          ...list.map((id) => fc.tuple(fc.constant(id), places, ranking(others, options.strict))),
        );
      return fc
        .tuple(
          side(leftIds, rightIds, room),
          side(rightIds, leftIds, capacity),
          somePairs(candidates, 12),
        )
        .map(([left, right, pairs]) => ({
          kind: 'stable' as const,
          left: left.map(([id, places]) => ({ id, capacity: places })),
          right: right.map(([id, places]) => ({ id, capacity: places })),
          ranks: {
            left: new Map(left.map(([id, , tiers]) => [id, tiers])),
            right: new Map(right.map(([id, , tiers]) => [id, tiers])),
          },
          pairs,
          pinned: [],
          forbidden: [],
        }));
    }),
  );
}

export const circleProblems: fc.Arbitrary<CircleProblem> = fc.noBias(
  fc
    .tuple(ids('p', 8), fc.integer({ min: 2, max: 4 }), fc.nat(2), fc.nat(3), fc.boolean())
    .chain(([members, smallest, more, leaderCount, isComplete]) =>
      somePairs(allPairs(members), 28).map((some) => {
        const known = new Map(some.map((pair) => [`${pair[0]} ${pair[1]}`, pair]));
        const complete = allPairs(members).map(
          ([a, b]): Pair => known.get(`${a} ${b}`) ?? [a, b, 3000],
        );
        return {
          kind: 'circle' as const,
          members: members.map((id) => ({ id, capacity: 1 })),
          size: [smallest, smallest + more] as const,
          leaders: members.slice(0, leaderCount),
          pairs: isComplete ? complete : some,
          pinned: [],
          forbidden: [],
        };
      }),
    ),
);
