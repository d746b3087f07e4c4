import { type BipartiteGraph, type Loads, loadsOf, OUT, shapeOf } from './bipartite-graph.ts';
import type { ReachedSet } from './cover.ts';

export interface PersonPrices {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/**
 * Prices that prove the choice best, in units of fit: complementary to the choice in the sense of
 * linear programming duality, among the solutions with as many pairs when `reached` is given.
 *
 * They are shortest distances in the residual graph (Bellman-Ford), started from `hint`, the solver's own
 * potentials: where those are right one sweep confirms them. Because they depend on the choice alone,
 * any solver can be proven this way. O(people x pairs) at worst, a few sweeps in practice.
 *
 * Inside, `u` is a left person's price and `q` minus a right person's, so that every condition is a
 * difference; `root` stands for the price 0.
 */
export function pricesFor(
  graph: BipartiteGraph,
  chosen: Uint8Array,
  hint: PersonPrices,
  reached: ReachedSet | null,
  load: Loads = loadsOf(graph, chosen),
): PersonPrices {
  const { leftCount, rightCount } = shapeOf(graph);
  const u = hint.left.slice();
  const q = hint.right.map((price) => -price);
  let root = 0;

  const leftCovered = (i: number) => reached !== null && reached.left[i] === 0;
  const rightCovered = (j: number) => reached !== null && reached.right[j] === 1;
  const { leftStart, right, fit } = graph;
  // Without a cover every pair counts.
  const coverOf = reached?.right ?? new Uint8Array(rightCount).fill(2);
  const rounds = leftCount + rightCount + 2;
  for (let round = 0; sweep(); round++) {
    if (round > rounds) throw new Error('the solver chose pairs that are not optimal');
  }
  lowerWithoutRoom();
  return { left: u.map((price) => price - root), right: q.map((price) => root - price) };

  /** Any high price proves that nobody without room can be had; the lowest is what a place would be worth. */
  function lowerWithoutRoom(): void {
    for (let i = 0; i < leftCount; i++) {
      if (graph.leftCapacity[i]! > 0) continue;
      let lowest = 0;
      for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
        const j = graph.right[e]!;
        if (counts(e, i, j)) lowest = Math.max(lowest, graph.fit[e]! + q[j]! - root);
      }
      u[i] = root + lowest;
    }
    if (!graph.rightCapacity.includes(0)) return;
    const needed = new Float64Array(rightCount);
    const { rightCapacity } = graph;
    for (let i = 0; i < leftCount; i++) {
      const end = leftStart[i + 1]!;
      for (let e = leftStart[i]!; e < end; e++) {
        const j = right[e]!;
        if (rightCapacity[j]! > 0 || !counts(e, i, j)) continue;
        needed[j] = Math.max(needed[j]!, fit[e]! - u[i]! + root);
      }
    }
    for (let j = 0; j < rightCount; j++) {
      if (graph.rightCapacity[j] === 0) q[j] = root - needed[j]!;
    }
  }

  /** Whether the pair can be had or not, as far as the number of pairs goes. */
  function counts(e: number, i: number, j: number): boolean {
    if (chosen[e] === OUT) return false;
    return reached === null || leftCovered(i) !== rightCovered(j);
  }

  function sweep(): boolean {
    let changed = false;
    for (let i = 0; i < leftCount; i++) {
      const covered = leftCovered(i);
      if (!covered) {
        if (root > u[i]!) {
          root = u[i]!;
          changed = true;
        }
        if (load.left[i]! < graph.leftCapacity[i]! && u[i]! > root) {
          u[i] = root;
          changed = true;
        }
      }
      let price = u[i]!;
      const same = covered ? 1 : 0;
      const end = leftStart[i + 1]!;
      for (let e = leftStart[i]!; e < end; e++) {
        const j = right[e]!;
        const over = q[j]! + fit[e]! - price;
        // Tight; or the cover touches it never or twice: then it is the same in all solutions of this size.
        if (over === 0 || coverOf[j] === same) continue;
        if (chosen[e] === 1) {
          if (over > 0) continue;
          price += over;
          changed = true;
        } else if (over > 0 && chosen[e] !== OUT) {
          q[j]! -= over;
          changed = true;
        }
      }
      u[i] = price;
    }
    for (let j = 0; j < rightCount; j++) {
      if (rightCovered(j)) continue;
      if (load.right[j]! < graph.rightCapacity[j]! && root > q[j]!) {
        root = q[j]!;
        changed = true;
      }
      if (load.right[j]! > graph.rightMin[j]! && q[j]! > root) {
        q[j] = root;
        changed = true;
      }
    }
    return changed;
  }
}
