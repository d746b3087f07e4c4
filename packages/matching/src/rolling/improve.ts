import { leftEnds } from '../assignment/bipartite-graph.ts';
import { compilePairs } from '../assignment/compile-pairs.ts';
import { createFlow, type FlowCosts } from '../assignment/network-simplex.ts';
import { inOrderOfPeople } from '../assignment/solve-assignment.ts';
import { scaleFor } from '../assignment/solve-graph.ts';
import { unmatchedLeft } from '../assignment/unmatched-left.ts';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, PairOfIds } from '../problem.ts';
import { type SolveOptions, watchFrom } from '../progress.ts';
import type { Unmatched } from '../result.ts';
import { bestWithin, type Choice, trailsBetween } from './part-way.ts';
import { keyOf, type Renewal, renewalOf } from './renewal.ts';

export interface Improvement extends Renewal {
  readonly unmatched: readonly Unmatched[];
  /** No choice that ends so few has more pairs, nor at that number more fit; equal to what was reached: it is the best. */
  readonly bound: { readonly matched: number; readonly totalFit: number };
}

/** Finer than this, what an ended pair costs changes nothing any more. */
const FINEST = 4096;

/**
 * The best choice that takes at most `atMost` existing pairs apart: as many pairs as possible, then the largest total
 * fit. (0: newcomers against what is left.) Pairs that are not allowed any more end without being counted. The
 * problem's objective is not looked at.
 *
 * What an ended pair costs is raised until so few end (Lagrangian relaxation): each such solution is the best for the
 * number that it ends, and gives the bound for every other. Between the last two, whatever part of the way is best
 * and ends few enough is taken; so the bound is nearly always reached, or missed by less than one ended pair brings.
 *
 * Time: a solve, and some ten to twenty that go on from the last one. Throws `MatchingError`: `infeasible` where
 * more must end, `bad_capacity` where `atMost` is no number of pairs, `too_large` above some 100,000 people.
 */
export function improve(
  problem: AssignmentProblem,
  existing: readonly PairOfIds[],
  atMost: number,
  options: SolveOptions = {},
): Improvement {
  if (!Number.isSafeInteger(atMost) || atMost < 0) {
    throw new MatchingError('bad_capacity', 'atMost', `cannot end at most ${atMost} pairs`);
  }
  const watch = watchFrom(options);
  const { graph, source, pinned } = compilePairs(problem, 'in full');
  const { costs, level, finest } = scaleOf(graph.leftCapacity.length + graph.rightCapacity.length);
  const before = new Set(existing.map(keyOf));
  const isExisting = Uint8Array.from(source, (at) => Number(before.has(keyOf(problem.pairs[at]!))));
  const flow = createFlow(graph, costs);
  const worthOf = (e: number) => level + graph.fit[e]!;

  const best = choiceAt(0);
  if (best.ended <= atMost) return improvementTo(best, best.worth);
  // Whoever is ended brings one pair more at most, and fits that are less than a pair.
  let few = choiceAt(2 * level * finest);
  if (few.ended > atMost) {
    const what = `${few.ended} existing pairs have to end, more than ${atMost}`;
    throw new MatchingError('infeasible', '', what);
  }
  for (let many = best; ; ) {
    const slope = (many.worth - few.worth) / (many.ended - few.ended);
    const cost = Math.floor(slope * finest);
    const next = choiceAt(cost);
    if (next.ended > few.ended && next.ended < many.ended) {
      if (next.ended > atMost) many = next;
      else few = next;
      continue;
    }
    const ends = { left: leftEnds(graph), right: graph.right };
    const trails = trailsBetween(few.chosen, many.chosen, ends, isExisting, worthOf);
    return improvementTo(bestWithin(few, trails, atMost), boundAt(cost, next));
  }

  /** The best choice when each existing pair that ends costs `cost / finest`. */
  function choiceAt(cost: number): Choice {
    isExisting.forEach((is, e) => {
      if (is === 1) flow.setGain(e, finest * graph.fit[e]! + cost);
    });
    flow.optimize((pivots) => watch({ phase: 'pairing', pivots }));
    const lacking = flow.lacking();
    if (lacking >= 0) {
      const id = problem.right[lacking - graph.leftCapacity.length]?.id ?? '';
      throw new MatchingError('infeasible', '', `what ${id} is owed cannot be given`);
    }
    const chosen = new Uint8Array(source.length);
    flow.copyChosen(chosen);
    let worth = 0;
    let ended = 0;
    chosen.forEach((is, e) => {
      if (is === 1) worth += worthOf(e);
      else ended += isExisting[e]!;
    });
    return { chosen, worth, ended };
  }

  function boundAt(cost: number, { worth, ended }: Choice): number {
    const relaxed = BigInt(finest) * BigInt(worth) + BigInt(cost) * BigInt(atMost - ended);
    return Number(relaxed / BigInt(finest));
  }

  function improvementTo({ chosen }: Choice, mostWorth: number): Improvement {
    const taken = new Set(pinned);
    let pinnedFit = 0;
    for (const at of pinned) pinnedFit += problem.pairs[at]![2];
    source.forEach((at, e) => {
      if (chosen[e] === 1) taken.add(at);
    });
    const pairs = inOrderOfPeople(problem, taken);
    const matched = Math.floor(mostWorth / level);
    return {
      ...renewalOf(existing, pairs),
      unmatched: unmatchedLeft(problem, pairs),
      bound: {
        matched: matched + pinned.length,
        totalFit: mostWorth - matched * level + pinnedFit,
      },
    };
  }

  /** A pair outweighs all fits; what is owed outweighs all that ended pairs cost. */
  function scaleOf(people: number) {
    const { level, costs: plain } = scaleFor(graph, 'max_matched_then_fit');
    const owed = 4 * (people + 1) * level;
    const finest = Math.min(FINEST, Math.floor(Number.MAX_SAFE_INTEGER / (16 * owed)));
    if (finest < 1) {
      throw new MatchingError('too_large', '', `${people} people are too many to stay exact`);
    }
    const costs: FlowCosts = {
      unit: finest,
      bonus: 0,
      unusedLeft: finest * plain.unusedLeft,
      missingRight: finest * owed,
      beyondCapacity: 4 * finest * owed,
    };
    return { costs, level, finest };
  }
}
