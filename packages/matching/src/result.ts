import type { Pair } from './problem.ts';

/**
 * Why somebody has no partner.
 * - `no_capacity`: their own capacity is 0
 * - `no_allowed_partner`: no listed pair, or all of them forbidden
 * - `partners_full`: every allowed partner gave all their places to others
 * - `not_acceptable`: stable: nobody whom they rank ranks them too
 * - `preferred_others`: stable: everybody whom they rank prefers their present partners
 * - `no_circle`: no circle of the allowed sizes was found that takes them
 */
export type UnmatchedReason =
  | 'no_capacity'
  | 'no_allowed_partner'
  | 'partners_full'
  | 'not_acceptable'
  | 'preferred_others'
  | 'no_circle';

export interface Unmatched {
  readonly id: string;
  readonly why: UnmatchedReason;
}

/** Prices in units of fit by person. */
export type Prices = Readonly<Record<string, number>>;

/** People who together touch every allowed pair, apart from pairs that no solution can spare. */
export interface Cover {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

interface Bound {
  /**
   * `optimal`: proven best. `stable`: no blocking pair (the bound is that of the best total without stability).
   * `bounded`: a valid result, at most `gap` below the best.
   */
  readonly status: 'optimal' | 'stable' | 'bounded';
  /** No result that is as good on the objective's earlier parts has a larger total fit. */
  readonly upperBound: number;
  /** `(upperBound - totalFit) / upperBound`, 0 where the bound is 0. */
  readonly gap: number;
}

/** See README, 'The certificate', for what each part proves and how it is checked. */
export interface AssignmentCertificate extends Bound {
  readonly dual: { readonly left: Prices; readonly right: Prices };
  /** Proof that no more pairs are possible (absent for `max_fit`). */
  readonly cardinality?: Cover & { readonly bound: number };
  /** `fair`: proof that a better worst fit would cost a pair or break a minimum. */
  readonly fairness?: {
    readonly worstFit: number;
    readonly because: 'fewer_pairs' | 'minimum_missed' | 'pinned';
    readonly cover: Cover;
  };
}

/** A set of an odd number of people and its price. */
export interface Blossom {
  readonly members: readonly string[];
  readonly price: number;
}

export interface PeerPrices {
  readonly members: Prices;
  readonly blossoms: readonly Blossom[];
}

/** Prices of a general matching; they are whole or half numbers. */
export interface PeerCertificate extends Bound {
  readonly dual: PeerPrices;
  /** The prices are for pairs that count `fit * fitWeight + pairWeight` each. */
  readonly fitWeight: number;
  readonly pairWeight: number;
  /** `fair`; the prices are for pairs above `worstFit` that count 1 each, absent for `pinned`. */
  readonly fairness?: {
    readonly worstFit: number;
    readonly because: 'fewer_pairs' | 'pinned';
    readonly dual?: PeerPrices;
  };
}

interface Outcome {
  readonly pairs: readonly Pair[];
  /** Number of pairs (for circles: of people in a circle). */
  readonly matched: number;
  readonly totalFit: number;
  /** Smallest fit among the pairs; null where there is none. */
  readonly worstFit: number | null;
  /** Left people (peers, circles: members) without any partner, in the problem's order. */
  readonly unmatched: readonly Unmatched[];
  /** Filled in by whoever owns a clock. */
  readonly ms?: { readonly total: number };
}

export interface AssignmentResult extends Outcome {
  readonly kind: 'assignment';
  readonly certificate: AssignmentCertificate;
}

export interface PeerResult extends Outcome {
  readonly kind: 'peer';
  readonly certificate: PeerCertificate;
}

export interface StableResult extends Outcome {
  readonly kind: 'stable';
  /** `dual` and `upperBound` belong to the best total fit without stability. */
  readonly certificate: AssignmentCertificate;
  /** What stability costs: pairs and total fit below the optima without it. */
  readonly price: { readonly matched: number; readonly fit: number };
}

export interface Circle {
  readonly members: readonly string[];
  readonly leader?: string;
  /** Sum of the fits of all pairs inside. */
  readonly fit: number;
}

export interface CircleResult extends Outcome {
  readonly kind: 'circle';
  readonly groups: readonly Circle[];
  readonly certificate: Bound & {
    /** Prices of the relaxation that gives the bound: everybody meets `size[1] - 1` others at most. */
    readonly dual: { readonly members: Prices };
    /** No more people than this can be in circles. */
    readonly matchedBound: number;
  };
}

export type Result = AssignmentResult | PeerResult | StableResult | CircleResult;
