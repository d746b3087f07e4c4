import { type BipartiteGraph, leftEnds, shapeOf } from './bipartite-graph.ts';

/** What the flow costs; all whole numbers, see `solve-assignment.ts` for their sizes. */
export interface FlowCosts {
  /** Gain of choosing each pair. */
  readonly gain: Float64Array;
  /** Cost of one unused place on the left. */
  readonly unusedLeft: number;
  /** Cost of one partner that a right minimum still lacks; above every gain that it could buy. */
  readonly missingRight: number;
}

export interface BestFlow {
  /** 1 for each chosen pair. */
  readonly chosen: Uint8Array;
  /** Potentials by node (left people, then right people), relative to the root's 0. */
  readonly potential: Float64Array;
  /** Index of a right person whose minimum could not be met, or -1. */
  readonly lacking: number;
}

const LOWER = 1;
const TREE = 0;
const UPPER = -1;
const UNBOUNDED = 0x3fff_ffff;

/**
 * Minimum-cost flow left -> right -> root by the primal network simplex method.
 *
 * Every left person supplies its capacity; a unit reaches the root over a pair and the right person, or
 * directly, unused. Those direct arcs make a feasible first tree without artificial arcs; only minimums
 * add some. The tree stays strongly feasible (every node can send a unit up), which rules out cycling
 * (Cunningham, 'A network simplex method', Mathematical Programming 11, 1976). Entering arcs by block
 * search (Kiraly & Kovacs, 'Efficient implementations of minimum-cost flow algorithms', 2012).
 *
 * Exact as long as costs stay below 2^53; deterministic. Memory: 25 bytes a pair. Time: polynomial in no
 * proven way, in practice near pairs x sqrt(pairs).
 */
export function bestFlow(graph: BipartiteGraph, costs: FlowCosts): BestFlow {
  const { leftCount, rightCount, pairCount } = shapeOf(graph);
  const root = leftCount + rightCount;
  const nodeCount = root + 1;
  const minimums: number[] = [];
  for (let j = 0; j < rightCount; j++) if (graph.rightMin[j]! > 0) minimums.push(j);
  const firstLeftArc = pairCount;
  const firstRightArc = firstLeftArc + leftCount;
  const firstMinimumArc = firstRightArc + rightCount;
  const arcCount = firstMinimumArc + minimums.length;

  const tail = new Int32Array(arcCount);
  const head = new Int32Array(arcCount);
  const cost = new Float64Array(arcCount);
  const capacity = new Int32Array(arcCount);
  const flow = new Int32Array(arcCount);
  const state = new Int8Array(arcCount).fill(LOWER);

  const parent = new Int32Array(nodeCount).fill(root);
  const parentArc = new Int32Array(nodeCount);
  /** 1 where the arc to the parent points at the parent. */
  const pointsUp = new Uint8Array(nodeCount).fill(1);
  const depth = new Int32Array(nodeCount).fill(1);
  const firstChild = new Int32Array(nodeCount).fill(-1);
  const nextSibling = new Int32Array(nodeCount).fill(-1);
  const previousSibling = new Int32Array(nodeCount).fill(-1);
  const potential = new Float64Array(nodeCount);
  const stack = new Int32Array(nodeCount);

  layOutArcs();
  growFirstTree();
  let nextArc = 0;
  const blockSize = Math.max(16, Math.ceil(Math.sqrt(arcCount)));
  for (let arc = findEnteringArc(); arc >= 0; arc = findEnteringArc()) pivot(arc);

  const chosen = new Uint8Array(pairCount);
  for (let e = 0; e < pairCount; e++) chosen[e] = flow[e]!;
  const lacking = minimums.find((_, at) => flow[firstMinimumArc + at]! > 0) ?? -1;
  return { chosen, potential: potential.subarray(0, root), lacking };

  function layOutArcs(): void {
    tail.set(leftEnds(graph));
    for (let e = 0; e < pairCount; e++) {
      const j = graph.right[e]!;
      head[e] = leftCount + j;
      cost[e] = -costs.gain[e]!;
      capacity[e] = 1;
      // A pair with somebody who has no room can never enter.
      if (graph.leftCapacity[tail[e]!] === 0 || graph.rightCapacity[j] === 0) state[e] = TREE;
    }
    for (let i = 0; i < leftCount; i++) {
      const arc = firstLeftArc + i;
      tail[arc] = i;
      head[arc] = root;
      cost[arc] = costs.unusedLeft;
      capacity[arc] = UNBOUNDED;
      flow[arc] = graph.leftCapacity[i]!;
    }
    for (let j = 0; j < rightCount; j++) {
      const arc = firstRightArc + j;
      tail[arc] = leftCount + j;
      head[arc] = root;
      // Minimums are taken off: this arc carries what comes on top of them.
      const spare = graph.rightCapacity[j]! - graph.rightMin[j]!;
      capacity[arc] = graph.rightCapacity[j] === 0 ? UNBOUNDED : spare;
    }
    minimums.forEach((j, at) => {
      const arc = firstMinimumArc + at;
      tail[arc] = root;
      head[arc] = leftCount + j;
      cost[arc] = costs.missingRight;
      capacity[arc] = graph.rightMin[j]!;
      flow[arc] = graph.rightMin[j]!;
    });
  }

  function growFirstTree(): void {
    for (let node = 0; node < root; node++) {
      parentArc[node] = firstLeftArc + node;
      potential[node] = node < leftCount ? -costs.unusedLeft : 0;
    }
    minimums.forEach((j, at) => {
      const node = leftCount + j;
      parentArc[node] = firstMinimumArc + at;
      pointsUp[node] = 0;
      potential[node] = costs.missingRight;
    });
    for (let node = 0; node < root; node++) state[parentArc[node]!] = TREE;
    for (let node = root - 1; node >= 0; node--) attach(node, root);
    parent[root] = -1;
    depth[root] = 0;
  }

  function attach(node: number, above: number): void {
    const sibling = firstChild[above]!;
    nextSibling[node] = sibling;
    previousSibling[node] = -1;
    if (sibling >= 0) previousSibling[sibling] = node;
    firstChild[above] = node;
    parent[node] = above;
  }

  function detach(node: number): void {
    const before = previousSibling[node]!;
    const after = nextSibling[node]!;
    if (before >= 0) nextSibling[before] = after;
    else firstChild[parent[node]!] = after;
    if (after >= 0) previousSibling[after] = before;
  }

  /** The most promising arc of the first block that has any, or -1: optimal. */
  function findEnteringArc(): number {
    let best = -1;
    let lowest = 0;
    let left = blockSize;
    let arc = nextArc;
    for (let seen = 0; seen < arcCount; seen++) {
      const reduced = state[arc]! * (cost[arc]! + potential[tail[arc]!]! - potential[head[arc]!]!);
      if (reduced < lowest) {
        lowest = reduced;
        best = arc;
      }
      if (++arc === arcCount) arc = 0;
      if (--left === 0) {
        if (best >= 0) break;
        left = blockSize;
      }
    }
    nextArc = arc;
    return best;
  }

  function pivot(entering: number): void {
    const forward = state[entering] === LOWER;
    const first = forward ? tail[entering]! : head[entering]!;
    const second = forward ? head[entering]! : tail[entering]!;
    const join = findJoin(first, second);

    // The last blocking arc of the cycle, seen from the join in its direction, leaves: that keeps the
    // tree strongly feasible.
    let amount = capacity[entering]!;
    let leaving = -1;
    let leavesOnFirst = false;
    for (let node = first; node !== join; node = parent[node]!) {
      const arc = parentArc[node]!;
      const room = pointsUp[node] === 1 ? flow[arc]! : capacity[arc]! - flow[arc]!;
      if (room < amount) {
        amount = room;
        leaving = node;
        leavesOnFirst = true;
      }
    }
    for (let node = second; node !== join; node = parent[node]!) {
      const arc = parentArc[node]!;
      const room = pointsUp[node] === 1 ? capacity[arc]! - flow[arc]! : flow[arc]!;
      if (room <= amount) {
        amount = room;
        leaving = node;
        leavesOnFirst = false;
      }
    }

    if (amount > 0) {
      flow[entering]! += forward ? amount : -amount;
      for (let node = first; node !== join; node = parent[node]!) {
        flow[parentArc[node]!]! += pointsUp[node] === 1 ? -amount : amount;
      }
      for (let node = second; node !== join; node = parent[node]!) {
        flow[parentArc[node]!]! += pointsUp[node] === 1 ? amount : -amount;
      }
    }
    if (leaving < 0) {
      state[entering] = forward ? UPPER : LOWER;
      return;
    }
    const gone = parentArc[leaving]!;
    state[gone] = flow[gone] === 0 ? LOWER : UPPER;
    state[entering] = TREE;
    const inside = leavesOnFirst ? first : second;
    rehang(inside, leavesOnFirst ? second : first, leaving, entering);
    movePotentials(inside);
  }

  function findJoin(a: number, b: number): number {
    let x = a;
    let y = b;
    while (depth[x]! > depth[y]!) x = parent[x]!;
    while (depth[y]! > depth[x]!) y = parent[y]!;
    while (x !== y) {
      x = parent[x]!;
      y = parent[y]!;
    }
    return x;
  }

  /** Cuts the subtree of `top` off, turns it round to hang from `inside`, and ties it to `outside`. */
  function rehang(inside: number, outside: number, top: number, entering: number): void {
    let node = inside;
    let above = outside;
    let arc = entering;
    let up = tail[entering] === inside ? 1 : 0;
    for (;;) {
      const oldParent = parent[node]!;
      const oldArc = parentArc[node]!;
      const oldUp = pointsUp[node]!;
      detach(node);
      attach(node, above);
      parentArc[node] = arc;
      pointsUp[node] = up;
      if (node === top) return;
      above = node;
      arc = oldArc;
      up = 1 - oldUp;
      node = oldParent;
    }
  }

  function movePotentials(subtree: number): void {
    const above = parent[subtree]!;
    const arcCost = cost[parentArc[subtree]!]!;
    const target = potential[above]! + (pointsUp[subtree] === 1 ? -arcCost : arcCost);
    const shift = target - potential[subtree]!;
    let size = 0;
    stack[size++] = subtree;
    while (size > 0) {
      const node = stack[--size]!;
      potential[node]! += shift;
      depth[node] = depth[parent[node]!]! + 1;
      for (let child = firstChild[node]!; child >= 0; child = nextSibling[child]!) {
        stack[size++] = child;
      }
    }
  }
}
