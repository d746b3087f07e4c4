import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import { loadProgram, type Program } from '../programs/program-queries.server.ts';
import { canMatch, findsPairs, readPolicy } from './matching-policy.ts';
import { progress, replay, runStates, summary } from './run-result.ts';

const runState = z.enum(runStates);

/** The program, for those who may match in it. */
export async function findProgramToMatch(
  connection: Connection,
  actor: Actor,
  programId: string,
): Promise<Program> {
  if (!canMatch(actor)) throw new NotFound();
  return loadProgram(connection, programId);
}

/** The same where pairs are looked for. */
export async function lockProgramToMatch(
  connection: Connection,
  actor: Actor,
  programId: string,
): Promise<Program> {
  const program = await lockProgram(connection, actor, programId);
  if (!findsPairs(program.kind)) throw refusal('', 'matching:problems.notTwoSided');
  return program;
}

/** The same for a command that changes something: nobody else matches in it until this one is done. */
export async function lockProgram(
  connection: Connection,
  actor: Actor,
  programId: string,
): Promise<Program> {
  if (!canMatch(actor)) throw new NotFound();
  await connection
    .selectFrom('program')
    .select('id')
    .where('id', '=', programId)
    .forNoKeyUpdate()
    .execute();
  const program = await loadProgram(connection, programId);
  if (program.state === 'closed') throw refusal('', 'programs:problems.closed');
  return program;
}

/** The policy that the next run would use; null while there is none. */
export async function findPolicy(connection: Connection, programId: string) {
  const row = await connection
    .selectFrom('matching_policy')
    .select(['id', 'version', 'policy'])
    .where('program_id', '=', programId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, version: row.version, policy: readPolicy(row.policy) } : null;
}

/** Every version of the policy, newest first, and who saved it when. */
export async function listPolicies(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('matching_policy as policy')
    .leftJoin('person', 'person.id', 'policy.created_by')
    .select(['policy.id', 'policy.version', 'policy.policy', 'policy.created_at', 'person.name'])
    .where('policy.program_id', '=', programId)
    .orderBy('policy.version', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    policy: readPolicy(row.policy),
    savedAt: row.created_at,
    savedBy: row.name,
  }));
}

/** The latest runs, newest first. */
export async function listRuns(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('matching_run as run')
    .select(['run.id', 'run.state', 'run.created_at'])
    .select((build) => [
      sql<unknown>`run.result -> 'summary'`.as('summary'),
      build
        .selectFrom('matching_proposal')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('matching_proposal.run_id', '=', 'run.id')
        .where('matching_proposal.state', '=', 'proposed')
        .as('open'),
    ])
    .where('run.program_id', '=', programId)
    .orderBy('run.created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: runState.parse(row.state),
    createdAt: row.created_at,
    summary: row.summary === null ? null : summary.parse(row.summary),
    open: row.open ?? 0,
  }));
}

/** A run of this program without its people: state, figures, what it was made with. */
export async function findRun(connection: Connection, programId: string, runId: string) {
  const row = found(
    await connection
      .selectFrom('matching_run as run')
      .innerJoin('matching_policy as policy', 'policy.id', 'run.policy_id')
      .select(['run.id', 'run.state', 'run.created_at', 'run.failure', 'run.input_hash'])
      .select(['run.engine_version', 'run.seed', 'policy.version', 'policy.policy'])
      .select(['run.progress', 'run.replay', 'run.made_from_id', 'run.made_with'])
      .select(sql<unknown>`run.result -> 'summary'`.as('summary'))
      .where('run.id', '=', runId)
      .where('run.program_id', '=', programId)
      .executeTakeFirst(),
  );
  return {
    id: row.id,
    state: runState.parse(row.state),
    createdAt: row.created_at,
    failure: row.failure,
    inputHash: row.input_hash,
    engineVersion: row.engine_version,
    seed: row.seed,
    policyVersion: row.version,
    policy: readPolicy(row.policy),
    progress: progress.parse(row.progress),
    replay: row.replay === null ? null : replay.parse(row.replay),
    madeFromId: row.made_from_id,
    madeWith: row.made_with,
    summary: row.summary === null ? null : summary.parse(row.summary),
  };
}
