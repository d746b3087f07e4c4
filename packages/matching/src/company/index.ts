/** `@ithaca/matching/company`: very many people, every pair considered. README.md says what is guaranteed. */
export {
  arePairsListed,
  createSidesSession,
  MOST_LISTED,
  matchSides,
  type SidesMatched,
  type SidesSession,
  type SidesSolved,
} from './match-sides.ts';
export type { Round } from './people-solver.ts';
export type { Removals } from './removals.ts';
export { type MatchOptions, solvePeople, type Wishes } from './solve-people.ts';
export { verifyPeople } from './verify-people.ts';
