import { bidForPlaces } from './bid-for-places.ts';
import { type BipartiteGraph, shapeOf, somewhereInRow } from './bipartite-graph.ts';

/** What the flow costs; all whole numbers, see `solve-graph.ts` for their sizes. */
export interface FlowCosts {
  /** Choosing a pair gains `fit x unit + bonus`. */
  readonly unit: number;
  readonly bonus: number;
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
  /** Further pairs (a graph's that was made without any): each left person's behind those there are. */
  addPairs(added: RowPairs): void;
  /** The index of a pair, -1 where it is not known; O(row). An index is valid until pairs are added. */
  pairAt(left: number, right: number): number;
  /** How many pairs there are for `pairs` to give. */
  pairCount(): number;
  /** Right people by left person: the chosen ones. */
  chosen(): Omit<RowPairs, 'fit'>;
  /** The pairs that were added, without those whose gain is negative, and where the chosen ones are among them. */
  pairs(): RowPairs & { readonly chosen: readonly number[] };
  setLeftCapacity(left: number, places: number): void;
  /** `places` beyond the minimum. */
  setRightSpare(right: number, places: number): void;
}

/** Pairs by left person: those of `i` are `start[i] .. start[i + 1] - 1`. */
export interface RowPairs {
  readonly start: Int32Array;
  readonly right: Int32Array;
  readonly fit: Int32Array;
}

const LOWER = 1;
const TREE = 0;
const UPPER = -1;
const UNBOUNDED = 0x3fff_ffff;
/** How many pivots between two looks at whether to go on. */
const PIVOTS_A_WATCH = 512;
/** With more pairs than this to a left person, they become candidates a few at a time. */
const DENSE = 128;
const FIRST_CANDIDATES = 16;
const MORE_CANDIDATES = 8;

/**
 * Minimum-cost flow left -> right -> root by the primal network simplex method.
 *
 * Every left person supplies its capacity; a unit reaches the root over a pair and the right person, or
 * directly, unused. Those direct arcs make a feasible first tree without artificial arcs; only minimums
 * add some. The tree stays strongly feasible (every node can send a unit up), which rules out cycling
 * (Cunningham, 'A network simplex method', Mathematical Programming 11, 1976). Entering arcs by block
 * search (Kiraly & Kovacs, 'Efficient implementations of minimum-cost flow algorithms', 2012). The first candidates are
 * bid for before the first pivot (`bidForPlaces`): from there fewer pivots are enough, each after a shorter look.
 *
 * Changes keep the tree: a capacity that shrinks below its flow sends the rest over an arc beyond capacity, whose
 * cost drives it out again; one that grows gives its arc room from where it stands (a pivot that starts between
 * the bounds). Then a few pivots are enough.
 *
 * Pairs may be added to a flow that is the best without them: it goes on from there, in place.
 *
 * Exact as long as costs stay below 2^53; deterministic. Memory: 25 bytes a
 * candidate, 1 byte a pair. Time: polynomial in no proven way, in practice near candidates x sqrt(candidates).
 */
export function createFlow(graph: BipartiteGraph, costs: FlowCosts): Flow {
  const { leftCount, rightCount, pairCount } = shapeOf(graph);
  const { leftStart, right, fit } = graph;
  const { unit, bonus } = costs;
  const root = leftCount + rightCount;
  const nodeCount = root + 1;
  const minimums: number[] = [];
  for (let j = 0; j < rightCount; j++) if (graph.rightMin[j]! > 0) minimums.push(j);
  // Left person -> root, unused; right person -> root.
  const firstRightArc = leftCount;
  // Beyond capacity: root -> left for places taken too many, right -> root for places given too many.
  const firstBeyondArc = root;
  const firstMinimumArc = firstBeyondArc + root;
  const firstPairArc = firstMinimumArc + minimums.length;
  let arcCount = firstPairArc;
  /** All pairs of the graph are candidates, in their order. */
  const isWhole = pairCount > 0 && pairCount <= DENSE * leftCount;
  // Only what candidates use of these is ever touched, and taken from the system.
  let mostArcs = firstPairArc + pairCount;

  let tail = new Int32Array(mostArcs);
  let head = new Int32Array(mostArcs);
  let cost = new Float64Array(mostArcs);
  /** Of the arcs that are no pairs; those carry 0 or 1. */
  const capacity = new Int32Array(firstPairArc);
  let flow = new Int32Array(mostArcs);
  let state = new Int8Array(mostArcs);
  /** The pair of each candidate's arc; arcs of left person i's are `rowStart[i] .. rowStart[i + 1] - 1`. */
  const pairOf = new Int32Array(isWhole ? 0 : mostArcs);
  const rowStart = new Int32Array(leftCount + 1).fill(firstPairArc);
  const isCandidate = new Uint8Array(isWhole ? 0 : pairCount);

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

  state.fill(LOWER, 0, firstPairArc);
  layOutArcs();
  let nextArc = 0;
  let nextRow = 0;
  let isStarted = false;
  growFirstTree();
  if (isWhole) mergeCandidates(leftStart, right, fit, null);

  return {
    potential: potential.subarray(0, root),
    copyChosen,
    optimize,
    lacking,
    setGain,
    setLeftCapacity,
    setRightSpare,
    addPairs,
    pairAt,
    pairCount: () => arcCount - firstPairArc,
    chosen,
    pairs,
  };

  function addPairs({ start, right: rights, fit: fits }: RowPairs): void {
    makeRoom(arcCount + rights.length);
    mergeCandidates(start, rights, fits, null);
  }

  function makeRoom(arcs: number): void {
    if (arcs <= mostArcs) return;
    mostArcs = Math.max(arcs, Math.ceil(1.25 * mostArcs));
    tail = resized(tail, new Int32Array(mostArcs), arcCount);
    head = resized(head, new Int32Array(mostArcs), arcCount);
    cost = resized(cost, new Float64Array(mostArcs), arcCount);
    flow = resized(flow, new Int32Array(mostArcs), arcCount);
    state = resized(state, new Int8Array(mostArcs), arcCount);
  }

  function pairAt(left: number, other: number): number {
    const arc = head.subarray(0, rowStart[left + 1]).indexOf(leftCount + other, rowStart[left]);
    return arc < 0 ? -1 : arc - firstPairArc;
  }

  function chosen(): Omit<RowPairs, 'fit'> {
    const start = new Int32Array(leftCount + 1);
    const rights: number[] = [];
    for (let i = 0; i < leftCount; i++) {
      for (let arc = rowStart[i]!; arc < rowStart[i + 1]!; arc++) {
        if (flow[arc] === 1) rights.push(head[arc]! - leftCount);
      }
      start[i + 1] = rights.length;
    }
    return { start, right: Int32Array.from(rights) };
  }

  function pairs(): RowPairs & { readonly chosen: readonly number[] } {
    const start = new Int32Array(leftCount + 1);
    const rights = new Int32Array(arcCount - firstPairArc);
    const fits = new Int32Array(arcCount - firstPairArc);
    const those: number[] = [];
    let count = 0;
    for (let i = 0; i < leftCount; i++) {
      for (let arc = rowStart[i]!; arc < rowStart[i + 1]!; arc++) {
        if (cost[arc]! > 0) continue;
        if (flow[arc] === 1) those.push(count);
        rights[count] = head[arc]! - leftCount;
        fits[count++] = (-cost[arc]! - bonus) / unit;
      }
      start[i + 1] = count;
    }
    return {
      start,
      right: rights.subarray(0, count),
      fit: fits.subarray(0, count),
      chosen: those,
    };
  }

  function optimize(watch: (pivots: number) => void): void {
    let pivots = 0;
    do {
      watch(pivots);
      if (!isStarted && arcCount > firstPairArc) startFromBids();
      for (let arc = findEnteringArc(); arc >= 0; arc = findEnteringArc()) {
        pivot(arc, state[arc] === LOWER);
        if (++pivots % PIVOTS_A_WATCH === 0) watch(pivots);
      }
    } while (addCandidates());
  }

  function copyChosen(into: Uint8Array): void {
    into.fill(0);
    for (let arc = firstPairArc; arc < arcCount; arc++) {
      if (flow[arc] === 1) into[isWhole ? arc - firstPairArc : pairOf[arc]!] = 1;
    }
  }

  function lacking(): number {
    const minimum = minimums.findIndex((_, at) => flow[firstMinimumArc + at]! > 0);
    if (minimum >= 0) return leftCount + minimums[minimum]!;
    for (let node = 0; node < root; node++) if (flow[firstBeyondArc + node]! > 0) return node;
    return -1;
  }

  function setGain(pair: number, gain: number): void {
    if (!isWhole && isCandidate[pair] === 0) {
      const left = leftOf(pair);
      takeCandidates(
        [pair],
        Int32Array.from({ length: leftCount + 1 }, (_, i) => Number(i > left)),
      );
    }
    const arc = arcOf(pair);
    cost[arc] = -gain;
    if (state[arc] !== TREE) return;
    const inside = parentArc[tail[arc]!] === arc ? tail[arc]! : head[arc]!;
    movePotentials(inside);
  }

  function setLeftCapacity(left: number, places: number): void {
    const unused = left;
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
    for (let i = 0; i < leftCount; i++) {
      const arc = i;
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
      parentArc[node] = node;
      potential[node] = node < leftCount ? -costs.unusedLeft : 0;
      if (node < leftCount || capacity[node]! > 0) continue;
      // Without a place: an arc without room cannot be in a strongly feasible tree.
      parentArc[node] = firstBeyondArc + node;
      potential[node] = -costs.beyondCapacity;
      state[node] = UPPER;
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

  /** A choice to start from, on the first candidates: each left person still hangs from the root. */
  function startFromBids(): void {
    isStarted = true;
    const leastOf = new Int32Array(rightCount);
    minimums.forEach((j, at) => {
      leastOf[j] = flow[firstMinimumArc + at]!;
    });
    const places = {
      left: flow.slice(0, leftCount),
      right: leastOf.map((least, j) => least + capacity[firstRightArc + j]!),
    };
    const offers = { start: rowStart, tail, head, cost, firstRight: leftCount };
    const held = bidForPlaces(offers, places, costs.unusedLeft, unit);
    for (let j = 0; j < rightCount; j++) {
      const arcs = held.heldBy(j);
      for (const arc of arcs) {
        flow[arc] = 1;
        state[arc] = UPPER;
        flow[tail[arc]!]!--;
      }
      flow[firstRightArc + j] = Math.max(0, arcs.length - leastOf[j]!);
      if (arcs.length === 0 || arcs.length < leastOf[j]!) continue;
      // With its minimum it hangs from the root by what comes on top; full, from the pair that it would give up first.
      const node = leftCount + j;
      const isFull = arcs.length === places.right[j];
      const above = isFull ? tail[arcs[0]!]! : root;
      const arc = isFull ? arcs[0]! : firstRightArc + j;
      state[parentArc[node]!] = LOWER;
      if (isFull) state[firstRightArc + j] = UPPER;
      state[arc] = TREE;
      hang(node, above, arc, isFull ? 0 : 1);
      movePotentials(node);
    }
    minimums.forEach((j, at) => {
      const arc = firstMinimumArc + at;
      flow[arc] = Math.max(0, flow[arc]! - held.heldBy(j).length);
    });
  }

  function hang(node: number, above: number, arc: number, up: number): void {
    detach(node);
    attach(node, above);
    parentArc[node] = arc;
    pointsUp[node] = up;
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
   * The most promising arc of the first block that has any, or -1: best among the candidates. Pairs are looked at
   * row by row: the left end is the same for all of a row, and the right ends' potentials stay in the cache.
   */
  function findEnteringArc(): number {
    const blockSize = Math.max(16, Math.ceil(Math.sqrt(arcCount) / 4));
    const [costOf, stateOf, headOf] = [cost, state, head];
    let best = -1;
    let lowest = 0;
    let left = blockSize;
    let arc = nextArc;
    let row = nextRow;
    for (let seen = 0; seen < arcCount; ) {
      const isPair = arc >= firstPairArc;
      if (isPair) while (rowStart[row + 1]! <= arc) row++;
      const end = Math.min(
        isPair ? rowStart[row + 1]! : firstPairArc,
        arc + left,
        arc + arcCount - seen,
      );
      const from = arc;
      if (isPair) {
        const base = potential[row]!;
        for (; arc < end; arc++) {
          const reduced = stateOf[arc]! * (costOf[arc]! + base - potential[headOf[arc]!]!);
          if (reduced < lowest) {
            lowest = reduced;
            best = arc;
          }
        }
      } else {
        for (; arc < end; arc++) {
          const rest = costOf[arc]! + potential[tail[arc]!]! - potential[headOf[arc]!]!;
          const reduced = stateOf[arc]! * rest;
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

  /**
   * Looks at all pairs and makes the most promising few of each left person candidates; false when no pair promises
   * anything, which proves the flow best.
   */
  function addCandidates(): boolean {
    const isFirst = arcCount === firstPairArc;
    if (arcCount === mostArcs) return false;
    const most = isFirst ? FIRST_CANDIDATES : MORE_CANDIDATES;
    const best = new Int32Array(most);
    const gains = new Float64Array(most);
    const chosen: number[] = [];
    const newStart = new Int32Array(leftCount + 1);
    for (let i = 0; i < leftCount; i++) {
      newStart[i] = chosen.length;
      const start = leftStart[i]!;
      const end = leftStart[i + 1]!;
      if (start === end) continue;
      const base = potential[i]! - bonus;
      let found = 0;
      let least = 0;
      const first = somewhereInRow(i, start, end);
      for (let part = 0; part < 2; part++) {
        const stop = part === 0 ? end : first;
        for (let e = part === 0 ? first : start; e < stop; e++) {
          const gain = unit * fit[e]! + potential[leftCount + right[e]!]! - base;
          if (gain <= least || isCandidate[e] === 1) continue;
          // Kept in order by insertion.
          let at = found < most ? found++ : most - 1;
          for (; at > 0 && gains[at - 1]! < gain; at--) {
            gains[at] = gains[at - 1]!;
            best[at] = best[at - 1]!;
          }
          gains[at] = gain;
          best[at] = e;
          if (found === most) least = gains[most - 1]!;
        }
      }
      for (let at = 0; at < found; at++) chosen.push(best[at]!);
    }
    newStart[leftCount] = chosen.length;
    if (chosen.length > 0) takeCandidates(chosen, newStart);
    return chosen.length > 0;
  }

  /** Makes pairs of the graph candidates; those of left person i are `start[i] .. start[i + 1] - 1` of `those`. */
  function takeCandidates(those: ArrayLike<number>, start: Int32Array): void {
    const rights = new Int32Array(those.length);
    const fits = new Int32Array(those.length);
    for (let at = 0; at < those.length; at++) {
      rights[at] = right[those[at]!]!;
      fits[at] = fit[those[at]!]!;
    }
    mergeCandidates(start, rights, fits, those);
  }

  /** Puts new arcs at the end of their rows; `those` are the pairs of the graph that they are, if it has any. In place. */
  function mergeCandidates(
    start: Int32Array,
    rights: Int32Array,
    fits: Int32Array,
    those: ArrayLike<number> | null,
  ): void {
    let arc = arcCount - 1;
    arcCount += rights.length;
    let next = arcCount - 1;
    for (let i = leftCount - 1; i >= 0; i--) {
      const rowEnd = next + 1;
      for (let at = start[i + 1]! - 1; at >= start[i]!; at--) {
        tail[next] = i;
        head[next] = leftCount + rights[at]!;
        cost[next] = -(unit * fits[at]! + bonus);
        flow[next] = 0;
        state[next] = LOWER;
        if (those !== null) {
          isCandidate[those[at]!] = 1;
          pairOf[next] = those[at]!;
        }
        next--;
      }
      for (; arc >= rowStart[i]!; arc--, next--) {
        if (arc === next) continue;
        tail[next] = i;
        head[next] = head[arc]!;
        cost[next] = cost[arc]!;
        flow[next] = flow[arc]!;
        state[next] = state[arc]!;
        if (those !== null) pairOf[next] = pairOf[arc]!;
        // From the end: whoever was given a new arc already has one above all that are to come.
        if (state[arc] === TREE) parentArc[parentArc[i] === arc ? i : head[arc]!] = next;
      }
      rowStart[i + 1] = rowEnd;
    }
    nextArc = 0;
    nextRow = 0;
  }

  function arcOf(pair: number): number {
    // Without pairs in the graph all were added, and are counted in the order of their rows.
    if (isWhole || pairCount === 0) return firstPairArc + pair;
    const left = leftOf(pair);
    return pairOf.subarray(0, rowStart[left + 1]).indexOf(pair, rowStart[left]);
  }

  function leftOf(pair: number): number {
    let low = 0;
    let high = leftCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (leftStart[middle]! <= pair) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Sends what it can over a new arc, forward or back from its present flow; the arc that stops it leaves. */
  function pivot(entering: number, forward: boolean): void {
    const flowOf = flow;
    const first = forward ? tail[entering]! : head[entering]!;
    const second = forward ? head[entering]! : tail[entering]!;
    const join = findJoin(first, second);

    // The last blocking arc of the cycle, seen from the join in its direction, leaves: that keeps the
    // tree strongly feasible.
    let amount = forward ? roomOn(entering) : flowOf[entering]!;
    let leaving = -1;
    let leavesOnFirst = false;
    for (let node = first; node !== join; node = parent[node]!) {
      const arc = parentArc[node]!;
      const room = pointsUp[node] === 1 ? flowOf[arc]! : roomOn(arc);
      if (room < amount) {
        amount = room;
        leaving = node;
        leavesOnFirst = true;
      }
    }
    for (let node = second; node !== join; node = parent[node]!) {
      const arc = parentArc[node]!;
      const room = pointsUp[node] === 1 ? roomOn(arc) : flowOf[arc]!;
      if (room <= amount) {
        amount = room;
        leaving = node;
        leavesOnFirst = false;
      }
    }

    if (amount > 0) {
      flowOf[entering]! += forward ? amount : -amount;
      for (let node = first; node !== join; node = parent[node]!) {
        flowOf[parentArc[node]!]! += pointsUp[node] === 1 ? -amount : amount;
      }
      for (let node = second; node !== join; node = parent[node]!) {
        flowOf[parentArc[node]!]! += pointsUp[node] === 1 ? amount : -amount;
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

  function roomOn(arc: number): number {
    return (arc < firstPairArc ? capacity[arc]! : 1) - flow[arc]!;
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
      hang(node, above, arc, up);
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

function resized<T extends Int32Array | Float64Array | Int8Array>(from: T, to: T, used: number): T {
  to.set(from.subarray(0, used));
  return to;
}
