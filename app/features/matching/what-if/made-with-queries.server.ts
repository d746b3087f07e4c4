import { z } from 'zod';
import type { Connection } from '../../../platform/database.server.ts';
import { findRun } from '../matching-queries.server.ts';
import { namesOf } from '../people-names.server.ts';
import { changeInWords, peopleOf } from './change-text.ts';
import { scenarioChanges } from './scenario.ts';

const made = z.object({ name: z.string(), changes: scenarioChanges });

/** What a run was made from by a what-if, in words; null for runs that were solved from the start. */
export async function describeMaking(
  connection: Connection,
  programId: string,
  { madeFromId, madeWith }: { madeFromId: string | null; madeWith: unknown },
) {
  if (madeWith === null) return null;
  const { name, changes } = made.parse(madeWith);
  const names = await namesOf(connection, changes.flatMap(peopleOf));
  const origin = madeFromId ? await findRun(connection, programId, madeFromId) : null;
  return {
    runId: madeFromId,
    name,
    changes: changes.map((change) => changeInWords(change, names, origin?.policy ?? null)),
  };
}
export type Making = NonNullable<Awaited<ReturnType<typeof describeMaking>>>;
