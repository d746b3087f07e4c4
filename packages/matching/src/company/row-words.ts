import { coverage } from './exact-fit.ts';
import type {
  PeopleModel,
  RankingArrays,
  SetArrays,
  SkillArrays,
  TextArrays,
} from './people-model.ts';

/** Right people who have one of the left person's words: `list[from .. to - 1]`, worth `gain` points at most. */
export interface Term {
  list: Int32Array;
  from: number;
  to: number;
  gain: number;
  /** What many offer: not in `words`. */
  isDense: boolean;
}

/** What many offer: rows of `SkillArrays.dense` that begin at `from`, and at `steps x index ..` what each level gives. */
export interface DenseTerms {
  count: number;
  from: Int32Array;
  gain: Float64Array;
  readonly steps: number;
}

/** What a left person's words are worth with each right person. */
export interface RowWords {
  /** Sets everything up for a left person; the most that anybody can get. */
  gather(left: number): number;
  clear(): void;
  /** By position, without what many offer: that is in `denseWords`. */
  readonly words: Float64Array;
  denseWords(position: number): number;
  readonly dense: Readonly<DenseTerms>;
  /** The first `count()`, longest lists first. */
  readonly terms: readonly Readonly<Term>[];
  count(): number;
}

export function createRowWords({ criteria, rightCount }: PeopleModel): RowWords {
  const words = new Float64Array(rightCount);
  const terms: Term[] = [];
  let count = 0;
  const skills = criteria.find((entry): entry is SkillArrays => entry.kind === 'skills');
  const denseRows = skills?.dense ?? new Uint8Array(0);
  const steps = (skills?.levels.length ?? 0) + 1;
  const dense: DenseTerms = {
    count: 0,
    from: new Int32Array(8),
    gain: new Float64Array(8 * steps),
    steps,
  };

  return { gather, clear, words, denseWords, dense, terms, count: () => count };

  function denseWords(p: number): number {
    let sum = 0;
    for (let at = 0; at < dense.count; at++) {
      sum += dense.gain[at * steps + denseRows[dense.from[at]! + p]!]!;
    }
    return sum;
  }

  function gather(i: number): number {
    count = 0;
    dense.count = 0;
    for (const entry of criteria) {
      if (entry.kind === 'skills') addSkills(entry, i);
      else if (entry.kind === 'sets') addSets(entry, i);
      else if (entry.kind === 'text') addText(entry, i);
      else if (entry.kind === 'ranking') addRanking(entry, i);
    }
    let most = 0;
    for (let at = 0; at < count; at++) {
      const term = terms[at]!;
      most += term.gain;
      // Few terms: put in order as they come.
      let to = at;
      for (; to > 0 && lengthOf(terms[to - 1]!) < lengthOf(term); to--) terms[to] = terms[to - 1]!;
      terms[to] = term;
    }
    return most;
  }

  function clear(): void {
    for (let at = 0; at < count; at++) {
      const { list, from, to, isDense } = terms[at]!;
      if (isDense) continue;
      for (let h = from; h < to; h++) words[list[h]!] = 0;
    }
  }

  function addTerm(
    list: Int32Array,
    from: number,
    to: number,
    gain: number,
    isDense = false,
  ): void {
    if (from === to) return;
    const term = terms[count];
    if (term === undefined) terms.push({ list, from, to, gain, isDense });
    else {
      term.list = list;
      term.from = from;
      term.to = to;
      term.gain = gain;
      term.isDense = isDense;
    }
    count++;
  }

  function addSkills(entry: SkillArrays, i: number): void {
    const { weight, holder, holderStart, holderLevel, levels, denseStart } = entry;
    for (let at = entry.leftStart[i]!; at < entry.leftStart[i + 1]!; at++) {
      const token = entry.leftToken[at]!;
      const gain = (weight * entry.priority[at]!) / entry.total[i]!;
      const wanted = entry.leftLevel[at]!;
      const [from, to] = [holderStart[token]!, holderStart[token + 1]!];
      const isDense = denseStart[token]! >= 0 && entry === skills;
      addTerm(holder, from, to, gain, isDense);
      if (!isDense) {
        for (let h = from; h < to; h++) {
          words[holder[h]!]! += gain * coverage(holderLevel[h]!, wanted);
        }
        continue;
      }
      if (dense.count === dense.from.length) makeRoom();
      dense.from[dense.count] = denseStart[token]!;
      for (let level = 0; level < levels.length; level++) {
        dense.gain[dense.count * steps + level + 1] = gain * coverage(levels[level]!, wanted);
      }
      dense.count++;
    }
  }

  function makeRoom(): void {
    const { from, gain } = dense;
    dense.from = new Int32Array(2 * from.length);
    dense.from.set(from);
    dense.gain = new Float64Array(2 * gain.length);
    dense.gain.set(gain);
  }

  function addSets(entry: SetArrays, i: number): void {
    const { weight, holder, holderStart, rightStart } = entry;
    const [begin, end] = [entry.leftStart[i]!, entry.leftStart[i + 1]!];
    for (let at = begin; at < end; at++) {
      const token = entry.leftToken[at]!;
      const [from, to] = [holderStart[token]!, holderStart[token + 1]!];
      addTerm(holder, from, to, weight);
      for (let h = from; h < to; h++) {
        const p = holder[h]!;
        words[p]! += weight / Math.min(end - begin, rightStart[p + 1]! - rightStart[p]!);
      }
    }
  }

  function addText(entry: TextArrays, i: number): void {
    const { weight, holder, holderStart, holderWeight, leftWeight } = entry;
    for (let at = entry.leftStart[i]!; at < entry.leftStart[i + 1]!; at++) {
      const token = entry.leftToken[at]!;
      const gain = weight * leftWeight[at]!;
      const [from, to] = [holderStart[token]!, holderStart[token + 1]!];
      addTerm(holder, from, to, gain);
      for (let h = from; h < to; h++) words[holder[h]!]! += gain * holderWeight[h]!;
    }
  }

  function addRanking(entry: RankingArrays, i: number): void {
    const { weight, leftGiven, rightGiven, byLeft, byLeftStart, byRight, byRightStart } = entry;
    addTerm(byLeft, byLeftStart[i]!, byLeftStart[i + 1]!, weight);
    for (let at = byLeftStart[i]!; at < byLeftStart[i + 1]!; at++) {
      const p = byLeft[at]!;
      words[p]! += (weight * entry.byLeftPoints[at]!) / (1 + rightGiven[p]!);
    }
    addTerm(byRight, byRightStart[i]!, byRightStart[i + 1]!, weight);
    for (let at = byRightStart[i]!; at < byRightStart[i + 1]!; at++) {
      words[byRight[at]!]! += (weight * entry.byRightPoints[at]!) / (1 + leftGiven[i]!);
    }
  }
}

function lengthOf({ from, to }: Term): number {
  return to - from;
}
