import { type BipartiteGraph, shapeOf } from './bipartite-graph.ts';

export interface MostPairs {
  readonly chosen: Uint8Array;
  readonly count: number;
}

/**
 * A largest choice among the pairs of fit `atLeast` or better, within the given right places: layered
 * augmenting paths (Hopcroft & Karp 1973; Dinitz 1970 for capacities), from what is good enough of `start`.
 * O(pairs x sqrt(places)).
 */
export function mostPairs(
  graph: BipartiteGraph,
  rightPlaces: Int32Array,
  atLeast: number,
  start: MostPairs | null = null,
): MostPairs {
  const { leftCount, rightCount, pairCount } = shapeOf(graph);
  const { leftStart, right, fit } = graph;
  const chosen = new Uint8Array(pairCount);
  const leftFree = graph.leftCapacity.slice();
  // The places of right person j: `firstPlace[j] .. firstPlace[j] + taken[j] - 1` are taken, each by a pair.
  const degree = new Int32Array(rightCount);
  for (let e = 0; e < pairCount; e++) degree[right[e]!]!++;
  const places = rightPlaces.map((most, j) => Math.min(most, degree[j]!));
  const firstPlace = new Int32Array(rightCount + 1);
  for (let j = 0; j < rightCount; j++) firstPlace[j + 1] = firstPlace[j]! + places[j]!;
  const taken = new Int32Array(rightCount);
  const pairAt = new Int32Array(firstPlace[rightCount]!);
  const leftAt = new Int32Array(firstPlace[rightCount]!);
  const layer = new Int32Array(leftCount);
  const rightLayer = new Int32Array(rightCount);
  const nextPair = new Int32Array(leftCount);
  const nextBack = new Int32Array(rightCount);
  const queue = new Int32Array(leftCount);
  // The path under construction: who takes which pair, at whose place.
  const pathLeft: number[] = [];
  const pathPair: number[] = [];
  const pathPlace: number[] = [];
  let count = 0;
  if (start !== null) goOnFrom(start.chosen);
  while (layOut()) {
    nextPair.set(leftStart.subarray(0, leftCount));
    nextBack.set(firstPlace.subarray(0, rightCount));
    for (let i = 0; i < leftCount; i++) {
      while (leftFree[i]! > 0 && augment(i)) {
        leftFree[i]!--;
        count++;
      }
    }
  }
  return { chosen, count };

  function goOnFrom(before: Uint8Array): void {
    let i = 0;
    for (let e = before.indexOf(1); e >= 0; e = before.indexOf(1, e + 1)) {
      while (leftStart[i + 1]! <= e) i++;
      const j = right[e]!;
      if (fit[e]! < atLeast || taken[j] === places[j]) continue;
      put(i, e, firstPlace[j]! + taken[j]!++);
      leftFree[i]!--;
      count++;
    }
  }

  function put(i: number, e: number, place: number): void {
    chosen[e] = 1;
    pairAt[place] = e;
    leftAt[place] = i;
  }

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
    let unseen = rightCount;
    for (let at = 0; at < end && unseen > 0; at++) {
      const i = queue[at]!;
      const depth = layer[i]!;
      for (let e = leftStart[i]!; e < leftStart[i + 1]!; e++) {
        const j = right[e]!;
        if (rightLayer[j] !== -1 || fit[e]! < atLeast || chosen[e] === 1) continue;
        rightLayer[j] = depth;
        unseen--;
        if (taken[j]! < places[j]!) open = true;
        for (let place = firstPlace[j]!; place < firstPlace[j]! + taken[j]!; place++) {
          const other = leftAt[place]!;
          if (layer[other] !== -1) continue;
          layer[other] = depth + 1;
          queue[end++] = other;
        }
      }
    }
    return open;
  }

  function augment(from: number): boolean {
    pathLeft.length = 0;
    pathPair.length = 0;
    pathPlace.length = 0;
    let i = from;
    for (;;) {
      const step = advance(i);
      if (step === 'done') break;
      if (step >= 0) {
        i = step;
        continue;
      }
      // Dead end: back to whoever led here, and on to their next pair.
      const back = pathLeft.pop();
      if (back === undefined) return false;
      pathPair.pop();
      pathPlace.pop();
      i = back;
    }
    for (const place of pathPlace.slice(0, -1)) chosen[pairAt[place]!] = 0;
    pathPlace.forEach((place, at) => {
      put(pathLeft[at]!, pathPair[at]!, place);
    });
    return true;
  }

  /** One step from left person `i` towards a free place: the next left person, 'done', or -1. */
  function advance(i: number): number | 'done' {
    for (; nextPair[i]! < leftStart[i + 1]!; nextPair[i]!++) {
      const e = nextPair[i]!;
      const j = right[e]!;
      if (rightLayer[j] !== layer[i] || fit[e]! < atLeast || chosen[e] === 1) continue;
      if (taken[j]! < places[j]!) {
        step(i, e, firstPlace[j]! + taken[j]!++);
        nextPair[i]!++;
        return 'done';
      }
      while (nextBack[j]! < firstPlace[j + 1]!) {
        const place = nextBack[j]!++;
        const other = leftAt[place]!;
        if (layer[other] !== layer[i]! + 1) continue;
        step(i, e, place);
        return other;
      }
    }
    return -1;
  }

  function step(i: number, e: number, place: number): void {
    pathLeft.push(i);
    pathPair.push(e);
    pathPlace.push(place);
  }
}
