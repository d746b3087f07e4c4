import { sql } from 'kysely';
import type { Actor } from '../../../platform/actor.ts';
import { asActor, type Connection } from '../../../platform/database.server.ts';
import type { World } from '../../../platform/world.ts';
import { namesOf } from '../people-names.server.ts';
import {
  decisionsWith,
  findFinishedRun,
  groundOf,
  readSettled,
} from './scenario-queries.server.ts';

/** What would help a run most: places, mentors to look for, rules; with everybody's names. */
export async function askLevers(
  world: World,
  actor: Actor,
  { programId, runId }: { programId: string; runId: string },
) {
  const { settled, ...subject } = await asActor(world.db, actor, async (connection) => ({
    ...(await findFinishedRun(connection, actor, programId, runId)),
    settled: await readSettled(connection, runId),
  }));
  const ground = groundOf(world, actor, runId);
  const levers = await world.solver.ask(ground, 'levers', decisionsWith(settled, []));
  const models = levers.mentors?.map(({ like }) => like) ?? [];
  const people = (levers.places ?? []).flatMap(({ change }) =>
    change.change === 'capacity' ? [change.id] : [...change.pair],
  );
  return asActor(world.db, actor, async (connection) => ({
    ...subject,
    levers,
    names: await namesOf(connection, [...people, ...models]),
    skills: await offersOf(connection, models),
  }));
}

/** What these mentors offer, by enrolment. */
async function offersOf(connection: Connection, enrolmentIds: readonly string[]) {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person_skill', 'person_skill.person_id', 'enrolment.person_id')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select(['enrolment.id', 'skill.name'])
    .where('enrolment.id', '=', sql<string>`any(${[...enrolmentIds]}::uuid[])`)
    .where('person_skill.direction', '=', 'offers')
    .orderBy('skill.name')
    .execute();
  const skills = new Map<string, string[]>();
  for (const { id, name } of rows) skills.set(id, [...(skills.get(id) ?? []), name]);
  return skills;
}
