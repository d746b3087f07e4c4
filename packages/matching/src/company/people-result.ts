import type { BipartiteGraph } from '../assignment/bipartite-graph.ts';
import { certify } from '../assignment/solve-assignment.ts';
import { fitSums } from '../fit-sums.ts';
import type { People } from '../policy/pair-facts.ts';
import type { Pair } from '../problem.ts';
import type { AssignmentResult, Unmatched } from '../result.ts';
import type { ProvenChoice } from './proof.ts';

/** The result as `solve` would give it: pairs by left person, then by right person. */
export function toResult(
  people: People,
  graph: BipartiteGraph,
  { chosen, prices, reached }: ProvenChoice,
  pinned: readonly Pair[],
  isAllowedAny: (left: number) => boolean,
): AssignmentResult {
  const { left, right } = people;
  const rightIndex = new Map(right.map(({ id }, at) => [id, at]));
  const byLeft = new Map<string, Pair[]>();
  for (const pair of pinned) byLeft.set(pair[0], [...(byLeft.get(pair[0]) ?? []), pair]);
  const pairs: Pair[] = [];
  const unmatched: Unmatched[] = [];
  let at = 0;
  left.forEach(({ id, capacity = 1 }, i) => {
    const own = [...(byLeft.get(id) ?? [])];
    for (; at < chosen.length && chosen[at]! < graph.leftStart[i + 1]!; at++) {
      const e = chosen[at]!;
      own.push([id, right[graph.right[e]!]!.id, graph.fit[e]!]);
    }
    own.sort(([, a], [, b]) => rightIndex.get(a)! - rightIndex.get(b)!);
    pairs.push(...own);
    if (own.length > 0) return;
    const why = isAllowedAny(i) ? 'partners_full' : 'no_allowed_partner';
    unmatched.push({ id, why: capacity === 0 ? 'no_capacity' : why });
  });
  const { totalFit, worstFit } = fitSums(pairs);
  const ids = { left: left.map(idOf), right: right.map(idOf) };
  return {
    kind: 'assignment',
    pairs,
    matched: pairs.length,
    totalFit,
    worstFit,
    certificate: certify(ids, { prices, reached, fairness: null }, pairs.length, totalFit),
    unmatched,
  };
}

function idOf({ id, capacity = 1 }: { readonly id: string; readonly capacity?: number }) {
  return { id, capacity };
}
