import type {
  AssignmentResult,
  Lever,
  PairExplanation,
  PairOfIds,
  PeerResult,
  Person,
  Policy,
  Removed,
  RuleName,
  StableResult,
  UnmatchedReason,
  Verdict,
} from '@ithaca/matching';

/**
 * Scores people by a policy and finds the best pairs: on worker threads in the server, in place in tests. What was
 * worked out for a ground stays open for a while, so that the next question about it is answered from there.
 */
export interface Solver {
  match(ground: Ground, watch?: MatchingWatch): Promise<MatchingOutcome>;
  ask<N extends QuestionName>(
    ground: Ground,
    name: N,
    given: Questions[N]['given'],
  ): Promise<Questions[N]['answer']>;
}

/** People and a policy. The key names them for ever: what it loads never changes. */
export interface Ground {
  key: string;
  load(): Promise<GroundContent>;
}
export interface GroundContent {
  input: MatchingInput;
  policy: Policy;
}

export const matchingPhases = ['scoring', 'fairness', 'pairing', 'proof', 'checking'] as const;
export interface MatchingProgress {
  phase: (typeof matchingPhases)[number];
  /** How often the solver has improved its choice so far. */
  steps?: number;
}

export interface MatchingWatch {
  onProgress?: (progress: MatchingProgress) => void;
  /** Gives up: the answer is then an error named AbortError. */
  signal?: AbortSignal;
}

/** Everything a run needs beside its policy; plain JSON, so that it can be kept and replayed. */
export interface MatchingInput {
  mentees: readonly Person[];
  mentors: readonly Person[];
  /** One population instead of two sides: everybody in it is a peer. */
  peers?: readonly Person[];
  /** Lines of report of people who do not take part. */
  managers: readonly { personId: string; managerId: string }[];
  /** Pairs that somebody decided on beforehand. */
  pinned?: readonly PairOfIds[];
  forbidden?: readonly PairOfIds[];
  /**
   * A repair: these are together already and stay so as far as that leaves nobody more without a partner. Their
   * places are among the capacities.
   */
  existing?: readonly PairOfIds[];
  /** Nobody should be left who would both rather have each other, even if the sum is smaller for it. */
  isStable?: boolean;
}

/** A stable result beside the best one: what stability costs. */
export interface Stability {
  pairs: number;
  totalFit: number;
  lostPairs: number;
  lostFit: number;
}

export interface Unmatched {
  mentee: string;
  why: UnmatchedReason;
  removed: Removed;
  /** The least that would open a partner: one more place with this one, or this one without the rule. */
  help?: { partner: string; fit: number; rule?: RuleName; field?: string };
}

export interface FoundPairs {
  result: AssignmentResult | PeerResult | StableResult;
  /** What the independent verifier says of the result. */
  verdict: Verdict;
  unmatched: readonly Unmatched[];
  /** Mentors with no mentee in this result, and how many mentees the rules would allow each. */
  spare: readonly { mentor: string; allowed: number }[];
}

export interface MatchingOutcome extends FoundPairs {
  /**
   * Every pair of the result, of a repair only the new ones; best fit first. Of two peers one is written as mentee,
   * one as mentor.
   */
  pairs: readonly { mentee: string; mentor: string; fit: number; explanation: PairExplanation }[];
  /** Where people were asked whom they would like. */
  stability?: Stability;
  /** Of a repair: how many of the pairs that there were stay, and which do not. */
  repair?: { kept: number; ended: readonly PairOfIds[] };
}

/** What somebody wants otherwise, beside people and policy. Capacities are free places, in full. */
export interface Decisions {
  pinned: readonly PairOfIds[];
  forbidden: readonly PairOfIds[];
  capacities: Readonly<Record<string, number>>;
}

/** What it would take to pair two people. */
export interface PairAnswer {
  explanation: PairExplanation;
  answer: 'paired' | 'forbidden' | 'not_allowed' | 'impossible' | 'possible';
  /** Where it is possible: pairs and total fit lost, pairs that would go and come. */
  cost?: {
    lostPairs: number;
    lostFit: number;
    gone: readonly MadePair[];
    added: readonly MadePair[];
  };
}
export type MadePair = readonly [mentee: string, mentor: string, fit: number];

/** Whom the rules leave somebody, and who fails by one rule only; best first. */
export interface Possible {
  capacity: number;
  removed: Removed;
  partners: readonly { id: string; fit: number }[];
  byOneRule: readonly { id: string; fit: number; rule: RuleName; field?: string }[];
}

/** A change of people's places that would match more people. */
export interface MoreMentors {
  /** Another mentor like this one, with so many places. */
  like: string;
  places: number;
  morePairs: number;
  moreFit: number;
}

/** What would help most, best first; each was solved. Null: there are too many pairs to solve anew for each. */
export interface Levers {
  places: readonly Lever[] | null;
  /** Of a program of peers: peers. */
  mentors: readonly MoreMentors[] | null;
  /** Without this rule. */
  rules: readonly { rule: RuleName; field?: string; morePairs: number; moreFit: number }[] | null;
}

/** What each rule of a policy takes away. */
export interface PolicyEffect {
  people: { left: number; right: number };
  /** Possible pairs and those that keep all rules; counted among `of` of the people on the left. */
  pairs: number;
  allowed: number;
  of: number;
  /** People of either side whom the rules leave nobody. */
  alone: { left: number; right: number };
  rules: readonly {
    rule: RuleName | 'minimum_fit';
    removed: number;
    removedAlone: number;
    /** People on the left whom this rule by itself leaves nobody. */
    alone: number;
    /** People of whom it cannot be checked, as they did not say. */
    silent: number;
  }[];
}

export interface Questions {
  outcome: { given: Decisions; answer: FoundPairs };
  explanations: { given: readonly PairOfIds[]; answer: readonly PairExplanation[] };
  pair: { given: { decisions: Decisions; pair: PairOfIds }; answer: PairAnswer };
  possible: { given: { id: string }; answer: Possible };
  levers: { given: Decisions; answer: Levers };
  effect: { given: Policy; answer: PolicyEffect };
}
export type QuestionName = keyof Questions;
