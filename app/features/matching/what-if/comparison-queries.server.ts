import type { Actor } from '../../../platform/actor.ts';
import type { Connection } from '../../../platform/database.server.ts';
import { canonicalJson } from '../canonical-json.ts';
import { findProgramToMatch, findRun, listRuns } from '../matching-queries.server.ts';
import { namesOf } from '../people-names.server.ts';
import type { StoredResult } from '../run-result.ts';
import { compareResults } from './compare-results.ts';
import { findScenario, listScenarios, readResult } from './scenario-queries.server.ts';

const size = 50;
const mostLoads = 30;

/** Two results beside each other with people's names, one page of those for whom something differs. */
export async function describeComparison(
  connection: Connection,
  before: StoredResult,
  after: StoredResult,
  { arePeers, page }: { arePeers: boolean; page: number },
) {
  const { moved, counts, loads } = compareResults(before, after, { arePeers });
  const shown = moved.slice((page - 1) * size, page * size);
  const shownLoads = loads.slice(0, mostLoads);
  const names = await namesOf(connection, [
    ...shown.flatMap((one) => [one, ...one.before, ...one.after].map(({ id }) => id)),
    ...shownLoads.map(({ id }) => id),
  ]);
  const named = <T extends { id: string }>(one: T) => ({ ...one, name: names.get(one.id) ?? '' });
  return {
    before: before.summary,
    after: after.summary,
    counts,
    page,
    size,
    total: moved.length,
    moved: shown.map((one) => ({
      ...named(one),
      before: one.before.map(named),
      after: one.after.map(named),
    })),
    loads: shownLoads.map(named),
  };
}
export type DescribedComparison = Awaited<ReturnType<typeof describeComparison>>;

/** Everything that can be compared in a program: finished runs, and under each what was tried on it. */
export async function listComparable(connection: Connection, programId: string) {
  const runs = (await listRuns(connection, programId)).filter(({ state }) => state === 'done');
  const entries = [];
  for (const { id, createdAt } of runs) {
    const scenarios = await listScenarios(connection, id);
    entries.push({
      id,
      createdAt: createdAt.toISOString(),
      scenarios: scenarios.map((scenario) => ({ id: scenario.id, name: scenario.name })),
    });
  }
  return entries;
}

/** The result behind an address such as '<run>' or '<run>.<scenario>', with the policy it was found by. */
export async function findComparable(
  connection: Connection,
  actor: Actor,
  programId: string,
  { runId, scenarioId }: { runId: string; scenarioId: string | null },
): Promise<{ result: StoredResult; policy: string }> {
  await findProgramToMatch(connection, actor, programId);
  const { policy } = await findRun(connection, programId, runId);
  if (!scenarioId) {
    return { result: await readResult(connection, runId), policy: canonicalJson(policy) };
  }
  const { result, changes } = await findScenario(connection, runId, scenarioId);
  const other = changes.find((change) => change.change === 'policy');
  return { result, policy: canonicalJson(other?.policy ?? policy) };
}
