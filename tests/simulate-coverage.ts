// Does the report's 95 % interval hold the truth 95 times out of 100? `npm run simulate:coverage` makes
// 1,000 programs whose true change is known, reports each with the product's own code, and counts. It is
// no part of `npm test`: whether an interval covers is a matter of many runs, not of one.
import { reportMeasure } from '../app/features/insights/measure-report.ts';
import { type Sums, sumsOf } from '../app/features/insights/statistics.ts';
import { createGenerator } from '../app/platform/random.ts';

const runs = 1_000;
const k = 5;
const next = createGenerator(20261125);

/** How people stand before, on the scale from 1 to 5, and how far each moves until the close. */
const before = [0.06, 0.2, 0.4, 0.26, 0.08];
type Moves = readonly (readonly [step: number, chance: number])[];
const mentored: Moves = [
  [-1, 0.1],
  [0, 0.4],
  [1, 0.35],
  [2, 0.15],
];
const waiting: Moves = [
  [-1, 0.2],
  [0, 0.5],
  [1, 0.3],
];

const onScale = (value: number) => Math.min(5, Math.max(1, value));

/** The true mean change: everybody at every level, moved in every way, each as likely as it is. */
function trueChange(moves: Moves): number {
  return before.reduce(
    (sum, share, level) =>
      sum +
      moves.reduce(
        (inner, [step, chance]) => inner + share * chance * (onScale(level + 1 + step) - level - 1),
        0,
      ),
    0,
  );
}

function pick<T>(entries: readonly (readonly [T, number])[]): T {
  let left = next();
  const found = entries.find(([, chance]) => {
    left -= chance;
    return left < 0;
  });
  return (found ?? (entries[0] as readonly [T, number]))[0];
}

/** One change for each person, as the database sums them up. */
function changesOf(count: number, moves: Moves): Sums {
  return sumsOf(
    Array.from({ length: count }, () => {
      const at = pick(before.map((share, level) => [level + 1, share] as const));
      return onScale(at + pick(moves)) - at;
    }),
  );
}

const covers = ({ low, high }: { low: number; high: number }, truth: number) =>
  low <= truth && truth <= high;

let isNominal = true;
for (const [drawn, waits] of [
  [20, 12],
  [60, 40],
  [250, 120],
] as const) {
  const truth = {
    change: trueChange(mentored),
    effect: trueChange(mentored) - trueChange(waiting),
  };
  const held = { change: 0, effect: 0 };
  for (let run = 0; run < runs; run++) {
    const groups = { drawn: changesOf(drawn, mentored), waits: changesOf(waits, waiting) };
    const measure = { key: 'm', name: 'm', isCount: false, asked: drawn, besides: [] };
    const { change, comparison } = reportMeasure(
      { ...measure, groups: { ...groups, program: groups.drawn } },
      k,
    );
    if (change.change && covers(change.change, truth.change)) held.change++;
    if (comparison && comparison !== 'few' && covers(comparison, truth.effect)) held.effect++;
  }
  for (const figure of ['change', 'effect'] as const) {
    const share = (100 * held[figure]) / runs;
    const isGood = Math.abs(share - 95) <= 2;
    isNominal &&= isGood;
    console.log(
      `${drawn} drawn, ${waits} waiting: the true ${figure} ${truth[figure].toFixed(3)} lies in ${share.toFixed(1)} % of ${runs} intervals${isGood ? '' : ' (not within 95 ± 2)'}`,
    );
  }
}
process.exitCode = isNominal ? 0 : 1;
