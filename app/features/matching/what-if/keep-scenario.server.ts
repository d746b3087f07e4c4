import type { Actor } from '../../../platform/actor.ts';
import { asActor, type Connection } from '../../../platform/database.server.ts';
import { refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { canonicalJson } from '../canonical-json.ts';
import { hashOf } from '../input-hash.server.ts';
import { insertProposals } from '../insert-proposals.server.ts';
import { lockProgramToMatch } from '../matching-queries.server.ts';
import { namesOf } from '../people-names.server.ts';
import { readFrozen } from '../replay-run.server.ts';
import { insertPolicy } from '../save-policy.server.ts';
import { groundUnder, inputUnder } from './scenario.ts';
import {
  decisionsWith,
  findFinishedRun,
  findScenario,
  groundOf,
  readSettled,
} from './scenario-queries.server.ts';

interface ScenarioAddress {
  programId: string;
  runId: string;
  scenarioId: string;
}

/**
 * Makes a run of a scenario, with the changes on record: its pairs wait to be approved like any others. The
 * run that it came from stays as it was. Returns the new run.
 */
export async function keepScenario(
  world: World,
  actor: Actor,
  { programId, runId, scenarioId }: ScenarioAddress,
): Promise<string> {
  const scenario = await asActor(world.db, actor, async (connection) => {
    await findFinishedRun(connection, actor, programId, runId);
    return findScenario(connection, runId, scenarioId);
  });
  const { changes, result, name } = scenario;
  const { pairs } = result.proof;
  const explanations = await world.solver.ask(
    groundOf(world, actor, runId, changes),
    'explanations',
    pairs.map(([mentee, mentor]) => [mentee, mentor] as const),
  );
  return asActor(world.db, actor, async (connection) => {
    await lockProgramToMatch(connection, actor, programId);
    const { run } = await findFinishedRun(connection, actor, programId, runId);
    const settled = await readSettled(connection, runId);
    refuseIfUnsettled(pairs, settled);
    const people = pairs.flatMap((pair) => pair.slice(0, 2) as [string, string]);
    const names = await namesOf(connection, people);
    if (!people.every((id) => names.has(id))) throw refusal('', 'studio:problems.somebodyLeft');
    const frozen = await readFrozen(connection, runId);
    const ground = groundUnder(frozen, changes);
    const input = inputUnder(ground.input, decisionsWith(settled, changes));
    const id = world.random.id();
    const now = world.clock.now();
    const other = changes.find((change) => change.change === 'policy');
    await connection
      .insertInto('matching_run')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        policy_id: other
          ? (await insertPolicy(world, connection, actor, programId, other.policy)).id
          : await policyOf(connection, runId),
        state: 'done',
        input: canonicalJson(input),
        input_hash: hashOf(input),
        engine_version: run.engineVersion,
        seed: run.seed,
        result: JSON.stringify(result),
        made_from_id: runId,
        made_with: JSON.stringify({ scenario: scenarioId, name, changes }),
        created_by: actor.personId,
        created_at: now,
        finished_at: now,
      })
      .execute();
    const approved = new Set(settled.approved.map((pair) => pair.join(' ')));
    await insertProposals(
      world,
      connection,
      { id, organization_id: actor.organizationId },
      pairs.flatMap(([mentee, mentor, fit], at) => {
        const explanation = explanations[at];
        return explanation ? [{ mentee, mentor, fit, explanation }] : [];
      }),
      (mentee, mentor) => approved.has(`${mentee} ${mentor}`),
    );
    return id;
  });
}

/** Somebody may have decided on the run's pairs since the scenario was solved. */
function refuseIfUnsettled(
  pairs: readonly (readonly [string, string, number])[],
  { pinned, forbidden }: { pinned: [string, string][]; forbidden: [string, string][] },
): void {
  const there = new Set(pairs.map(([mentee, mentor]) => `${mentee} ${mentor}`));
  const isThere = (pair: [string, string]) => there.has(pair.join(' '));
  if (!pinned.every(isThere) || forbidden.some(isThere)) {
    throw refusal('', 'studio:problems.decidedMeanwhile');
  }
}

async function policyOf(connection: Connection, runId: string): Promise<string> {
  const { policy_id } = await connection
    .selectFrom('matching_run')
    .select('policy_id')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  return policy_id;
}

/** Gone for good; runs that were made of it stay. */
export async function throwAwayScenario(
  world: World,
  actor: Actor,
  { programId, runId, scenarioId }: ScenarioAddress,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await findFinishedRun(connection, actor, programId, runId);
    await findScenario(connection, runId, scenarioId);
    await connection.deleteFrom('matching_scenario').where('id', '=', scenarioId).execute();
  });
}

export async function renameScenario(
  world: World,
  actor: Actor,
  { programId, runId, scenarioId }: ScenarioAddress,
  name: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await findFinishedRun(connection, actor, programId, runId);
    await findScenario(connection, runId, scenarioId);
    await connection
      .updateTable('matching_scenario')
      .set({ name })
      .where('id', '=', scenarioId)
      .execute();
  });
}
