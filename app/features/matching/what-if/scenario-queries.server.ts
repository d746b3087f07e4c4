import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../../platform/actor.ts';
import { asActor, type Connection } from '../../../platform/database.server.ts';
import { found, NotFound } from '../../../platform/refusal.ts';
import type { Ground } from '../../../platform/solver.ts';
import type { World } from '../../../platform/world.ts';
import { canonicalJson } from '../canonical-json.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { readFrozen } from '../replay-run.server.ts';
import { storedResult, summary } from '../run-result.ts';
import {
  changesScores,
  decisionsIn,
  groundUnder,
  type ScenarioChange,
  scenarioChanges,
} from './scenario.ts';

/** A finished run of a program, for those who may match in it. */
export async function findFinishedRun(
  connection: Connection,
  actor: Actor,
  programId: string,
  runId: string,
) {
  const program = await findProgramToMatch(connection, actor, programId);
  const run = await findRun(connection, programId, runId);
  if (run.state !== 'done' || !run.summary) throw new NotFound();
  return { program, run: { ...run, summary: run.summary } };
}

/** The scenarios of a run, oldest first. */
export async function listScenarios(connection: Connection, runId: string) {
  const rows = await connection
    .selectFrom('matching_scenario')
    .select(['id', 'name', 'updated_at'])
    .select(sql<unknown>`result -> 'summary'`.as('summary'))
    .select(sql<number>`jsonb_array_length(changes)`.as('changes'))
    .where('run_id', '=', runId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    changes: row.changes,
    updatedAt: row.updated_at,
    summary: summary.parse(row.summary),
  }));
}

export async function findScenario(connection: Connection, runId: string, scenarioId: string) {
  const row = found(
    await connection
      .selectFrom('matching_scenario')
      .leftJoin('person', 'person.id', 'matching_scenario.created_by')
      .select(['matching_scenario.id', 'matching_scenario.name', 'changes', 'result'])
      .select(['matching_scenario.updated_at', 'person.name as author'])
      .where('matching_scenario.id', '=', scenarioId)
      .where('run_id', '=', runId)
      .executeTakeFirst(),
  );
  return {
    id: row.id,
    name: row.name,
    author: row.author,
    updatedAt: row.updated_at,
    changes: scenarioChanges.parse(row.changes),
    result: storedResult.parse(row.result),
  };
}

/** The run that a scenario was kept as, if it was. */
export async function findKept(connection: Connection, scenarioId: string) {
  const row = await connection
    .selectFrom('matching_run')
    .select('id')
    .where(sql`made_with ->> 'scenario'`, '=', scenarioId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What a run found, whole. */
export async function readResult(connection: Connection, runId: string) {
  const { result } = await connection
    .selectFrom('matching_run')
    .select('result')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  return storedResult.parse(result);
}

/**
 * Pairs of a run that somebody decided on: what is approved stays, also where it waits for a second look;
 * what is declined stays out.
 */
export async function readSettled(connection: Connection, runId: string) {
  const rows = await connection
    .selectFrom('matching_proposal')
    .select(['mentee_enrolment_id as mentee', 'mentor_enrolment_id as mentor', 'state'])
    .where('run_id', '=', runId)
    .where('state', '<>', 'proposed')
    .orderBy('id')
    .execute();
  const those = (...states: string[]) =>
    rows
      .filter((row) => states.includes(row.state))
      .map(({ mentee, mentor }) => [mentee, mentor] as [string, string]);
  return {
    pinned: those('approved', 'waiting'),
    approved: those('approved'),
    forbidden: those('declined'),
  };
}
export type Settled = Awaited<ReturnType<typeof readSettled>>;

/** What the solver is to decide: the changes beside what is settled. */
export function decisionsWith(settled: Settled, changes: readonly ScenarioChange[]) {
  const wanted = decisionsIn(changes);
  return {
    ...wanted,
    pinned: [...settled.pinned, ...wanted.pinned],
    forbidden: [...settled.forbidden, ...wanted.forbidden],
  };
}

/** A run's people and policy under these changes; read only where no thread has them open. */
export function groundOf(
  world: Pick<World, 'db'>,
  actor: Actor,
  runId: string,
  changes: readonly ScenarioChange[] = [],
): Ground {
  const scored = changes.filter(changesScores);
  const hash = createHash('sha256').update(canonicalJson(scored)).digest('hex');
  return {
    key: scored.length === 0 ? runId : `${runId} ${hash}`,
    load: async () => {
      const frozen = await asActor(world.db, actor, (connection) => readFrozen(connection, runId));
      return groundUnder(frozen, scored);
    },
  };
}
