import type { Policy } from '@ithaca/matching';
import type { MatchingInput, MatchingOutcome } from '../../platform/solver.ts';
import { openDesk } from './desk.ts';

/**
 * From people and a policy to proven pairs with their reasons. Pure and deterministic: the same input
 * gives the same outcome to the byte. Seconds for thousands of people, so the server calls it on a thread.
 */
export function matchPeople(input: MatchingInput, policy: Policy): MatchingOutcome {
  return openDesk({ input, policy }).match();
}
