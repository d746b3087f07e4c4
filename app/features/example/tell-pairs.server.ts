import { createManualClock } from '../../platform/clock.ts';
import { createSeededRandom } from '../../platform/random.ts';
import { type Chance, createChance } from './chance.ts';
import type { Past } from './past.ts';
import { type Course, type Pair, tellEngagement } from './tell-engagement.server.ts';

/** How many pairs live their months at the same time: the database and we work side by side. */
const atOnce = 4;

/**
 * Lives through the time of all pairs of a program. Each pair has its own clock and its own chance,
 * so the order in which they come to the database changes nothing; pairs of one mentor take turns,
 * since the last of them to close sets the mentor free.
 */
export async function tellPairs(
  past: Past,
  seed: number,
  pairs: readonly Pair[],
  courseOf: (chance: Chance, number: number) => Course,
): Promise<void> {
  const groups = [...Map.groupBy(pairs, (pair) => pair.mentor.actor.personId).values()];
  const worker = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      for (const pair of group) await tellPair(past, seed + pair.number, pair, courseOf);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function tellPair(
  past: Past,
  seed: number,
  pair: Pair,
  courseOf: (chance: Chance, number: number) => Course,
): Promise<void> {
  const own: Past = {
    ...past,
    clock: createManualClock(past.clock.now()),
    random: createSeededRandom(seed),
  };
  const chance = createChance(seed);
  await tellEngagement(own, chance, pair, courseOf(chance, pair.number));
}
