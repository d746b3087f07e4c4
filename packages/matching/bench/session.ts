/**
 * node session.ts FILE CHANGES
 *
 * Pins, forbidden pairs and capacities, changed at random one after the other: CPU milliseconds until the new
 * best pairs and the whole certificate are there, and how far the last result holds.
 */
import { type Change, createSession, solve, verify } from '../src/index.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { readInstance } from './instances/instance-file.ts';
import { problemOf } from './problem-of.ts';
import { cpuSeconds } from './timing.ts';

const [file = '', changes = ''] = process.argv.slice(2);
const random = seededRandom(11);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const session = createSession(problemOf(readInstance(file), 'max_matched_then_fit'));
const ms: Record<Change['change'], number[]> = {
  pin: [],
  unpin: [],
  forbid: [],
  allow: [],
  capacity: [],
};
for (let step = 0; step < Number(changes); step++) {
  const change = nextChange();
  ms[change.change].push(cpuSeconds(() => session.change(change)).seconds * 1000);
}
const all = Object.values(ms)
  .flat()
  .sort((a, b) => a - b);
const at = (list: readonly number[], share: number) =>
  list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
const { problem, result } = session;
const anew = solve(problem);
console.log(
  JSON.stringify({
    changes: all.length,
    median_ms: at(all, 0.5),
    p99_ms: at(all, 0.99),
    max_ms: at(all, 1),
    medians_ms: Object.fromEntries(
      Object.entries(ms).map(([kind, list]) => [
        kind,
        at(
          list.toSorted((a, b) => a - b),
          0.5,
        ),
      ]),
    ),
    isProven: verify(problem, result).holds,
    isAsSolvedAnew: anew.matched === result.matched && anew.totalFit === result.totalFit,
  }),
);

/** A pin of a pair that is not made, a ban of one that is, or another capacity; old ones are taken back. */
function nextChange(): Change {
  const { problem: now, result: best } = session;
  if (now.pinned.length > 8) return { change: 'unpin', pair: now.pinned[0]! };
  if (now.forbidden.length > 8) return { change: 'allow', pair: now.forbidden[0]! };
  const kind = random();
  const isDecided = ([a, b]: readonly [string, string, number]) =>
    [...now.pinned, ...now.forbidden].some(([x, y]) => (x === a ? a === x || b === y : b === y));
  if (kind < 0.4) {
    let pair = pick(now.pairs);
    while (isDecided(pair)) pair = pick(now.pairs);
    return { change: 'pin', pair: [pair[0], pair[1]] };
  }
  if (kind < 0.7) {
    let pair = pick(best.pairs);
    while (isDecided(pair)) pair = pick(best.pairs);
    return { change: 'forbid', pair: [pair[0], pair[1]] };
  }
  let person = pick(now.right);
  while (now.pinned.some(([, id]) => id === person.id)) person = pick(now.right);
  const capacity = Math.max(0, person.capacity + (random() < 0.5 ? -1 : 1));
  return { change: 'capacity', side: 'right', id: person.id, capacity };
}
