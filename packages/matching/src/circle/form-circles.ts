import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { solveGraph } from '../assignment/solve-graph.ts';
import { unwatched, type Watch } from '../progress.ts';
import { bestCount, type CircleGraph, fitInside, scattered } from './circle-graph.ts';
import { type Companions, companionsOf } from './companions.ts';

/** Circle of each person, or -1. */
export type CircleOf = Int32Array;

/** The best companions of each person whose circles are looked into, and how many of those circles are taken. */
const COMPANIONS = 48;
const CANDIDATES = 12;
/** Rounds of taking somebody out of every circle at most, and how many in a row may gain nothing. */
const MOST_ROUNDS = 90;
const PATIENCE = 4;
/** How often circles that came to nothing are begun anew. */
const PASSES = 3;
/** Small groups are tried several times, with other first members and numbers of circles. */
const MOST_STARTS = 3;
const WORK_OF_STARTS = 40_000;

/**
 * A good division into circles: one first member each, then one more each in every turn, chosen by an exact
 * assignment of people to circles; then, as long as it gains, somebody is taken out of every circle and all of them
 * are assigned anew (a very large neighbourhood: Ahuja, Ergun, Orlin & Punnen 2002). Each such step is the best of
 * all ways to put these people back, as far as their best companions lead. No promise beyond the bound that is
 * reported with it. Deterministic.
 *
 * Time: people^2 to find companions, then an assignment of a few candidates for each circle a round.
 */
export function formCircles(graph: CircleGraph, watch: Watch = unwatched): CircleOf {
  const people = graph.ids.length;
  const leaders = graph.isLed ? graph.leads.reduce((sum, is) => sum + is, 0) : null;
  const { circles } = bestCount(people, leaders, [graph.smallest, graph.largest]);
  const most = leaders === null ? Math.floor(people / graph.smallest) : circles;
  const work = Math.floor(WORK_OF_STARTS / (people * people + 1));
  const starts = Math.max(1, Math.min(MOST_STARTS, work));
  const companions = companionsOf(graph, new Int32Array(people), COMPANIONS);
  let best: CircleOf = new Int32Array(people).fill(-1);
  let reached = { placed: 0, fit: 0 };
  for (let start = 0; start < starts && circles > 0; start++) {
    const count = circles + (start % (most - circles + 1));
    const circleOf = divide(graph, companions, count, start, watch);
    const placed = circleOf.reduce((sum, circle) => sum + Number(circle >= 0), 0);
    const fit = fitInside(graph, circleOf);
    if (placed < reached.placed || (placed === reached.placed && fit <= reached.fit)) continue;
    best = circleOf;
    reached = { placed, fit };
  }
  return best;
}

function divide(
  graph: CircleGraph,
  companions: Companions,
  circles: number,
  seed: number,
  watch: Watch,
): CircleOf {
  const { smallest, largest, isLed, leads, fit } = graph;
  const people = graph.ids.length;
  const circleOf = new Int32Array(people).fill(-1);
  const size = new Int32Array(circles);
  /** Those of circle c are the first `size[c]` from `c * largest`. */
  const members = new Int32Array(circles * largest);
  // Those with whom a circle came to nothing do not begin another.
  const hasBegun = new Uint8Array(people);
  const lookedAtBy = new Int32Array(circles).fill(-1);
  const best = new Int32Array(CANDIDATES);
  const links = new Int32Array(CANDIDATES);

  for (let pass = 0; pass < PASSES && begin() > 0; pass++) {
    grow();
    improve(pass);
    if (dissolveSmall() === 0) break;
  }
  return circleOf;

  function put(person: number, circle: number): void {
    circleOf[person] = circle;
    members[circle * largest + size[circle]!++] = person;
  }

  function take(person: number): void {
    const circle = circleOf[person]!;
    const last = circle * largest + --size[circle]!;
    members[members.indexOf(person, circle * largest)] = members[last]!;
    circleOf[person] = -1;
  }

  /** Fit with everybody in a circle together, or -1 where they may not all meet. */
  function linkOf(person: number, circle: number): number {
    const first = circle * largest;
    let sum = 0;
    for (let seat = first; seat < first + size[circle]!; seat++) {
      const one = fit[person * people + members[seat]!]!;
      if (one < 0) return -1;
      sum += one;
    }
    return sum;
  }

  function loose(): number[] {
    const list: number[] = [];
    for (let i = 0; i < people; i++) if (circleOf[i] === -1 && leads[i] === 0) list.push(i);
    return list;
  }

  /** Gives every empty circle a first member: a leader, or anybody who has none. Returns how many began. */
  function begin(): number {
    const chance = circleOf.map((_, i) => scattered(i, seed));
    const first = Array.from(circleOf.keys())
      .filter((i) => circleOf[i] === -1 && leads[i] === Number(isLed) && hasBegun[i] === 0)
      .sort((a, b) => chance[a]! - chance[b]! || a - b);
    let next = 0;
    size.forEach((count, circle) => {
      if (count > 0 || next === first.length) return;
      hasBegun[first[next]!] = 1;
      put(first[next++]!, circle);
    });
    return next;
  }

  /** One member more for each circle in every turn; nobody is above the even share before all have it. */
  function grow(): void {
    const toPlace = isLed ? people - leads.reduce((sum, is) => sum + is, 0) + circles : people;
    const share = Math.max(smallest, Math.ceil(toPlace / circles));
    for (let target = 2; target < Math.min(share, largest); target++) place(loose(), target);
    while (place(loose(), largest).placed > 0);
  }

  function improve(pass: number): void {
    let idle = 0;
    for (let round = 0; round < MOST_ROUNDS && idle < PATIENCE; round++) {
      watch({ phase: 'pairing' });
      const others = loose();
      const taken = oneOfEach(round + MOST_ROUNDS * pass);
      const before = taken.map((i) => circleOf[i]!);
      const owed = new Uint8Array(circles);
      let lost = 0;
      for (const i of taken) {
        const circle = circleOf[i]!;
        owed[circle] = Number(size[circle] === smallest);
        take(i);
        lost += linkOf(i, circle);
      }
      const { placed, gained } = place([...taken, ...others], largest, before, owed);
      idle = placed > taken.length || gained > lost ? 0 : idle + 1;
    }
  }

  /** Somebody of each circle but its leader, now and then the weakest; of circles with room in half of the rounds. */
  function oneOfEach(round: number): number[] {
    const list: number[] = [];
    size.forEach((count, circle) => {
      const turn = scattered(circle, round + 977 * seed);
      if (count < 2 || (count < largest && (turn & 64) !== 0)) return;
      const seats = members.subarray(circle * largest, circle * largest + count);
      const isWeakest = (turn >>> 20) % 4 === 0;
      const person = isWeakest ? weakestOf(seats) : seats[(turn >>> 8) % count]!;
      if (leads[person] === 0) list.push(person);
    });
    return list;
  }

  function weakestOf(seats: Int32Array): number {
    const sums = seats.map((i) => {
      return seats.reduce((sum, j) => sum + Math.max(0, fit[i * people + j]!), 0);
    });
    return seats[sums.indexOf(Math.min(...sums))]!;
  }

  /**
   * Puts as many as possible of these people into circles that have begun and are smaller than `below`, one each,
   * with the largest total fit; `before`: where each has been and may return; `owed`: who must get somebody.
   */
  function place(
    list: readonly number[],
    below: number,
    before: readonly number[] = [],
    owed: Uint8Array = new Uint8Array(circles),
  ) {
    const leftStart = new Int32Array(list.length + 1);
    const right: number[] = [];
    const value: number[] = [];
    lookedAtBy.fill(-1);
    list.forEach((person, at) => {
      const found = candidates(person, below, before[at]);
      for (let n = 0; n < found; n++) {
        right.push(best[n]!);
        value.push(links[n]!);
      }
      leftStart[at + 1] = right.length;
    });
    if (right.length === 0) return { placed: 0, gained: 0 };
    const choice: BipartiteGraph = {
      leftCapacity: new Int32Array(list.length).fill(1),
      rightCapacity: size.map((count) => Number(count > 0 && count < below)),
      rightMin: Int32Array.from(owed),
      leftStart,
      right: Int32Array.from(right),
      fit: Int32Array.from(value),
    };
    const solution = solveGraph(choice, 'max_matched_then_fit');
    if (!solution.feasible) throw new Error('everybody could return to where they were');
    let placed = 0;
    let gained = 0;
    list.forEach((person, at) => {
      for (let e = leftStart[at]!; e < leftStart[at + 1]!; e++) {
        if (solution.chosen[e] !== 1) continue;
        put(person, right[e]!);
        placed++;
        gained += value[e]!;
      }
    });
    return { placed, gained };
  }

  /** The best open circles that companions are in, and `home`; any open circles where there are none. */
  function candidates(person: number, below: number, home: number | undefined): number {
    let found = 0;
    if (home !== undefined) consider(home);
    const start = companions.start[person]!;
    for (let at = start; at < companions.start[person + 1]!; at++) {
      const circle = circleOf[companions.person[at]!]!;
      if (circle >= 0) consider(circle);
    }
    if (found === 0) for (let circle = 0; circle < circles; circle++) consider(circle);
    return found;

    function consider(circle: number): void {
      if (lookedAtBy[circle] === person) return;
      lookedAtBy[circle] = person;
      if (size[circle] === 0 || size[circle]! >= below) return;
      const link = linkOf(person, circle);
      if (link < 0 || (found === CANDIDATES && link <= links[found - 1]!)) return;
      let to = found < CANDIDATES ? found++ : found - 1;
      // The way home stays first.
      const least = home === undefined ? 0 : 1;
      for (; to > least && links[to - 1]! < link; to--) {
        links[to] = links[to - 1]!;
        best[to] = best[to - 1]!;
      }
      links[to] = link;
      best[to] = circle;
    }
  }

  /** Gives up the circles that stayed too small; returns how many people lost theirs. */
  function dissolveSmall(): number {
    const lost = Array.from(circleOf.keys()).filter((i) => {
      return circleOf[i]! >= 0 && size[circleOf[i]!]! < smallest;
    });
    lost.forEach(take);
    return lost.length;
  }
}
