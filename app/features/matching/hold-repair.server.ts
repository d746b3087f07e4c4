import { sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import { type EndingPair, listEnding, readEnded } from './repair-queries.server.ts';

/**
 * Which engagements make way if these pairs of a run begin: none, unless it is a repair. A repair holds together,
 * so its pairs begin all or none, and only while those that make way stand as they did.
 */
export async function holdRepair(
  connection: Connection,
  runId: string,
  pairs: readonly unknown[],
): Promise<EndingPair[]> {
  const ended = await readEnded(connection, runId);
  if (!ended) return [];
  const { all, declined } = await connection
    .selectFrom('matching_proposal')
    .select((build) => [
      build.fn.countAll<number>().as('all'),
      sql<number>`(count(*) filter (where state = 'declined'))::integer`.as('declined'),
    ])
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow();
  if (declined > 0) throw refusal('', 'matching:problems.repairDeclined');
  if (all !== pairs.length) throw refusal('', 'matching:problems.repairWhole');
  const ending = await listEnding(connection, ended);
  // Some came apart or began to close since: then others may be the ones to move.
  if (ending.length !== ended.length) throw refusal('', 'matching:problems.repairStale');
  return ending;
}
