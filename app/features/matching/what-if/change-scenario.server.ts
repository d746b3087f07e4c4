import type { Actor } from '../../../platform/actor.ts';
import { asActor, type Connection } from '../../../platform/database.server.ts';
import { refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { listCandidates } from '../candidate-queries.server.ts';
import { isMatchingError } from '../desk.ts';
import { toPerson } from '../engine-input.ts';
import { isOnePopulation } from '../matching-policy.ts';
import { namesOf } from '../people-names.server.ts';
import { toStoredResult } from '../run-result.ts';
import { peopleOf, suggestedName } from './change-text.ts';
import { mostChanges, type ScenarioChange, withChange, withoutChange } from './scenario.ts';
import {
  decisionsWith,
  findFinishedRun,
  findScenario,
  groundOf,
  readSettled,
} from './scenario-queries.server.ts';

export interface ScenarioAddress {
  programId: string;
  runId: string;
  /** Null: a new one, named for its first change. */
  scenarioId: string | null;
}

type Edit = (changes: readonly ScenarioChange[]) => ScenarioChange[];

/** Makes a change in a scenario, or begins one with it: solved again before it is kept. Returns its id. */
export async function changeScenario(
  world: World,
  actor: Actor,
  address: ScenarioAddress,
  change: ScenarioChange,
): Promise<string> {
  return resolveAgain(world, actor, address, (changes) => withChange(changes, change));
}

/** The same with one change less. */
export async function takeBackChange(
  world: World,
  actor: Actor,
  address: ScenarioAddress,
  at: number,
): Promise<string> {
  return resolveAgain(world, actor, address, (changes) => withoutChange(changes, at));
}

async function resolveAgain(
  world: World,
  actor: Actor,
  { programId, runId, scenarioId }: ScenarioAddress,
  edit: Edit,
): Promise<string> {
  const seen = await asActor(world.db, actor, async (connection) => {
    const { run, program } = await findFinishedRun(connection, actor, programId, runId);
    return {
      run,
      arePeers: isOnePopulation(program.kind),
      settled: await readSettled(connection, runId),
      scenario: scenarioId && (await findScenario(connection, runId, scenarioId)),
    };
  });
  const changes = edit(seen.scenario ? seen.scenario.changes : []);
  if (changes.length > mostChanges) {
    throw refusal('', 'studio:problems.tooMany', { most: mostChanges });
  }
  if (seen.arePeers && changes.some((one) => one.change === 'capacity' && one.places > 1)) {
    throw refusal('places', 'studio:problems.onePlace');
  }
  // Outside of a transaction: the solver reads the run where no thread has it open.
  const ground = groundOf(world, actor, runId, changes);
  const found = await inWords(() =>
    world.solver.ask(ground, 'outcome', decisionsWith(seen.settled, changes)),
  );
  const { mentees, mentors } = seen.run.summary;
  const added = changes.filter((one) => one.change === 'add');
  const onRight = added.filter(({ side }) => side === 'mentor').length;
  const result = toStoredResult(found, {
    mentees: mentees + added.length - onRight,
    mentors: mentors + onRight,
  });
  const row = {
    changes: JSON.stringify(changes),
    result: JSON.stringify(result),
    updated_at: world.clock.now(),
  };
  return asActor(world.db, actor, async (connection) => {
    const { scenario } = seen;
    if (!scenario) {
      const [first] = changes;
      const names = await namesOf(connection, first ? peopleOf(first) : []);
      const name = first ? suggestedName(first, names) : '';
      return insert(world, connection, actor, { runId, name, ...row });
    }
    const mine = await connection
      .updateTable('matching_scenario')
      .set(row)
      .where('id', '=', scenario.id)
      // What somebody else changed meanwhile was not part of what we solved.
      .where('changes', '=', JSON.stringify(scenario.changes))
      .returning('id')
      .executeTakeFirst();
    if (!mine) throw refusal('', 'studio:problems.changedMeanwhile');
    return scenario.id;
  });
}

async function insert(
  world: World,
  connection: Connection,
  actor: Actor,
  {
    runId,
    ...row
  }: { runId: string; name: string; changes: string; result: string; updated_at: Date },
): Promise<string> {
  const id = world.random.id();
  await connection
    .insertInto('matching_scenario')
    .values({
      id,
      organization_id: actor.organizationId,
      run_id: runId,
      created_by: actor.personId,
      created_at: row.updated_at,
      ...row,
    })
    .execute();
  return id;
}

/** The engine's refusals in words. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isMatchingError(error)) throw error;
    switch (error.code) {
      case 'bad_pin':
        throw refusal('', 'studio:problems.badPair');
      case 'bad_capacity':
        throw refusal('', 'studio:problems.badPlaces');
      case 'unknown_id':
        throw refusal('', 'studio:problems.notInRun');
      case 'infeasible':
        throw refusal('', 'studio:problems.infeasible');
      default:
        throw error;
    }
  }
}

/** The change that brings somebody into the run who was not in it: with what is known of them now. */
export async function additionOf(
  world: World,
  actor: Actor,
  { programId, runId, enrolmentId }: { programId: string; runId: string; enrolmentId: string },
): Promise<ScenarioChange> {
  return asActor(world.db, actor, async (connection) => {
    await findFinishedRun(connection, actor, programId, runId);
    const [candidate] = await listCandidates(connection, programId, { enrolmentId });
    if (!candidate) throw refusal('person', 'studio:problems.notInProgram');
    const free = Math.max(1, candidate.capacity - candidate.partners);
    const as = { ...toPerson(candidate), capacity: free };
    return { change: 'add', person: enrolmentId, side: candidate.side, as };
  });
}
