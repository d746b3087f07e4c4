import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { builtInPlaybooks } from './built-in-playbooks.server.ts';
import {
  type NewPhase,
  nameOf,
  type PhaseChange,
  type PhaseWay,
  withNewPhase,
  withoutPhase,
  withPhase,
  withPhaseMoved,
} from './phase-change.ts';
import { canKeepPlaybooks, type Playbook, playbook } from './playbook.ts';
import { loadProgramPlaybook } from './playbook-queries.server.ts';

/** One phase of a program's playbook, by its place among them, in the version that the manager looked at. */
export interface PhaseAddress {
  programId: string;
  seen: number;
  at: number;
}

/** Writes one phase of a program's playbook anew: a version that engagements begun from now on keep. */
export async function writePlaybookPhase(
  world: World,
  actor: Actor,
  { programId, at }: Omit<PhaseAddress, 'seen'>,
  change: PhaseChange,
): Promise<number> {
  return writeVersion(world, actor, { programId, seen: change.seen }, ({ present }) =>
    withPhase(present, at, change, () => world.random.id()),
  );
}

/** Adds a phase. Returns its place among the others. */
export async function addPlaybookPhase(
  world: World,
  actor: Actor,
  programId: string,
  added: NewPhase,
): Promise<number> {
  let at = 0;
  await writeVersion(world, actor, { programId, seen: added.seen }, ({ present }) => {
    const next = withNewPhase(present, added);
    at = next.phases.findIndex((each) => nameOf(each) === added.begins);
    return next;
  });
  return at;
}

/** Leaves a phase out, with its steps. */
export async function removePlaybookPhase(
  world: World,
  actor: Actor,
  { programId, seen, at }: PhaseAddress,
): Promise<number> {
  return writeVersion(world, actor, { programId, seen }, ({ present }) =>
    withoutPhase(present, at),
  );
}

/** Lets a phase and its neighbour change places. */
export async function movePlaybookPhase(
  world: World,
  actor: Actor,
  { programId, seen, at }: PhaseAddress,
  way: PhaseWay,
): Promise<number> {
  return writeVersion(world, actor, { programId, seen }, ({ present }) =>
    withPhaseMoved(present, at, way),
  );
}

/** Writes what every session's agenda is drafted from. */
export async function writePlaybookAgenda(
  world: World,
  actor: Actor,
  programId: string,
  { seen, agenda }: { seen: number; agenda: string[] },
): Promise<number> {
  return writeVersion(world, actor, { programId, seen }, ({ present }) => ({ ...present, agenda }));
}

/** An earlier version holds again (0: as it ships), as a version of its own: nothing is lost. */
export async function restorePlaybook(
  world: World,
  actor: Actor,
  programId: string,
  { seen, version }: { seen: number; version: number },
): Promise<number> {
  return writeVersion(world, actor, { programId, seen }, async ({ shipped, connection }) => {
    if (version === 0) return shipped;
    const kept = await connection
      .selectFrom('playbook_version')
      .select('content')
      .where('program_id', '=', programId)
      .where('version', '=', version)
      .executeTakeFirst();
    return playbook.parse(found(kept).content);
  });
}

async function writeVersion(
  world: World,
  actor: Actor,
  { programId, seen }: { programId: string; seen: number },
  change: (from: {
    present: Playbook;
    shipped: Playbook;
    connection: Connection;
  }) => Playbook | Promise<Playbook>,
): Promise<number> {
  if (!canKeepPlaybooks(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const present = await loadProgramPlaybook(connection, program);
    if (present.version !== seen) throw refusal('', 'problems:changedMeanwhile');
    const shipped = builtInPlaybooks[program.kind];
    const content = await change({ present: present.content, shipped, connection });
    const version = present.version + 1;
    await insertVersion(connection, world, actor, { programId, version, content });
    return version;
  });
}

/** Gives a program another's playbook, where that one has its own. */
export async function copyPlaybook(
  connection: Connection,
  world: World,
  actor: Actor,
  { from, to }: { from: string; to: string },
): Promise<void> {
  if (!canKeepPlaybooks(actor)) throw new NotFound();
  const { version, content } = await loadProgramPlaybook(
    connection,
    await loadProgram(connection, from),
  );
  if (version === 0) return;
  await insertVersion(connection, world, actor, { programId: to, version: 1, content });
}

async function insertVersion(
  connection: Connection,
  world: World,
  actor: Actor,
  { programId, version, content }: { programId: string; version: number; content: Playbook },
): Promise<void> {
  const written = await connection
    .insertInto('playbook_version')
    .values({
      id: world.random.id(),
      organization_id: actor.organizationId,
      program_id: programId,
      version,
      content: JSON.stringify(content),
      created_by: actor.personId,
      created_at: world.clock.now(),
    })
    // Somebody else was quicker by a moment.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (written.length === 0) throw refusal('', 'problems:changedMeanwhile');
}
