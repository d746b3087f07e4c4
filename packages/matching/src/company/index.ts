/** `@ithaca/matching/company`: very many people, every pair considered. README.md says what is guaranteed. */
export {
  arePairsListed,
  MOST_LISTED,
  matchSides,
  type SidesMatched,
} from './match-sides.ts';
export type { Removals } from './removals.ts';
export { type MatchOptions, type Round, solvePeople } from './solve-people.ts';
export { verifyPeople } from './verify-people.ts';
