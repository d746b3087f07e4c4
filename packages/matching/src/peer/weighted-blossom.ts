import { unwatched, type Watch } from '../progress.ts';
import { fractionalStart } from './fractional-start.ts';

/**
 * Maximum-weight matching in a general graph, with the dual solution that proves it.
 *
 * Edmonds' blossom algorithm with Galil's bookkeeping of least-slack edges ('Efficient algorithms for
 * finding maximum matching in graphs', ACM Computing Surveys 18, 1986), in the arrangement of Joris van
 * Rantwijk's public implementation; but it starts from the best fractional matching, so that only the few who are
 * left over by its odd cycles need trees, and an augmenting path takes only its own two trees away. Each path takes
 * O(n) for every step of the prices: O(n^3) at worst, little more than the fractional matching in practice.
 * O(n + edges) memory. Whole weights >= 0 give whole numbers throughout: exact below 2^51. (Prices are kept four
 * times as large; all start even, and those in trees stay equal modulo 2.)
 *
 * One closure over shared arrays: the steps change the same dozen arrays, and parting them would only pass
 * those around.
 */
export interface GeneralGraph {
  readonly vertexCount: number;
  /** Ends of each edge. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

export interface GeneralMatching {
  /** Edge by vertex, or -1. */
  readonly edgeOf: Int32Array;
  /** Quarters of a whole number, by vertex. */
  readonly price: Float64Array;
  readonly blossoms: readonly { readonly vertices: readonly number[]; readonly price: number }[];
}

const FREE = 0;
const OUTER = 1;
const INNER = 2;
/** Mark of an outer blossom on the path that is being traced. */
const TRACED = 5;

export function maximumWeightMatching(
  graph: GeneralGraph,
  watch: Watch = unwatched,
): GeneralMatching {
  const n = graph.vertexCount;
  const { from, to, weight } = graph;
  const edgeCount = from.length;
  // Edge k has two 'endpoints', 2k and 2k + 1; the vertex at endpoint p is vertexAt(p).
  const vertexAt = (p: number) => (p & 1 ? to[p >> 1]! : from[p >> 1]!);
  const endpointsAround = around();
  const start = fractionalStart(graph);
  // Endpoint of the partner by vertex; -1: unmatched.
  const mate = start.edgeOf.map((k, v) => (k < 0 ? -1 : from[k] === v ? 2 * k + 1 : 2 * k));
  // Vertices are 0..n-1, blossoms n..2n-1.
  const label = new Int8Array(2 * n);
  const labelEnd = new Int32Array(2 * n).fill(-1);
  const inBlossom = Int32Array.from({ length: n }, (_, v) => v);
  const parent = new Int32Array(2 * n).fill(-1);
  const children: number[][] = Array.from({ length: 2 * n }, () => []);
  const childEnds: number[][] = Array.from({ length: 2 * n }, () => []);
  const base = Int32Array.from({ length: 2 * n }, (_, b) => (b < n ? b : -1));
  const bestEdge = new Int32Array(2 * n).fill(-1);
  const bestEdges: (number[] | null)[] = new Array(2 * n).fill(null);
  /** Vertices of each blossom; they stay the same as long as it lives. */
  const leavesOf: (readonly number[])[] = Array.from({ length: 2 * n }, (_, b) =>
    b < n ? [b] : [],
  );
  /** Low numbers are given out first; all in use are below `end`. */
  const unused = Array.from({ length: n }, (_, at) => 2 * n - 1 - at);
  let end = n;
  /** Four times the price of each vertex, twice that of each blossom. */
  const dual = new Float64Array(2 * n);
  dual.set(start.price);
  /** The unmatched vertex from which a labelled vertex or blossom was reached, and who was reached from each. */
  const rootOf = new Int32Array(2 * n).fill(-1);
  const reachedFrom: number[][] = Array.from({ length: n }, () => []);
  const queue: number[] = [];

  for (let v = 0; v < n; v++) if (mate[v] === -1 && dual[v]! > 0) assignLabel(v, OUTER, -1);
  do {
    while (queue.length > 0) if (scan(queue.pop()!)) watch({ phase: 'pairing' });
  } while (adjustDuals());
  return {
    edgeOf: mate.map((p) => (p < 0 ? -1 : p >> 1)),
    price: dual.slice(0, n).map((value) => value / 4),
    blossoms: Array.from({ length: n }, (_, at) => n + at)
      .filter((b) => base[b]! >= 0 && dual[b]! > 0)
      .map((b) => ({ vertices: leaves(b), price: dual[b]! / 2 })),
  };

  function around(): readonly Int32Array[] {
    const degree = new Int32Array(n);
    for (let k = 0; k < edgeCount; k++) {
      degree[from[k]!]!++;
      degree[to[k]!]!++;
    }
    const lists = Array.from(degree, (count) => new Int32Array(count));
    degree.fill(0);
    for (let k = 0; k < edgeCount; k++) {
      lists[from[k]!]![degree[from[k]!]!++] = 2 * k + 1;
      lists[to[k]!]![degree[to[k]!]!++] = 2 * k;
    }
    return lists;
  }

  function slack(k: number): number {
    return dual[from[k]!]! + dual[to[k]!]! - 4 * weight[k]!;
  }

  function leaves(b: number): readonly number[] {
    return leavesOf[b]!;
  }

  /** Looks at the edges of an outer vertex; true when the matching was augmented. */
  function scan(v: number): boolean {
    if (label[inBlossom[v]!] !== OUTER) return false;
    for (const p of endpointsAround[v]!) {
      const k = p >> 1;
      const w = vertexAt(p);
      if (inBlossom[v] === inBlossom[w]) continue;
      const rest = slack(k);
      const other = label[inBlossom[w]!];
      if (rest <= 0) {
        if (other === FREE) {
          if (mate[base[inBlossom[w]!]!] === -1) {
            const root = rootOf[inBlossom[v]!]!;
            flip(v, p);
            flip(w, p ^ 1);
            dissolve([root]);
            return true;
          }
          assignLabel(w, INNER, p ^ 1);
        } else if (other === OUTER) {
          const common = traceBase(v, w);
          if (common < 0) {
            const roots = [rootOf[inBlossom[v]!]!, rootOf[inBlossom[w]!]!];
            augment(k);
            dissolve(roots);
            return true;
          }
          addBlossom(common, k);
        } else if (label[w] === FREE) {
          label[w] = INNER;
          labelEnd[w] = p ^ 1;
        }
      } else if (other === OUTER) {
        const b = inBlossom[v]!;
        if (bestEdge[b] === -1 || rest < slack(bestEdge[b]!)) bestEdge[b] = k;
      } else if (label[w] === FREE) {
        if (bestEdge[w] === -1 || rest < slack(bestEdge[w]!)) bestEdge[w] = k;
      }
    }
    return false;
  }

  /** Moves the duals until an edge becomes tight, a blossom opens or a price is 0; false when no tree is left. */
  function adjustDuals(): boolean {
    let delta = Number.POSITIVE_INFINITY;
    let spent = -1;
    for (let v = 0; v < n; v++) {
      if (label[inBlossom[v]!] !== OUTER || dual[v]! >= delta) continue;
      delta = dual[v]!;
      spent = v;
    }
    if (spent < 0) return false;
    let edge = -1;
    let opened = -1;
    for (let v = 0; v < n; v++) {
      const k = bestEdge[v]!;
      if (k === -1 || label[inBlossom[v]!] !== FREE) continue;
      const rest = slack(k);
      if (rest < delta) {
        delta = rest;
        edge = k;
      }
    }
    for (let b = 0; b < end; b++) {
      if (parent[b] !== -1 || label[b] !== OUTER || bestEdge[b] === -1) continue;
      if (slack(bestEdge[b]!) / 2 < delta) {
        delta = slack(bestEdge[b]!) / 2;
        edge = bestEdge[b]!;
      }
    }
    for (let b = n; b < end; b++) {
      if (base[b]! < 0 || parent[b] !== -1 || label[b] !== INNER || dual[b]! >= delta) continue;
      delta = dual[b]!;
      opened = b;
    }
    for (let v = 0; v < n; v++) {
      const kind = label[inBlossom[v]!];
      if (kind === OUTER) dual[v]! -= delta;
      else if (kind === INNER) dual[v]! += delta;
    }
    for (let b = n; b < end; b++) {
      if (base[b]! < 0 || parent[b] !== -1) continue;
      if (label[b] === OUTER) dual[b]! += delta;
      else if (label[b] === INNER) dual[b]! -= delta;
    }
    if (opened >= 0) {
      expand(opened, false);
      return true;
    }
    if (edge < 0) {
      leaveOver(spent);
      return true;
    }
    const v = label[inBlossom[from[edge]!]!] === FREE ? to[edge]! : from[edge]!;
    queue.push(v);
    return true;
  }

  /** An outer vertex whose price is 0 may be without a partner: the root of its tree takes over. */
  function leaveOver(v: number): void {
    const root = rootOf[inBlossom[v]!]!;
    flip(v, -1);
    dissolve([root]);
  }

  /**
   * Takes the labels of trees away, whose roots are matched now. All other trees stay: what they knew of the
   * vertices that were in these two is worked out again.
   */
  function dissolve(roots: readonly number[]): void {
    const freed: number[] = [];
    for (const root of roots) {
      for (const v of reachedFrom[root]!) {
        const b = inBlossom[v]!;
        if (label[b] === FREE) continue;
        const inside = leaves(b);
        const isSpent = b >= n && label[b] === OUTER && dual[b] === 0;
        forget(b);
        if (isSpent) expand(b, true);
        for (const one of inside) freed.push(one);
      }
      reachedFrom[root] = [];
    }
    for (const v of freed) findBestEdge(v);
    for (const v of freed) {
      for (const p of endpointsAround[v]!) {
        const w = vertexAt(p);
        const b = inBlossom[w]!;
        if (label[b] === OUTER) {
          if (bestEdge[b] === p >> 1) findBestOuterEdge(b);
          continue;
        }
        // Reached from a tree that is no more, inside an inner blossom of one that is.
        const isStale = label[w] === INNER && w !== b && labelEnd[w] === (p ^ 1);
        if (isStale && labelEnd[b] !== labelEnd[w]) {
          label[w] = FREE;
          labelEnd[w] = -1;
          findBestEdge(w);
        } else if (bestEdge[w] === p >> 1) {
          findBestEdge(w);
        }
      }
    }
  }

  function forget(b: number): void {
    label[b] = FREE;
    labelEnd[b] = -1;
    bestEdge[b] = -1;
    bestEdges[b] = null;
    for (const child of children[b]!) forget(child);
  }

  /** The least-slack edge from an outer vertex to `v`; tight ones are looked at again. */
  function findBestEdge(v: number): void {
    bestEdge[v] = -1;
    for (const p of endpointsAround[v]!) {
      const w = vertexAt(p);
      const k = p >> 1;
      if (label[inBlossom[w]!] !== OUTER || inBlossom[w] === inBlossom[v]) continue;
      if (slack(k) <= 0) queue.push(w);
      else if (bestEdge[v] === -1 || slack(k) < slack(bestEdge[v]!)) bestEdge[v] = k;
    }
  }

  function findBestOuterEdge(b: number): void {
    bestEdge[b] = -1;
    for (const v of leaves(b)) {
      for (const p of endpointsAround[v]!) {
        const other = inBlossom[vertexAt(p)]!;
        const k = p >> 1;
        if (other === b || label[other] !== OUTER) continue;
        if (bestEdge[b] === -1 || slack(k) < slack(bestEdge[b]!)) bestEdge[b] = k;
      }
    }
  }

  function assignLabel(w: number, kind: number, p: number): void {
    const b = inBlossom[w]!;
    label[w] = kind;
    label[b] = kind;
    labelEnd[w] = p;
    labelEnd[b] = p;
    bestEdge[w] = -1;
    bestEdge[b] = -1;
    noteRoot(w, p === -1 ? w : rootOf[inBlossom[vertexAt(p)]!]!);
    if (kind === OUTER) {
      for (const v of leaves(b)) queue.push(v);
    } else {
      const partner = mate[base[b]!]!;
      assignLabel(vertexAt(partner), OUTER, partner ^ 1);
    }
  }

  function noteRoot(w: number, root: number): void {
    rootOf[w] = root;
    rootOf[inBlossom[w]!] = root;
    reachedFrom[root]!.push(w);
  }

  /** Base of the blossom that an edge between outer v and w closes, or -1: they are in different trees. */
  function traceBase(v: number, w: number): number {
    const path: number[] = [];
    let common = -1;
    let here = v;
    let there = w;
    while (here !== -1 || there !== -1) {
      let b = inBlossom[here]!;
      if (label[b] === TRACED) {
        common = base[b]!;
        break;
      }
      path.push(b);
      label[b] = TRACED;
      if (labelEnd[b] === -1) {
        here = -1;
      } else {
        b = inBlossom[vertexAt(labelEnd[b]!)]!;
        here = vertexAt(labelEnd[b]!);
      }
      if (there !== -1) [here, there] = [there, here];
    }
    for (const b of path) label[b] = OUTER;
    return common;
  }

  function addBlossom(common: number, k: number): void {
    const top = inBlossom[common]!;
    const b = unused.pop()!;
    end = Math.max(end, b + 1);
    base[b] = common;
    parent[b] = -1;
    parent[top] = b;
    const path: number[] = [];
    const ends: number[] = [];
    for (let at = inBlossom[from[k]!]!; at !== top; at = inBlossom[vertexAt(labelEnd[at]!)]!) {
      parent[at] = b;
      path.push(at);
      ends.push(labelEnd[at]!);
    }
    path.push(top);
    path.reverse();
    ends.reverse();
    ends.push(2 * k);
    for (let at = inBlossom[to[k]!]!; at !== top; at = inBlossom[vertexAt(labelEnd[at]!)]!) {
      parent[at] = b;
      path.push(at);
      ends.push(labelEnd[at]! ^ 1);
    }
    children[b] = path;
    childEnds[b] = ends;
    leavesOf[b] = path.flatMap(leaves);
    label[b] = OUTER;
    labelEnd[b] = labelEnd[top]!;
    rootOf[b] = rootOf[top]!;
    dual[b] = 0;
    for (const v of leaves(b)) {
      if (label[inBlossom[v]!] === INNER) queue.push(v);
      inBlossom[v] = b;
    }
    gatherBestEdges(b, path);
  }

  /** Least-slack edges from the new blossom to each other outer one. */
  function gatherBestEdges(b: number, path: readonly number[]): void {
    const bestTo = new Map<number, number>();
    const consider = (k: number) => {
      const outside = inBlossom[to[k]!] === b ? from[k]! : to[k]!;
      const other = inBlossom[outside]!;
      if (other === b || label[other] !== OUTER) return;
      const best = bestTo.get(other);
      if (best === undefined || slack(k) < slack(best)) bestTo.set(other, k);
    };
    for (const child of path) {
      const known = bestEdges[child];
      if (known) known.forEach(consider);
      else for (const v of leaves(child)) for (const p of endpointsAround[v]!) consider(p >> 1);
      bestEdges[child] = null;
      bestEdge[child] = -1;
    }
    const kept = [...bestTo.values()];
    bestEdges[b] = kept;
    bestEdge[b] = kept.reduce((best, k) => (best < 0 || slack(k) < slack(best) ? k : best), -1);
  }

  function expand(b: number, isStageOver: boolean): void {
    for (const child of children[b]!) {
      parent[child] = -1;
      if (child < n) inBlossom[child] = child;
      else if (isStageOver && dual[child] === 0) expand(child, isStageOver);
      else for (const v of leaves(child)) inBlossom[v] = child;
    }
    if (!isStageOver && label[b] === INNER) relabelChildren(b);
    label[b] = FREE;
    labelEnd[b] = -1;
    children[b] = [];
    childEnds[b] = [];
    base[b] = -1;
    bestEdges[b] = null;
    bestEdge[b] = -1;
    unused.push(b);
  }

  /** Labels the children of an opened inner blossom along the even way from its entry to its base. */
  function relabelChildren(b: number): void {
    const path = children[b]!;
    const ends = childEnds[b]!;
    const entry = inBlossom[vertexAt(labelEnd[b]! ^ 1)]!;
    let { at, step, flip } = evenWay(path, path.indexOf(entry));
    let p = labelEnd[b]!;
    while (at !== 0) {
      label[vertexAt(p ^ 1)] = FREE;
      label[vertexAt(ends.at(at - flip)! ^ flip ^ 1)] = FREE;
      assignLabel(vertexAt(p ^ 1), INNER, p);
      at += step;
      p = ends.at(at - flip)! ^ flip;
      at += step;
    }
    const last = path.at(at)!;
    label[vertexAt(p ^ 1)] = INNER;
    label[last] = INNER;
    labelEnd[vertexAt(p ^ 1)] = p;
    labelEnd[last] = p;
    bestEdge[last] = -1;
    noteRoot(vertexAt(p ^ 1), rootOf[b]!);
    for (at += step; path.at(at) !== entry; at += step) {
      const child = path.at(at)!;
      if (label[child] === OUTER) continue;
      const reached = leaves(child).find((v) => label[v] !== FREE);
      if (reached === undefined) continue;
      label[reached] = FREE;
      label[vertexAt(mate[base[child]!]!)] = FREE;
      assignLabel(reached, INNER, labelEnd[reached]!);
    }
  }

  /** How to walk from child `start` of an odd cycle to its base over an even number of edges. */
  function evenWay(path: readonly number[], start: number) {
    const isOdd = (start & 1) === 1;
    return isOdd ? { at: start - path.length, step: 1, flip: 0 } : { at: start, step: -1, flip: 1 };
  }

  function augmentBlossom(b: number, v: number): void {
    let child = v;
    while (parent[child] !== b) child = parent[child]!;
    if (child >= n) augmentBlossom(child, v);
    const path = children[b]!;
    const ends = childEnds[b]!;
    const start = path.indexOf(child);
    let { at, step, flip } = evenWay(path, start);
    while (at !== 0) {
      at += step;
      const p = ends.at(at - flip)! ^ flip;
      const first = path.at(at)!;
      if (first >= n) augmentBlossom(first, vertexAt(p));
      at += step;
      const second = path.at(at)!;
      if (second >= n) augmentBlossom(second, vertexAt(p ^ 1));
      mate[vertexAt(p)] = p ^ 1;
      mate[vertexAt(p ^ 1)] = p;
    }
    children[b] = [...path.slice(start), ...path.slice(0, start)];
    childEnds[b] = [...ends.slice(start), ...ends.slice(0, start)];
    base[b] = base[children[b]![0]!]!;
  }

  /** Swaps matched and unmatched edges along the path that edge k closes between two trees. */
  function augment(k: number): void {
    flip(from[k]!, 2 * k + 1);
    flip(to[k]!, 2 * k);
  }

  /** Gives vertex `start` the partner at endpoint `end` (-1: none), and the others up to the root new ones. */
  function flip(start: number, end: number): void {
    let s = start;
    let p = end;
    for (;;) {
      const outer = inBlossom[s]!;
      if (outer >= n) augmentBlossom(outer, s);
      mate[s] = p;
      if (labelEnd[outer] === -1) return;
      const inner = inBlossom[vertexAt(labelEnd[outer]!)]!;
      s = vertexAt(labelEnd[inner]!);
      const j = vertexAt(labelEnd[inner]! ^ 1);
      if (inner >= n) augmentBlossom(inner, j);
      mate[j] = labelEnd[inner]!;
      p = labelEnd[inner]! ^ 1;
    }
  }
}
