/** The matching engine: problems in, proven results out. README.md says what is guaranteed. */
export { type Lever, levers } from './explain/levers.ts';
export { type WhyNot, whyNot } from './explain/why-not.ts';
export { MatchingError, type MatchingErrorCode, type Parsed } from './matching-error.ts';
export { isTimeZone } from './policy/availability.ts';
export type { CriterionReasonCode } from './policy/criteria.ts';
export type { People } from './policy/pair-facts.ts';
export { CRITERION_NAMES, parsePolicy, RULE_NAMES } from './policy/parse-policy.ts';
export type * from './policy/person.ts';
export {
  type Criterion,
  type CriterionName,
  DEFAULT_POLICY,
  DEFAULT_STAGES,
  DEFAULT_WORKING_HOURS,
  type Policy,
  type Rule,
  type RuleName,
} from './policy/policy.ts';
export type { Reason } from './policy/reason.ts';
export {
  type CriterionScore,
  createPeerScorer,
  createScorer,
  type Decided,
  type PairExplanation,
  type PeerScorer,
  type Removed,
  type Remover,
  type RuleCheck,
  type Scorer,
} from './policy/scorer.ts';
export { isSensitiveField } from './policy/sensitive-field.ts';
export * from './problem.ts';
export { type Progress, SolveAborted, type SolveOptions } from './progress.ts';
export type * from './result.ts';
export type { Change } from './session/change.ts';
export { createSession, type Session } from './session/session.ts';
export { solve } from './solve.ts';
export type { Verdict } from './verify/verdict.ts';
export { verify } from './verify/verify.ts';
export { ENGINE_VERSION } from './version.ts';
