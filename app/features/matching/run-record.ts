import type { Policy } from '@ithaca/matching';
import type { FoundPairs, MatchingInput } from '../../platform/solver.ts';
import { canonicalJson } from './canonical-json.ts';
import { type StoredResult, toStoredResult } from './run-result.ts';

/** All that a run was made from and what came out: enough to solve it again anywhere. */
export interface RunRecord {
  engine: string;
  seed: number;
  inputHash: string;
  input: MatchingInput;
  policy: Policy;
  result: StoredResult;
}

export function peopleIn(input: MatchingInput): { mentees: number; mentors: number } {
  return { mentees: (input.peers ?? input.mentees).length, mentors: input.mentors.length };
}

/** Whether what was found anew is what the record holds: byte for byte, or at least in value. */
export function compareWithRecord(
  record: RunRecord,
  again: FoundPairs,
): { isSame: boolean; isSameValue: boolean } {
  const result = toStoredResult(again, peopleIn(record.input));
  const [before, now] = [record.result.summary, result.summary];
  return {
    isSame: canonicalJson(result) === canonicalJson(record.result),
    isSameValue:
      before.pairs === now.pairs &&
      before.totalFit === now.totalFit &&
      before.worstFit === now.worstFit,
  };
}
