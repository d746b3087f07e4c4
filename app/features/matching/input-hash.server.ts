import { createHash } from 'node:crypto';
import type { MatchingInput } from '../../platform/solver.ts';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of a run's people: that they are still those whom the run was made from. */
export function hashOf(input: MatchingInput): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}
