import { fitSums } from '../fit-sums.ts';
import type { CircleProblem, Pair } from '../problem.ts';
import { unwatched, type Watch } from '../progress.ts';
import type { Circle, CircleResult, Unmatched } from '../result.ts';
import { circleBound } from './circle-bound.ts';
import { bestCount, type CircleGraph, circleGraph } from './circle-graph.ts';
import { type CircleOf, formCircles } from './form-circles.ts';

/** Divides people into circles by a heuristic, and says how far from the best possible it may be. */
export function solveCircle(problem: CircleProblem, watch: Watch = unwatched): CircleResult {
  const graph = circleGraph(problem);
  const circleOf = formCircles(graph, watch);
  watch({ phase: 'proof' });
  const groups = groupsOf(graph, circleOf);
  const together = new Map(groups.flatMap(({ members }, at) => members.map((id) => [id, at])));
  const banned = new Set(problem.forbidden.map(unordered));
  const allowed = problem.pairs.filter((pair) => !banned.has(unordered(pair)));
  const pairs = allowed.filter(([a, b]) => together.has(a) && together.get(a) === together.get(b));
  const { totalFit, worstFit } = fitSums(pairs);
  const matched = together.size;
  const { prices, upperBound } = circleBound(graph, watch);
  const leaders = problem.leaders.length === 0 ? null : graph.leads.reduce((a, b) => a + b, 0);
  const { placed } = bestCount(graph.ids.length, leaders, problem.size);
  const isOptimal = totalFit === upperBound && matched === placed;
  const priceOf = new Map(graph.ids.map((id, at) => [id, prices[at]!]));
  return {
    kind: 'circle',
    groups,
    pairs,
    matched,
    totalFit,
    worstFit,
    certificate: {
      status: isOptimal ? 'optimal' : 'bounded',
      upperBound,
      gap: upperBound === 0 ? 0 : (upperBound - totalFit) / upperBound,
      dual: {
        members: Object.fromEntries(problem.members.map(({ id }) => [id, priceOf.get(id) ?? 0])),
      },
      matchedBound: placed,
    },
    unmatched: unmatchedMembers(problem, together, allowed),
  };
}

function unordered([a, b]: readonly [string, string, ...unknown[]]): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

function groupsOf(graph: CircleGraph, circleOf: CircleOf): readonly Circle[] {
  const people = graph.ids.length;
  const circles = new Map<number, number[]>();
  circleOf.forEach((circle, person) => {
    if (circle < 0) return;
    const members = circles.get(circle) ?? [];
    members.push(person);
    circles.set(circle, members);
  });
  return [...circles.values()].map((members) => {
    let fit = 0;
    for (const i of members) {
      for (const j of members) if (i < j) fit += graph.fit[i * people + j]!;
    }
    const leader = members.find((person) => graph.leads[person] === 1);
    return {
      members: members.map((person) => graph.ids[person]!),
      ...(leader !== undefined && { leader: graph.ids[leader] }),
      fit,
    };
  });
}

function unmatchedMembers(
  problem: CircleProblem,
  together: ReadonlyMap<string, number>,
  allowed: readonly Pair[],
): readonly Unmatched[] {
  const mayMeet = new Set(allowed.flatMap((pair) => [pair[0], pair[1]]));
  return problem.members
    .filter(({ id }) => !together.has(id))
    .map(({ id, capacity }) => {
      if (capacity === 0) return { id, why: 'no_capacity' };
      return { id, why: mayMeet.has(id) ? 'no_circle' : 'no_allowed_partner' };
    });
}
