/**
 * node engine-stable.ts MENTEES LIST
 *
 * A quarter as many mentors with 0 to 6 places; every mentee ranks LIST of them strictly, popular ones more often,
 * and every mentor all who ranked them, by chance: CPU seconds to put the rankings in order and for deferred
 * acceptance on arrays, how many are paired, and whether any two would rather have each other. One line of JSON.
 */
import type { BipartiteGraph } from '../src/assignment/bipartite-graph.ts';
import { deferredAcceptance } from '../src/stable/deferred-acceptance.ts';
import { preferencesFrom, type Tiers } from '../src/stable/preferences.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { cpuSeconds } from './timing.ts';

const [mentees = 0, length = 0] = process.argv.slice(2).map(Number);
const mentors = mentees >> 2;
const random = seededRandom(mentees + length);
const { graph, tiers } = lists();
const { leftStart, right, rightCapacity } = graph;
const chances = { left: anyNumbers(mentees), right: anyNumbers(mentors) };
const { seconds, value: chosen } = cpuSeconds(() =>
  deferredAcceptance(graph, preferencesFrom(graph, tiers, chances)),
);
const MB = Math.round(process.resourceUsage().maxRSS / 1024);
const paired = chosen.reduce((sum, one) => sum + one, 0);
console.log(
  JSON.stringify({ pairs: right.length, paired, solve_s: seconds, MB, stable: isStable() }),
);

function lists(): { graph: BipartiteGraph; tiers: Tiers } {
  const start = Int32Array.from({ length: mentees + 1 }, (_, i) => i * length);
  const mentor = new Int32Array(mentees * length);
  const tier = { left: new Int32Array(mentor.length), right: new Int32Array(mentor.length) };
  const listedBy = new Int32Array(mentors).fill(-1);
  const byMentor: number[][] = Array.from({ length: mentors }, () => []);
  for (let i = 0; i < mentees; i++) {
    for (let n = 0; n < length; ) {
      const j = Math.floor(mentors * random() * Math.sqrt(random()));
      if (listedBy[j] === i) continue;
      listedBy[j] = i;
      mentor[i * length + n] = j;
      byMentor[j]!.push(i * length + n++);
    }
    shuffledTo(length).forEach((value, n) => {
      tier.left[i * length + n] = value;
    });
  }
  for (const list of byMentor) {
    shuffledTo(list.length).forEach((value, n) => {
      tier.right[list[n]!] = value;
    });
  }
  const graph: BipartiteGraph = {
    leftCapacity: new Int32Array(mentees).fill(1),
    rightCapacity: Int32Array.from({ length: mentors }, () => Math.floor(random() * 7)),
    rightMin: new Int32Array(mentors),
    leftStart: start,
    right: mentor,
    fit: mentor.map(() => Math.floor(random() * 10_001)),
  };
  return { graph, tiers: tier };
}

function shuffledTo(count: number): Int32Array {
  const list = Int32Array.from({ length: count }, (_, n) => n);
  for (let n = count - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [list[n], list[other]] = [list[other]!, list[n]!];
  }
  return list;
}

function anyNumbers(count: number): Int32Array {
  return Int32Array.from({ length: count }, () => random() * 2 ** 32);
}

/** No two of all who may meet would both rather have each other. */
function isStable(): boolean {
  const reached = new Int32Array(mentees).fill(length);
  const load = new Int32Array(mentors);
  const worst = new Int32Array(mentors).fill(-1);
  chosen.forEach((is, e) => {
    if (is === 0) return;
    reached[Math.floor(e / length)] = tiers.left[e]!;
    load[right[e]!]!++;
    worst[right[e]!] = Math.max(worst[right[e]!]!, tiers.right[e]!);
  });
  if (load.some((count, j) => count > rightCapacity[j]!)) return false;
  for (let i = 0; i < mentees; i++) {
    for (let e = leftStart[i]!; e < leftStart[i + 1]!; e++) {
      const j = right[e]!;
      const wouldRight = load[j]! < rightCapacity[j]! || tiers.right[e]! < worst[j]!;
      if (chosen[e] === 0 && tiers.left[e]! < reached[i]! && wouldRight) return false;
    }
  }
  return true;
}
