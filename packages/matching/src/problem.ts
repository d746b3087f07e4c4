/**
 * The problems of the exchange format, as they stand after `parseProblem` filled in the defaults.
 * Fits are whole numbers 0..10,000, so that 'optimal' is exact and never 'within 1e-9'.
 */

/** What to reach first, second and third. See README, 'The guarantee'. */
export type Objective = 'max_matched_then_fit' | 'max_fit' | 'fair';

export const OBJECTIVES: readonly Objective[] = ['max_matched_then_fit', 'max_fit', 'fair'];

export const KINDS = ['assignment', 'peer', 'stable', 'circle'] as const;

/** Fits are whole numbers from 0 up to and including this one. */
export const MAX_FIT = 10_000;

/** A person with room for `capacity` partners (0 is allowed: nobody). */
export interface Participant {
  readonly id: string;
  readonly capacity: number;
}

/** A person on the right side: `min` partners are owed, `min <= capacity`. */
export interface RightParticipant extends Participant {
  readonly min: number;
}

/** `[left, right, fit]`; for one population the order of the two ids says nothing. */
export type Pair = readonly [left: string, right: string, fit: number];

/** A pair without its fit, as in `pinned` and `forbidden`. */
export type PairOfIds = readonly [left: string, right: string];

interface Allowed {
  /** Only listed pairs are allowed. */
  readonly pairs: readonly Pair[];
  /** Pairs that must be in the result. */
  readonly pinned: readonly PairOfIds[];
  /** Pairs that must not be, though listed. */
  readonly forbidden: readonly PairOfIds[];
}

/** Two sides, capacities on both: one-to-one, one-to-many and many-to-many. */
export interface AssignmentProblem extends Allowed {
  readonly kind: 'assignment';
  readonly objective: Objective;
  readonly left: readonly Participant[];
  readonly right: readonly RightParticipant[];
}

/** One population in which everybody has one partner at most (capacity 0 or 1). */
export interface PeerProblem extends Allowed {
  readonly kind: 'peer';
  readonly objective: Objective;
  readonly members: readonly Participant[];
}

/** Tiers of ids, best first; ids in one tier are tied. */
export type Ranking = readonly (readonly string[])[];

/** Two sides that rank each other; a person who is not ranked is not acceptable. */
export interface StableProblem extends Allowed {
  readonly kind: 'stable';
  readonly left: readonly Participant[];
  readonly right: readonly Participant[];
  readonly ranks: {
    readonly left: ReadonlyMap<string, Ranking>;
    readonly right: ReadonlyMap<string, Ranking>;
  };
}

/** Groups of `size[0]..size[1]` people, the leader counted, in which every two may meet. */
export interface CircleProblem extends Allowed {
  readonly kind: 'circle';
  readonly members: readonly Participant[];
  readonly size: readonly [smallest: number, largest: number];
  /** One leader to a circle; empty: circles without a leader. Every leader is among `members`. */
  readonly leaders: readonly string[];
}

export type Problem = AssignmentProblem | PeerProblem | StableProblem | CircleProblem;
