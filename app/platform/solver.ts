import type {
  AssignmentResult,
  PairExplanation,
  PeerResult,
  Person,
  Policy,
  Removed,
  UnmatchedReason,
  Verdict,
} from '@ithaca/matching';

/** Scores people by a policy and finds the best pairs: on a worker thread in the server, in place in tests. */
export interface Solver {
  match(input: MatchingInput, policy: Policy): Promise<MatchingOutcome>;
}

/** Everything a run needs beside its policy; plain JSON, so that it can be kept and replayed. */
export interface MatchingInput {
  mentees: readonly Person[];
  mentors: readonly Person[];
  /** One population instead of two sides: everybody in it is a peer. */
  peers?: readonly Person[];
  /** Lines of report of people who do not take part. */
  managers: readonly { personId: string; managerId: string }[];
}

export interface MatchingOutcome {
  result: AssignmentResult | PeerResult;
  /** What the independent verifier says of the result. */
  verdict: Verdict;
  /** Every pair of the result, best fit first. Of two peers one is written as mentee, one as mentor. */
  pairs: readonly { mentee: string; mentor: string; fit: number; explanation: PairExplanation }[];
  unmatched: readonly { mentee: string; why: UnmatchedReason; removed: Removed }[];
  /** Mentors with no mentee in this result, and how many mentees the rules would allow each. */
  spare: readonly { mentor: string; allowed: number }[];
}
