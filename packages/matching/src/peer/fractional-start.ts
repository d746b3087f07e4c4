import { createFlow } from '../assignment/network-simplex.ts';
import type { GeneralGraph } from './weighted-blossom.ts';

/** A matching, and prices that allow no better one apart from the few who are left over with a price above 0. */
export interface FractionalStart {
  /** Edge by vertex, or -1. */
  readonly edgeOf: Int32Array;
  /** Four times the price of each vertex; even. */
  readonly price: Float64Array;
}

/**
 * The best matching when half pairs are allowed, rounded down. Everybody stands on both sides of an assignment; the
 * mean of a person's two prices is optimal (its solution and the mirror image share the prices), and every edge in
 * use is tight. What it chooses falls into pairs, paths and cycles (Balinski 1965): all are halved into pairs without
 * loss but for the odd cycles, which leave one over each.
 */
export function fractionalStart(graph: GeneralGraph): FractionalStart {
  const { vertexCount: n, from, to, weight } = graph;
  const leftStart = new Int32Array(n + 1);
  for (const v of from) leftStart[v + 1]!++;
  for (const v of to) leftStart[v + 1]!++;
  for (let v = 0; v < n; v++) leftStart[v + 1]! += leftStart[v]!;
  const next = leftStart.slice(0, n);
  const right = new Int32Array(leftStart[n]!);
  const fit = new Int32Array(right.length);
  const edge = new Int32Array(right.length);
  const put = (v: number, w: number, k: number) => {
    const at = next[v]!++;
    right[at] = w;
    fit[at] = weight[k]!;
    edge[at] = k;
  };
  from.forEach((v, k) => {
    put(v, to[k]!, k);
    put(to[k]!, v, k);
  });
  const once = new Int32Array(n).fill(1);
  const none = new Int32Array(n);
  const doubled = {
    leftCapacity: once,
    rightCapacity: once,
    rightMin: none,
    leftStart,
    right,
    fit,
  };
  // No path of exchanges gains as much as a place that there is not would cost.
  const beyondCapacity = 4 * (n + 1) * (weight.reduce((max, w) => Math.max(max, w), 0) + 1);
  const costs = { unit: 1, bonus: 0, unusedLeft: 0, missingRight: 0, beyondCapacity };
  const flow = createFlow(doubled, costs);
  flow.optimize(() => undefined);
  const chosen = new Uint8Array(right.length);
  flow.copyChosen(chosen);

  const left = flow.potential.slice(0, n);
  // Nobody unmatched has a price; the potential may be beyond 0.
  const other = flow.potential.slice(n).map((value) => Math.max(0, -value));
  const chosenOf = new Int32Array(n).fill(-1);
  const isSought = new Uint8Array(n);
  for (let v = 0; v < n; v++) {
    for (let at = leftStart[v]!; at < leftStart[v + 1]!; at++) {
      if (chosen[at] === 0) continue;
      const w = right[at]!;
      chosenOf[v] = at;
      isSought[w] = 1;
      // A pair may be worth more than its two prices, which one of the two can take on.
      left[v] = Math.max(left[v]!, fit[at]! - other[w]!);
    }
  }
  const price = left.map((value, v) => 2 * (value + other[v]!));
  return { edgeOf: halve(chosenOf, isSought, right, edge), price };
}

/** Every other edge of each path and cycle. */
function halve(
  chosenOf: Int32Array,
  isSought: Uint8Array,
  right: Int32Array,
  edge: Int32Array,
): Int32Array {
  const n = chosenOf.length;
  const edgeOf = new Int32Array(n).fill(-1);
  const isSeen = new Uint8Array(n);
  const walk = (start: number) => {
    const way: number[] = [];
    for (let v = start; isSeen[v] === 0; v = right[chosenOf[v]!]!) {
      isSeen[v] = 1;
      way.push(v);
      if (chosenOf[v] === -1) break;
    }
    // The first of an odd number is left over: the start of a path has price 0.
    for (let at = way.length % 2; at + 1 < way.length; at += 2) {
      const k = edge[chosenOf[way[at]!]!]!;
      edgeOf[way[at]!] = k;
      edgeOf[way[at + 1]!] = k;
    }
  };
  for (let v = 0; v < n; v++) if (isSought[v] === 0) walk(v);
  for (let v = 0; v < n; v++) if (isSeen[v] === 0) walk(v);
  return edgeOf;
}
