import { unwatched, type Watch } from '../progress.ts';

/**
 * Maximum-weight matching in a general graph, with the dual solution that proves it.
 *
 * Edmonds' blossom algorithm with Galil's bookkeeping of least-slack edges ('Efficient algorithms for
 * finding maximum matching in graphs', ACM Computing Surveys 18, 1986), in the arrangement of Joris van
 * Rantwijk's public implementation. O(n^3) time, O(n + edges) memory. Whole weights >= 0 give whole
 * numbers throughout: exact below 2^52.
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
  /** Twice the price of each vertex. */
  readonly twicePrice: Float64Array;
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
  // Endpoint of the partner by vertex; -1: unmatched.
  const mate = new Int32Array(n).fill(-1);
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
  const unused = Array.from({ length: n }, (_, at) => n + at);
  const largest = weight.reduce((max, w) => Math.max(max, w), 0);
  const dual = Float64Array.from({ length: 2 * n }, (_, b) => (b < n ? largest : 0));
  const isTight = new Uint8Array(edgeCount);
  let queue: number[] = [];

  while (runStage()) expandSpent();
  return {
    edgeOf: mate.map((p) => (p < 0 ? -1 : p >> 1)),
    twicePrice: dual.slice(0, n),
    blossoms: Array.from({ length: n }, (_, at) => n + at)
      .filter((b) => base[b]! >= 0 && dual[b]! > 0)
      .map((b) => ({ vertices: leaves(b), price: dual[b]! })),
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
    return dual[from[k]!]! + dual[to[k]!]! - 2 * weight[k]!;
  }

  function leaves(b: number): number[] {
    return b < n ? [b] : children[b]!.flatMap(leaves);
  }

  /** Grows alternating trees from all unmatched vertices until one path augments; false: optimal. */
  function runStage(): boolean {
    watch({ phase: 'pairing' });
    label.fill(FREE);
    bestEdge.fill(-1);
    bestEdges.fill(null);
    isTight.fill(0);
    queue = [];
    for (let v = 0; v < n; v++) {
      if (mate[v] === -1 && label[inBlossom[v]!] === FREE) assignLabel(v, OUTER, -1);
    }
    for (;;) {
      while (queue.length > 0) if (scan(queue.pop()!)) return true;
      if (!adjustDuals()) return false;
    }
  }

  /** Looks at the edges of an outer vertex; true when the matching was augmented. */
  function scan(v: number): boolean {
    for (const p of endpointsAround[v]!) {
      const k = p >> 1;
      const w = vertexAt(p);
      if (inBlossom[v] === inBlossom[w]) continue;
      const rest = isTight[k] === 1 ? 0 : slack(k);
      if (rest <= 0) isTight[k] = 1;
      const other = label[inBlossom[w]!];
      if (isTight[k] === 1) {
        if (other === FREE) {
          assignLabel(w, INNER, p ^ 1);
        } else if (other === OUTER) {
          const common = traceBase(v, w);
          if (common < 0) {
            augment(k);
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

  /** Moves the duals until an edge becomes tight or a blossom opens; false when a vertex price is 0. */
  function adjustDuals(): boolean {
    let delta = Number.POSITIVE_INFINITY;
    let edge = -1;
    let opened = -1;
    for (let v = 0; v < n; v++) delta = Math.min(delta, dual[v]!);
    for (let v = 0; v < n; v++) {
      if (label[inBlossom[v]!] !== FREE || bestEdge[v] === -1) continue;
      if (slack(bestEdge[v]!) < delta) {
        delta = slack(bestEdge[v]!);
        edge = bestEdge[v]!;
      }
    }
    for (let b = 0; b < 2 * n; b++) {
      if (parent[b] !== -1 || label[b] !== OUTER || bestEdge[b] === -1) continue;
      if (slack(bestEdge[b]!) / 2 < delta) {
        delta = slack(bestEdge[b]!) / 2;
        edge = bestEdge[b]!;
      }
    }
    for (let b = n; b < 2 * n; b++) {
      if (base[b]! < 0 || parent[b] !== -1 || label[b] !== INNER || dual[b]! >= delta) continue;
      delta = dual[b]!;
      opened = b;
    }
    for (let v = 0; v < n; v++) {
      const kind = label[inBlossom[v]!];
      if (kind === OUTER) dual[v]! -= delta;
      else if (kind === INNER) dual[v]! += delta;
    }
    for (let b = n; b < 2 * n; b++) {
      if (base[b]! < 0 || parent[b] !== -1) continue;
      if (label[b] === OUTER) dual[b]! += delta;
      else if (label[b] === INNER) dual[b]! -= delta;
    }
    if (opened >= 0) {
      expand(opened, false);
      return true;
    }
    if (edge < 0) return false;
    isTight[edge] = 1;
    const v = label[inBlossom[from[edge]!]!] === FREE ? to[edge]! : from[edge]!;
    queue.push(v);
    return true;
  }

  function expandSpent(): void {
    for (let b = n; b < 2 * n; b++) {
      const isTop = parent[b] === -1 && base[b]! >= 0;
      if (isTop && label[b] === OUTER && dual[b] === 0) expand(b, true);
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
    if (kind === OUTER) {
      for (const v of leaves(b)) queue.push(v);
    } else {
      const partner = mate[base[b]!]!;
      assignLabel(vertexAt(partner), OUTER, partner ^ 1);
    }
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
    label[b] = OUTER;
    labelEnd[b] = labelEnd[top]!;
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
      isTight[ends.at(at - flip)! >> 1] = 1;
      at += step;
      p = ends.at(at - flip)! ^ flip;
      isTight[p >> 1] = 1;
      at += step;
    }
    const last = path.at(at)!;
    label[vertexAt(p ^ 1)] = INNER;
    label[last] = INNER;
    labelEnd[vertexAt(p ^ 1)] = p;
    labelEnd[last] = p;
    bestEdge[last] = -1;
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
    for (const [start, end] of [
      [from[k]!, 2 * k + 1],
      [to[k]!, 2 * k],
    ] as const) {
      let s = start;
      let p: number = end;
      for (;;) {
        const outer = inBlossom[s]!;
        if (outer >= n) augmentBlossom(outer, s);
        mate[s] = p;
        if (labelEnd[outer] === -1) break;
        const inner = inBlossom[vertexAt(labelEnd[outer]!)]!;
        s = vertexAt(labelEnd[inner]!);
        const j = vertexAt(labelEnd[inner]! ^ 1);
        if (inner >= n) augmentBlossom(inner, j);
        mate[j] = labelEnd[inner]!;
        p = labelEnd[inner]! ^ 1;
      }
    }
  }
}
