/**
 * People and policy as arrays that threads can share: all that fits of pairs need, and nothing else.
 *
 * Right people stand in an order of their own ('position'), so that those whom no class criterion or rule tells
 * apart are neighbours: a *range*. What depends on classes is worked out once for a range.
 */
export interface PeopleModel {
  readonly leftCount: number;
  readonly rightCount: number;
  /** Right person by position, and back. */
  readonly rightAt: Int32Array;
  readonly positionOf: Int32Array;
  /** Positions `rangeStart[r] .. rangeStart[r + 1] - 1` are range r. */
  readonly rangeStart: Int32Array;
  /** By position. */
  readonly rangeOf: Int32Array;
  /** Left people in the order in which they are best looked at: those of one kind are neighbours. */
  readonly leftOrder: Int32Array;
  /** Left people of one kind have the same classes. */
  readonly leftKind: Int32Array;
  readonly minimumFit: number;
  /** In the policy's order, in which points are to be added up. */
  readonly criteria: readonly CriterionArrays[];
  /** All that depends on classes: criteria's weighted points, minus infinity where a rule is broken. */
  readonly tables: readonly ClassTable[];
  /** Positions that a left person may not have, whatever the classes say: `excluded[excludedStart[i] ..]`. */
  readonly excludedStart: Int32Array;
  readonly excluded: Int32Array;
}

export type CriterionArrays = ClassCriterion | SkillArrays | SetArrays | TextArrays | RankingArrays;

export interface ClassTable {
  readonly left: Int32Array;
  /** By range. */
  readonly range: Int32Array;
  /** Right classes: the length of a row. */
  readonly width: number;
  readonly weighted: Float64Array;
  /** By left class: the weight that counts; 0 where the criterion is left out, or for a rule alone. */
  readonly weights: Float64Array;
}

/** Points that depend on the classes of the two alone. */
export interface ClassCriterion {
  readonly kind: 'class';
  readonly weight: number;
  readonly left: Int32Array;
  /** By position. */
  readonly right: Int32Array;
  readonly width: number;
  /** Weight times points; NaN: left out. */
  readonly weighted: Float64Array;
}

/** Lists by person (`start[i] .. start[i + 1] - 1`), and the right side's by token: who has it. */
interface TokenLists {
  readonly leftStart: Int32Array;
  readonly leftToken: Int32Array;
  /** By position; tokens of one person rise. */
  readonly rightStart: Int32Array;
  readonly rightToken: Int32Array;
  readonly holderStart: Int32Array;
  /** Positions, rising. */
  readonly holder: Int32Array;
}

export interface SkillArrays extends TokenLists {
  readonly kind: 'skills';
  readonly weight: number;
  readonly priority: Float64Array;
  /** 0: any. */
  readonly leftLevel: Float64Array;
  readonly total: Float64Array;
  /** -1: not known. */
  readonly rightLevel: Float64Array;
  readonly holderLevel: Float64Array;
  /** Levels that are offered. */
  readonly levels: Float64Array;
  /** By token: where in `dense` its row begins, for what many offer; -1: few. */
  readonly denseStart: Int32Array;
  /** By position: 0, or one more than the index of the level offered. */
  readonly dense: Uint8Array;
}

export interface SetArrays extends TokenLists {
  readonly kind: 'sets';
  readonly weight: number;
}

export interface TextArrays extends TokenLists {
  readonly kind: 'text';
  readonly weight: number;
  /** 1 where there is a text, though it may have no words. */
  readonly leftGiven: Uint8Array;
  readonly rightGiven: Uint8Array;
  readonly leftWeight: Float64Array;
  readonly rightWeight: Float64Array;
  readonly holderWeight: Float64Array;
}

export interface RankingArrays {
  readonly kind: 'ranking';
  readonly weight: number;
  /** 1 where somebody ranked anybody at all. */
  readonly leftGiven: Uint8Array;
  readonly rightGiven: Uint8Array;
  /** By left person: positions whom they rank, and the points they give. */
  readonly byLeftStart: Int32Array;
  readonly byLeft: Int32Array;
  readonly byLeftPoints: Float64Array;
  /** By left person: positions that rank them, and the points they give. */
  readonly byRightStart: Int32Array;
  readonly byRight: Int32Array;
  readonly byRightPoints: Float64Array;
}
