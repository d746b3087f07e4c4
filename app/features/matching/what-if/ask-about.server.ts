import type { PairOfIds } from '@ithaca/matching';
import type { Actor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { namesOf } from '../people-names.server.ts';
import { inWords, type ScenarioAddress } from './change-scenario.server.ts';
import type { ScenarioChange } from './scenario.ts';
import {
  decisionsWith,
  findFinishedRun,
  findScenario,
  groundOf,
  readResult,
  readSettled,
} from './scenario-queries.server.ts';

/** What a question is about: a run, or one of its scenarios. */
async function findSubject(
  world: World,
  actor: Actor,
  { programId, runId, scenarioId }: ScenarioAddress,
) {
  return asActor(world.db, actor, async (connection) => {
    const { program, run } = await findFinishedRun(connection, actor, programId, runId);
    const scenario = scenarioId ? await findScenario(connection, runId, scenarioId) : null;
    const changes: ScenarioChange[] = scenario?.changes ?? [];
    return {
      program,
      run,
      scenario: scenario && { id: scenario.id, name: scenario.name },
      changes,
      result: scenario?.result ?? (await readResult(connection, runId)),
      decisions: decisionsWith(await readSettled(connection, runId), changes),
    };
  });
}

/** Why two people are not a pair, or what it would take. */
export async function askAboutPair(
  world: World,
  actor: Actor,
  address: ScenarioAddress,
  pair: PairOfIds,
) {
  const { changes, decisions, result: _, ...subject } = await findSubject(world, actor, address);
  const ground = groundOf(world, actor, address.runId, changes);
  const answer = await inWords(() => world.solver.ask(ground, 'pair', { decisions, pair }));
  const names = await asActor(world.db, actor, (connection) =>
    namesOf(connection, [
      ...pair,
      ...[...(answer.cost?.gone ?? []), ...(answer.cost?.added ?? [])].flatMap(
        (made) => made.slice(0, 2) as [string, string],
      ),
    ]),
  );
  return { ...subject, answer, names };
}

/** Somebody's partners in a result, and whom else the rules would leave them. */
export async function askAboutPerson(
  world: World,
  actor: Actor,
  address: ScenarioAddress,
  enrolmentId: string,
) {
  const { changes, result, ...subject } = await findSubject(world, actor, address);
  const ground = groundOf(world, actor, address.runId, changes);
  const possible = await inWords(() => world.solver.ask(ground, 'possible', { id: enrolmentId }));
  const partners = result.proof.pairs.flatMap(([mentee, mentor, fit]) => {
    if (mentee === enrolmentId) return [{ id: mentor, fit }];
    return mentor === enrolmentId ? [{ id: mentee, fit }] : [];
  });
  const names = await asActor(world.db, actor, (connection) =>
    namesOf(connection, [
      enrolmentId,
      ...[...partners, ...possible.partners, ...possible.byOneRule].map(({ id }) => id),
    ]),
  );
  // Whoever left the organization since has no page.
  const name = found(names.get(enrolmentId));
  const isMentor = result.proof.pairs.some(([, mentor]) => mentor === enrolmentId);
  const places = subject.decisions.capacities[enrolmentId] ?? possible.capacity;
  return {
    ...subject,
    name,
    partners,
    possible,
    names,
    places,
    isMentor: isMentor || result.without.spare.some(({ mentor }) => mentor === enrolmentId),
    why: result.without.unmatched.find(({ mentee }) => mentee === enrolmentId)?.why ?? null,
  };
}
