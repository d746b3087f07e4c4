export { MatchingError, type MatchingErrorCode, type Parsed } from './matching-error.ts';
export { parseProblem } from './parse/parse-problem.ts';
export { parseResult } from './parse/parse-result.ts';
export * from './problem.ts';
export type * from './result.ts';
export { solve } from './solve.ts';
export type { Verdict } from './verify/verdict.ts';
export { verify } from './verify/verify.ts';
