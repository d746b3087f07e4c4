/** `@ithaca/matching/exchange`: problems and results as files. README.md describes the format. */
export { parseProblem } from './parse-problem.ts';
export { parseResult } from './parse-result.ts';
