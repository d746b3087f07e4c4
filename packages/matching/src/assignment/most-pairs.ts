import { type BipartiteGraph, byRight, shapeOf } from './bipartite-graph.ts';

export interface MostPairs {
  readonly chosen: Uint8Array;
  readonly count: number;
}

/**
 * A largest choice among the pairs of fit `atLeast` or better, within the given right places: layered
 * augmenting paths (Hopcroft & Karp 1973; Dinitz 1970 for capacities). O(pairs x sqrt(places)).
 */
export function mostPairs(
  graph: BipartiteGraph,
  rightPlaces: Int32Array,
  atLeast: number,
): MostPairs {
  const { leftCount, pairCount } = shapeOf(graph);
  const { rightStart, pair, left: leftOf } = byRight(graph);
  const chosen = new Uint8Array(pairCount);
  const leftFree = graph.leftCapacity.slice();
  const rightFree = rightPlaces.slice();
  const layer = new Int32Array(leftCount);
  const rightLayer = new Int32Array(rightPlaces.length);
  const nextPair = new Int32Array(leftCount);
  const nextBack = new Int32Array(rightPlaces.length);
  const queue = new Int32Array(leftCount);
  // The path under construction: pair taken forward, pair given back, in turn.
  const path: number[] = [];
  let count = 0;
  while (layOut()) {
    nextPair.set(graph.leftStart.subarray(0, leftCount));
    nextBack.set(rightStart.subarray(0, rightPlaces.length));
    for (let i = 0; i < leftCount; i++) {
      while (leftFree[i]! > 0 && augment(i)) {
        leftFree[i]!--;
        count++;
      }
    }
  }
  return { chosen, count };

  /** Distances of left people from free places; true where a free right place can be reached. */
  function layOut(): boolean {
    layer.fill(-1);
    rightLayer.fill(-1);
    let end = 0;
    for (let i = 0; i < leftCount; i++) {
      if (leftFree[i]! > 0) {
        layer[i] = 0;
        queue[end++] = i;
      }
    }
    let open = false;
    for (let at = 0; at < end; at++) {
      const i = queue[at]!;
      for (let e = graph.leftStart[i]!; e < graph.leftStart[i + 1]!; e++) {
        const j = graph.right[e]!;
        if (chosen[e] === 1 || graph.fit[e]! < atLeast || rightLayer[j] !== -1) continue;
        rightLayer[j] = layer[i]!;
        if (rightFree[j]! > 0) open = true;
        for (let back = rightStart[j]!; back < rightStart[j + 1]!; back++) {
          const other = leftOf[back]!;
          if (chosen[pair[back]!] === 0 || layer[other] !== -1) continue;
          layer[other] = layer[i]! + 1;
          queue[end++] = other;
        }
      }
    }
    return open;
  }

  function augment(start: number): boolean {
    path.length = 0;
    let i = start;
    for (;;) {
      const step = advance(i);
      if (step === 'done') {
        path.forEach((e, at) => {
          chosen[e] = at % 2 === 0 ? 1 : 0;
        });
        return true;
      }
      if (step >= 0) {
        i = step;
        continue;
      }
      if (path.length === 0) return false;
      // Dead end: back to the person whose given-back pair led here, and on to their next one.
      path.pop();
      const forward = path.pop()!;
      i = ownerOf(forward);
    }
  }

  /** One step from left person `i` towards a free place: the next left person, 'done', or -1. */
  function advance(i: number): number | 'done' {
    for (; nextPair[i]! < graph.leftStart[i + 1]!; nextPair[i]!++) {
      const e = nextPair[i]!;
      const j = graph.right[e]!;
      if (chosen[e] === 1 || graph.fit[e]! < atLeast || rightLayer[j] !== layer[i]) continue;
      if (rightFree[j]! > 0) {
        rightFree[j]!--;
        path.push(e);
        nextPair[i]!++;
        return 'done';
      }
      while (nextBack[j]! < rightStart[j + 1]!) {
        const back = nextBack[j]!++;
        const other = leftOf[back]!;
        if (chosen[pair[back]!] === 0 || layer[other] !== layer[i]! + 1) continue;
        path.push(e, pair[back]!);
        return other;
      }
    }
    return -1;
  }

  function ownerOf(e: number): number {
    let low = 0;
    let high = leftCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (graph.leftStart[middle]! <= e) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
