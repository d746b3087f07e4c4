/** `@ithaca/matching/exchange`: problems and results as files. README.md describes the format. */
export { parseChanges } from './parse-changes.ts';
export { parseExisting } from './parse-existing.ts';
export { parseProblem } from './parse-problem.ts';
export { parseResult } from './parse-result.ts';
