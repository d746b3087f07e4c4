import { UNKNOWN } from '../policy/criteria.ts';
import { MAX_FIT } from '../problem.ts';
import type {
  PeopleModel,
  RankingArrays,
  SetArrays,
  SkillArrays,
  TextArrays,
} from './people-model.ts';

/**
 * The fit of a left person and a right position, to the last bit as the scorer of `policy/scorer.ts` has it: the
 * same operations in the same order. Says nothing on whether the pair is allowed. O(criteria + words of the two).
 */
export function exactFit({ criteria }: PeopleModel, i: number, p: number): number {
  let sum = 0;
  let weights = 0;
  for (const entry of criteria) {
    const weighted =
      entry.kind === 'class'
        ? entry.weighted[entry.left[i]! * entry.width + entry.right[p]!]!
        : entry.weight * pointsOf(entry, i, p);
    if (Number.isNaN(weighted)) continue;
    sum += weighted;
    weights += entry.weight;
  }
  return weights === 0 ? MAX_FIT / 2 : Math.round((MAX_FIT * sum) / weights);
}

function pointsOf(
  entry: SkillArrays | SetArrays | TextArrays | RankingArrays,
  i: number,
  p: number,
): number {
  switch (entry.kind) {
    case 'skills':
      return skillPoints(entry, i, p);
    case 'sets':
      return setPoints(entry, i, p);
    case 'text':
      return textPoints(entry, i, p);
    case 'ranking':
      return rankingPoints(entry, i, p);
  }
}

function skillPoints(entry: SkillArrays, i: number, p: number): number {
  const end = entry.leftStart[i + 1]!;
  let at = entry.leftStart[i]!;
  if (at === end) return Number.NaN;
  let covered = 0;
  for (; at < end; at++) {
    const offer = indexOf(entry, p, entry.leftToken[at]!);
    const share = offer < 0 ? 0 : coverage(entry.rightLevel[offer]!, entry.leftLevel[at]!);
    covered += entry.priority[at]! * share;
  }
  return covered / entry.total[i]!;
}

/** What an offer at a level (-1: not known) is worth to somebody who wants one (0: any). */
export function coverage(offered: number, wanted: number): number {
  return offered < 0 || wanted === 0 ? 1 : Math.min(1, offered / wanted);
}

function setPoints(entry: SetArrays, i: number, p: number): number {
  const leftSize = entry.leftStart[i + 1]! - entry.leftStart[i]!;
  if (leftSize === 0) return Number.NaN;
  const rightSize = entry.rightStart[p + 1]! - entry.rightStart[p]!;
  if (rightSize === 0) return UNKNOWN;
  let shared = 0;
  for (let at = entry.leftStart[i]!; at < entry.leftStart[i + 1]!; at++) {
    if (indexOf(entry, p, entry.leftToken[at]!) >= 0) shared++;
  }
  return shared / Math.min(leftSize, rightSize);
}

function textPoints(entry: TextArrays, i: number, p: number): number {
  if (entry.leftGiven[i] === 0) return Number.NaN;
  if (entry.rightGiven[p] === 0) return UNKNOWN;
  // Rising words, as the reference adds them up.
  let sum = 0;
  let y = entry.rightStart[p]!;
  const end = entry.rightStart[p + 1]!;
  for (let x = entry.leftStart[i]!; x < entry.leftStart[i + 1]!; x++) {
    const token = entry.leftToken[x]!;
    while (y < end && entry.rightToken[y]! < token) y++;
    if (y < end && entry.rightToken[y] === token) {
      sum += entry.leftWeight[x]! * entry.rightWeight[y]!;
    }
  }
  return Math.min(1, sum);
}

function rankingPoints(entry: RankingArrays, i: number, p: number): number {
  let sum = 0;
  let count = 0;
  if (entry.leftGiven[i] === 1) {
    sum += given(entry.byLeft, entry.byLeftPoints, entry.byLeftStart, i, p);
    count++;
  }
  if (entry.rightGiven[p] === 1) {
    sum += given(entry.byRight, entry.byRightPoints, entry.byRightStart, i, p);
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

function given(
  positions: Int32Array,
  points: Float64Array,
  start: Int32Array,
  i: number,
  p: number,
): number {
  for (let at = start[i]!; at < start[i + 1]!; at++) if (positions[at] === p) return points[at]!;
  return 0;
}

/** Where a position has a token in its list, or -1. */
function indexOf(lists: SkillArrays | SetArrays, p: number, token: number): number {
  for (let at = lists.rightStart[p]!; at < lists.rightStart[p + 1]!; at++) {
    if (lists.rightToken[at] === token) return at;
  }
  return -1;
}
