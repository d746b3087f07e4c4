import { unwatched, type Watch } from '../progress.ts';
import { bestCount, type CircleGraph } from './circle-graph.ts';

/** Circle of each person, or -1. */
export type CircleOf = Int32Array;

/** Swaps and moves tried at most; keeps ten thousand people within seconds. */
const MOST_TRIES = 200_000_000;

/**
 * A good division into circles: spread-out first members, each circle in turn takes who fits best, then
 * moves and swaps as long as one gains (Kernighan & Lin's exchange idea). No promise beyond the bound that is
 * reported with it. Deterministic. O(people^2) a round.
 */
export function formCircles(graph: CircleGraph, watch: Watch = unwatched): CircleOf {
  const { smallest, largest, isLed, leads, fit } = graph;
  const people = graph.ids.length;
  const leaderCount = leads.reduce((sum, is) => sum + is, 0);
  const { circles } = bestCount(people, isLed ? leaderCount : null, [smallest, largest]);
  const circleOf = new Int32Array(people).fill(-1);
  const size = new Int32Array(circles);
  // Sum of fits, and number of people whom one may not meet, by person and circle.
  const link = new Float64Array(people * circles);
  const conflicts = new Int32Array(people * circles);

  firstMembers().forEach((person, circle) => {
    put(person, circle);
  });
  fill();
  improve();
  while (dissolveSmall()) insertLeftOvers();
  return circleOf;

  function put(person: number, circle: number): void {
    circleOf[person] = circle;
    size[circle]!++;
    note(person, circle, 1);
  }

  function take(person: number): void {
    const circle = circleOf[person]!;
    circleOf[person] = -1;
    size[circle]!--;
    note(person, circle, -1);
  }

  function note(person: number, circle: number, sign: 1 | -1): void {
    for (let other = 0; other < people; other++) {
      const value = fit[person * people + other]!;
      const at = other * circles + circle;
      if (value >= 0) link[at]! += sign * value;
      else if (other !== person) conflicts[at]! += sign;
    }
  }

  /** One person for each circle: the leaders, else people who fit each other least. */
  function firstMembers(): readonly number[] {
    const degree = new Float64Array(people);
    for (let i = 0; i < people; i++) {
      for (let j = 0; j < people; j++) degree[i]! += Math.max(0, fit[i * people + j]!);
    }
    const byDegree = Array.from(degree.keys()).sort((a, b) => degree[b]! - degree[a]! || a - b);
    if (isLed) return byDegree.filter((i) => leads[i] === 1).slice(0, circles);
    const chosen: number[] = [];
    const nearness = new Float64Array(people);
    while (chosen.length < circles) {
      const free = byDegree.filter((i) => !chosen.includes(i));
      const next = free.reduce((best, i) => (nearness[i]! < nearness[best]! ? i : best));
      chosen.push(next);
      for (let i = 0; i < people; i++) nearness[i]! += Math.max(0, fit[next * people + i]!);
    }
    return chosen;
  }

  function fill(): void {
    let remaining = Array.from(circleOf.keys()).filter((i) => circleOf[i] === -1 && mayJoin(i));
    for (let round = 1; round < largest; round++) {
      // Nobody is above the even share before all circles have it.
      const share = Math.ceil((people - leaderSurplus()) / Math.max(1, circles));
      if (round >= Math.max(share, smallest)) break;
      for (let circle = 0; circle < circles; circle++) {
        const best = remaining.reduce((found, i) => {
          if (conflicts[i * circles + circle]! > 0) return found;
          const gain = link[i * circles + circle]!;
          return found < 0 || gain > link[found * circles + circle]! ? i : found;
        }, -1);
        if (best < 0) continue;
        put(best, circle);
        remaining = remaining.filter((i) => i !== best);
      }
    }
    insertLeftOvers();
  }

  /** Leaders who get no circle of their own. */
  function leaderSurplus(): number {
    return isLed ? leaderCount - circles : 0;
  }

  /** A leader beyond the number of circles has nowhere to go. */
  function mayJoin(person: number): boolean {
    return leads[person] === 0;
  }

  function insertLeftOvers(): void {
    for (let i = 0; i < people; i++) {
      if (circleOf[i] !== -1 || !mayJoin(i)) continue;
      let best = -1;
      for (let circle = 0; circle < circles; circle++) {
        const isOpen = size[circle]! > 0 && size[circle]! < largest;
        if (!isOpen || conflicts[i * circles + circle]! > 0) continue;
        if (best < 0 || link[i * circles + circle]! > link[i * circles + best]!) best = circle;
      }
      if (best >= 0) put(i, best);
    }
  }

  function improve(): void {
    let tries = 0;
    for (let changed = true; changed && tries < MOST_TRIES; ) {
      changed = false;
      insertLeftOvers();
      for (let i = 0; i < people; i++) {
        watch({ phase: 'pairing' });
        if (!mayJoin(i)) continue;
        if (circleOf[i] !== -1 && move(i)) changed = true;
        for (let j = i + 1; j < people; j++) {
          if (mayJoin(j) && swap(i, j)) changed = true;
        }
        tries += people;
      }
    }
  }

  /** Moves a person to the circle where they gain most, if there is one with room. */
  function move(i: number): boolean {
    const from = circleOf[i]!;
    if (size[from]! <= smallest) return false;
    let best = from;
    for (let circle = 0; circle < circles; circle++) {
      if (circle === from || size[circle]! >= largest || size[circle] === 0) continue;
      if (conflicts[i * circles + circle]! > 0) continue;
      if (link[i * circles + circle]! > link[i * circles + best]!) best = circle;
    }
    if (best === from) return false;
    take(i);
    put(i, best);
    return true;
  }

  /** Swaps two people's circles where the sum of fits grows; one of them may be without a circle. */
  function swap(i: number, j: number): boolean {
    const a = circleOf[i]!;
    const b = circleOf[j]!;
    if (a === b) return false;
    const between = fit[i * people + j]!;
    const known = Math.max(0, between);
    const conflict = between < 0 ? 1 : 0;
    let gain = 0;
    if (b !== -1) {
      if (conflicts[i * circles + b]! - conflict > 0) return false;
      gain += link[i * circles + b]! - known - link[j * circles + b]!;
    }
    if (a !== -1) {
      if (conflicts[j * circles + a]! - conflict > 0) return false;
      gain += link[j * circles + a]! - known - link[i * circles + a]!;
    }
    if (gain <= 0) return false;
    if (a !== -1) take(i);
    if (b !== -1) take(j);
    if (b !== -1) put(i, b);
    if (a !== -1) put(j, a);
    return true;
  }

  /** Gives up a circle that stayed too small; true where there was one. */
  function dissolveSmall(): boolean {
    const small = size.findIndex((count) => count > 0 && count < smallest);
    if (small < 0) return false;
    for (let i = 0; i < people; i++) if (circleOf[i] === small) take(i);
    return true;
  }
}
