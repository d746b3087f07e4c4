import type { Policy } from '@ithaca/matching';
import { z } from 'zod';
import type { FoundPairs, MatchingInput } from '../../platform/solver.ts';
import { canonicalJson } from './canonical-json.ts';
import { readPolicy } from './matching-policy.ts';
import { type StoredResult, storedResult, toStoredResult } from './run-result.ts';

/** All that a run was made from and what came out: enough to solve it again anywhere. */
export interface RunRecord {
  engine: string;
  seed: number;
  inputHash: string;
  input: MatchingInput;
  policy: Policy;
  result: StoredResult;
}

const people = z.array(z.looseObject({ id: z.string() }));
const recordShape = z.object({
  engine: z.string(),
  seed: z.number(),
  inputHash: z.string(),
  input: z.looseObject({ mentees: people, mentors: people, managers: z.array(z.unknown()) }),
  policy: z.unknown().transform(readPolicy),
  result: storedResult,
});

/** A record as it was downloaded; undefined where it is none. */
export function readRecord(json: string): RunRecord | undefined {
  try {
    // People are the engine's own; what it cannot take it refuses itself.
    return recordShape.parse(JSON.parse(json)) as unknown as RunRecord;
  } catch {
    return undefined;
  }
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
