import type { Criterion, Policy, Rule } from '../policy/policy.ts';
import { allowedTable, type Classified, pointsTable } from './class-tables.ts';
import type { ClassTable } from './people-model.ts';
import { doubles, ints } from './shared-arrays.ts';

/** Two tables are made one up to this size: adding up fewer is worth more than the memory. */
const LARGEST_COMBINED = 1 << 19;

/** Criteria and rules by class as few tables, whose sum is what classes give; right classes by range. */
export function combinedTables(
  policy: Policy,
  byClass: ReadonlyMap<Criterion | Rule, Classified>,
  criteria: readonly Criterion[],
  firstOfRange: readonly number[],
): readonly ClassTable[] {
  const tables: ClassTable[] = [];
  const add = (classes: Classified, weighted: Float64Array, weights: Float64Array) => {
    const range = ints(firstOfRange.length);
    firstOfRange.forEach((j, r) => {
      range[r] = classes.right[j]!;
    });
    tables.push({
      left: classes.left,
      range,
      width: classes.rightSample.length,
      weighted,
      weights,
    });
  };
  for (const entry of criteria) {
    const classes = byClass.get(entry);
    if (!classes) continue;
    const weights = doubles(classes.leftSample.length).fill(entry.weight);
    const weighted = pointsTable(entry, policy, classes);
    weighted.forEach((value, at) => {
      if (!Number.isNaN(value)) return;
      weighted[at] = 0;
      weights[Math.floor(at / classes.rightSample.length)] = 0;
    });
    add(classes, weighted, weights);
  }
  for (const rule of policy.rules) {
    const classes = byClass.get(rule);
    if (!classes) continue;
    const allowed = allowedTable(rule, policy, classes);
    const weighted = doubles(allowed.length);
    allowed.forEach((isAllowed, at) => {
      weighted[at] = isAllowed === 1 ? 0 : Number.NEGATIVE_INFINITY;
    });
    add(classes, weighted, doubles(classes.leftSample.length));
  }
  return combineSmallest(tables);
}

function combineSmallest(tables: readonly ClassTable[]): readonly ClassTable[] {
  const [smallest, ...others] = tables.toSorted((a, b) => a.weighted.length - b.weighted.length);
  if (smallest === undefined) return [];
  for (const other of others) {
    const both = combine(smallest, other);
    if (both) return combineSmallest([both, ...others.filter((table) => table !== other)]);
  }
  return [smallest, ...combineSmallest(others)];
}

/** The sum of two tables, for classes that occur; null where that would be large. */
function combine(a: ClassTable, b: ClassTable): ClassTable | null {
  const left = pairsOf(a.left, b.left);
  const right = pairsOf(a.range, b.range);
  const width = right.first.length;
  if (left.first.length * width > LARGEST_COMBINED) return null;
  const weighted = doubles(left.first.length * width);
  const weights = doubles(left.first.length);
  left.first.forEach((i, row) => {
    weights[row] = a.weights[a.left[i]!]! + b.weights[b.left[i]!]!;
    const [rowA, rowB] = [a.left[i]! * a.width, b.left[i]! * b.width];
    right.first.forEach((r, column) => {
      weighted[row * width + column] =
        a.weighted[rowA + a.range[r]!]! + b.weighted[rowB + b.range[r]!]!;
    });
  });
  return { left: left.of, range: right.of, width, weighted, weights };
}

/** Numbers the pairs of classes that occur, each with somebody who is in both. */
function pairsOf(a: Int32Array, b: Int32Array) {
  const index = new Map<number, number>();
  const first: number[] = [];
  const of = ints(a.length);
  for (let at = 0; at < a.length; at++) {
    const key = a[at]! * 4_294_967_296 + b[at]!;
    let known = index.get(key);
    if (known === undefined) {
      known = first.push(at) - 1;
      index.set(key, known);
    }
    of[at] = known;
  }
  return { of, first };
}
