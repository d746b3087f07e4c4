import { type BipartiteGraph, leftEnds, shapeOf } from './bipartite-graph.ts';

/** What the flow costs; all whole numbers, see `solve-graph.ts` for their sizes. */
export interface FlowCosts {
  /** Gain of choosing each pair. */
  readonly gain: Float64Array;
  /** Cost of one unused place on the left. */
  readonly unusedLeft: number;
  /** Cost of one partner that a right minimum still lacks; above every gain that it could buy. */
  readonly missingRight: number;
  /** Cost of a place that somebody gives, or takes, beyond what they have; above all others. */
  readonly beyondCapacity: number;
}

/** A flow that can be made best again after a change. Nodes: left people, then right people. */
export interface Flow {
  /** Makes the flow best; `watch` is called every now and then with the number of pivots so far. */
  optimize(watch: (pivots: number) => void): void;
  /** Writes 1 for each chosen pair, 0 for the others. */
  copyChosen(into: Uint8Array): void;
  /** By node, relative to the root's 0. */
  readonly potential: Float64Array;
  /** A node whose minimum or capacity cannot be kept, or -1: all is feasible. */
  lacking(): number;
  setGain(pair: number, gain: number): void;
  setLeftCapacity(left: number, places: number): void;
  /** `places` beyond the minimum. */
  setRightSpare(right: number, places: number): void;
  /** Where it stands; valid until the flow changes. */
  standing(): FlowStanding;
}

/** A flow and its tree, for a flow in a graph of the same people with other pairs to go on from. */
export interface FlowStanding {
  readonly pairCount: number;
  readonly parent: Int32Array;
  readonly parentArc: Int32Array;
  readonly pointsUp: Uint8Array;
  readonly potential: Float64Array;
  /** Flow and state of the arcs that are no pairs. */
  readonly otherFlow: Int32Array;
  readonly otherState: Int8Array;
  /** Chosen pairs. */
  readonly chosen: readonly number[];
}

/** `place` has the new index of each old pair; -1 for one that is gone, which was neither chosen nor in the tree. */
export interface FlowStart {
  readonly from: FlowStanding;
  readonly place: Int32Array;
}

const LOWER = 1;
const TREE = 0;
const UPPER = -1;
const UNBOUNDED = 0x3fff_ffff;
/** How many pivots between two looks at whether to go on. */
const PIVOTS_A_WATCH = 512;

/**
 * Minimum-cost flow left -> right -> root by the primal network simplex method.
 *
 * Every left person supplies its capacity; a unit reaches the root over a pair and the right person, or
 * directly, unused. Those direct arcs make a feasible first tree without artificial arcs; only minimums
 * add some. The tree stays strongly feasible (every node can send a unit up), which rules out cycling
 * (Cunningham, 'A network simplex method', Mathematical Programming 11, 1976). Entering arcs by block
 * search (Kiraly & Kovacs, 'Efficient implementations of minimum-cost flow algorithms', 2012).
 *
 * Changes keep the tree: a capacity that shrinks below its flow sends the rest over an arc beyond capacity, whose
 * cost drives it out again; one that grows gives its arc room from where it stands (a pivot that starts between
 * the bounds). Then a few pivots are enough.
 *
 * Exact as long as costs stay below 2^53; deterministic. Memory: 25 bytes a pair. Time: polynomial in no
 * proven way, in practice near pairs x sqrt(pairs).
 */
export function createFlow(
  graph: BipartiteGraph,
  costs: FlowCosts,
  start: FlowStart | null = null,
): Flow {
  const { leftCount, rightCount, pairCount } = shapeOf(graph);
  const root = leftCount + rightCount;
  const nodeCount = root + 1;
  const minimums: number[] = [];
  for (let j = 0; j < rightCount; j++) if (graph.rightMin[j]! > 0) minimums.push(j);
  const firstLeftArc = pairCount;
  const firstRightArc = firstLeftArc + leftCount;
  // Beyond capacity: root -> left for places taken too many, right -> root for places given too many.
  const firstBeyondArc = firstRightArc + rightCount;
  const firstMinimumArc = firstBeyondArc + root;
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
  const supply = graph.leftCapacity.slice();

  layOutArcs();
  if (start === null) growFirstTree();
  else goOnFrom(start);
  const { leftStart } = graph;
  let nextArc = 0;
  let nextRow = 0;
  const blockSize = Math.max(16, Math.ceil(Math.sqrt(arcCount)));

  return {
    potential: potential.subarray(0, root),
    copyChosen: (into) => into.set(flow.subarray(0, pairCount)),
    optimize,
    lacking,
    setGain,
    setLeftCapacity,
    setRightSpare,
    standing,
  };

  function standing(): FlowStanding {
    const chosen: number[] = [];
    for (let e = 0; e < pairCount; e++) if (flow[e] === 1) chosen.push(e);
    const otherFlow = flow.slice(pairCount);
    const otherState = state.slice(pairCount);
    return { pairCount, parent, parentArc, pointsUp, potential, otherFlow, otherState, chosen };
  }

  function optimize(watch: (pivots: number) => void): void {
    let pivots = 0;
    for (let arc = findEnteringArc(); arc >= 0; arc = findEnteringArc()) {
      pivot(arc, state[arc] === LOWER);
      if (++pivots % PIVOTS_A_WATCH === 0) watch(pivots);
    }
  }

  function lacking(): number {
    const minimum = minimums.findIndex((_, at) => flow[firstMinimumArc + at]! > 0);
    if (minimum >= 0) return leftCount + minimums[minimum]!;
    for (let node = 0; node < root; node++) if (flow[firstBeyondArc + node]! > 0) return node;
    return -1;
  }

  function setGain(pair: number, gain: number): void {
    cost[pair] = -gain;
    if (state[pair] !== TREE) return;
    const inside = parentArc[tail[pair]!] === pair ? tail[pair]! : head[pair]!;
    movePotentials(inside);
  }

  function setLeftCapacity(left: number, places: number): void {
    const unused = firstLeftArc + left;
    const more = places - supply[left]!;
    supply[left] = places;
    const kept = Math.max(0, flow[unused]! + more);
    const beyond = kept - flow[unused]! - more;
    flow[unused] = kept;
    if (beyond > 0) {
      sendBeyond(left, unused, beyond);
    } else if (kept > 0 && state[unused] === LOWER) {
      pivot(unused, false);
    }
  }

  function setRightSpare(right: number, places: number): void {
    const arc = firstRightArc + right;
    const beyond = flow[arc]! - places;
    capacity[arc] = places;
    if (beyond < 0) {
      if (state[arc] === UPPER) pivot(arc, true);
      return;
    }
    if (beyond === 0 && state[arc] !== TREE) return;
    flow[arc] = places;
    sendBeyond(leftCount + right, arc, beyond);
  }

  /** Puts `amount` that `arc`, which joins `node` and root, can no longer carry on the arc beyond capacity. */
  function sendBeyond(node: number, arc: number, amount: number): void {
    const beyond = firstBeyondArc + node;
    flow[beyond]! += amount;
    if (state[arc] === TREE) {
      state[arc] = node < leftCount ? LOWER : UPPER;
      state[beyond] = TREE;
      parentArc[node] = beyond;
      pointsUp[node] = node < leftCount ? 0 : 1;
      movePotentials(node);
    } else if (state[beyond] === LOWER) {
      pivot(beyond, false);
    }
  }

  function layOutArcs(): void {
    tail.set(leftEnds(graph));
    for (let e = 0; e < pairCount; e++) {
      head[e] = leftCount + graph.right[e]!;
      cost[e] = -costs.gain[e]!;
      capacity[e] = 1;
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
      capacity[arc] = graph.rightCapacity[j]! - graph.rightMin[j]!;
    }
    for (let node = 0; node < root; node++) {
      const arc = firstBeyondArc + node;
      tail[arc] = node < leftCount ? root : node;
      head[arc] = node < leftCount ? node : root;
      cost[arc] = costs.beyondCapacity;
      capacity[arc] = UNBOUNDED;
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
      if (node < leftCount || capacity[firstLeftArc + node]! > 0) continue;
      // Without a place: an arc without room cannot be in a strongly feasible tree.
      parentArc[node] = firstBeyondArc + node;
      potential[node] = -costs.beyondCapacity;
      state[firstLeftArc + node] = UPPER;
    }
    minimums.forEach((j, at) => {
      const node = leftCount + j;
      parentArc[node] = firstMinimumArc + at;
      pointsUp[node] = 0;
      potential[node] = costs.missingRight;
      state[firstRightArc + j] = LOWER;
    });
    for (let node = 0; node < root; node++) state[parentArc[node]!] = TREE;
    for (let node = root - 1; node >= 0; node--) attach(node, root);
    parent[root] = -1;
    depth[root] = 0;
  }

  /** Takes over a flow that was optimal among other pairs: only new pairs can improve it. */
  function goOnFrom({ from, place }: FlowStart): void {
    flow.set(from.otherFlow, pairCount);
    state.set(from.otherState, pairCount);
    for (const e of from.chosen) {
      flow[place[e]!] = 1;
      state[place[e]!] = UPPER;
    }
    pointsUp.set(from.pointsUp);
    potential.set(from.potential);
    for (let node = root - 1; node >= 0; node--) {
      const arc = from.parentArc[node]!;
      parentArc[node] = arc < from.pairCount ? place[arc]! : arc - from.pairCount + pairCount;
      state[parentArc[node]!] = TREE;
      attach(node, from.parent[node]!);
    }
    parent[root] = -1;
    depth[root] = 0;
    for (let child = firstChild[root]!; child >= 0; child = nextSibling[child]!) {
      movePotentials(child);
    }
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

  /**
   * The most promising arc of the first block that has any, or -1: optimal. Pairs are looked at row by row: the
   * left end is the same for all of a row, and the right ends' potentials are few enough to stay in the cache.
   */
  function findEnteringArc(): number {
    let best = -1;
    let lowest = 0;
    let left = blockSize;
    let arc = nextArc;
    let row = nextRow;
    for (let seen = 0; seen < arcCount; ) {
      const isPair = arc < pairCount;
      if (isPair) while (leftStart[row + 1]! <= arc) row++;
      const end = Math.min(
        isPair ? leftStart[row + 1]! : arcCount,
        arc + left,
        arc + arcCount - seen,
      );
      const from = arc;
      if (isPair) {
        const base = potential[row]!;
        for (; arc < end; arc++) {
          const reduced = state[arc]! * (cost[arc]! + base - potential[head[arc]!]!);
          if (reduced < lowest) {
            lowest = reduced;
            best = arc;
          }
        }
      } else {
        for (; arc < end; arc++) {
          const rest = cost[arc]! + potential[tail[arc]!]! - potential[head[arc]!]!;
          const reduced = state[arc]! * rest;
          if (reduced < lowest) {
            lowest = reduced;
            best = arc;
          }
        }
      }
      seen += arc - from;
      left -= arc - from;
      if (arc === arcCount) {
        arc = 0;
        row = 0;
      }
      if (left > 0) continue;
      if (best >= 0) break;
      left = blockSize;
    }
    nextArc = arc;
    nextRow = row;
    return best;
  }

  /** Sends what it can over a new arc, forward or back from its present flow; the arc that stops it leaves. */
  function pivot(entering: number, forward: boolean): void {
    const first = forward ? tail[entering]! : head[entering]!;
    const second = forward ? head[entering]! : tail[entering]!;
    const join = findJoin(first, second);

    // The last blocking arc of the cycle, seen from the join in its direction, leaves: that keeps the
    // tree strongly feasible.
    let amount = forward ? capacity[entering]! - flow[entering]! : flow[entering]!;
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
