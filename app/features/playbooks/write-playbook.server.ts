import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { builtInPlaybooks } from './built-in-playbooks.server.ts';
import {
  canKeepPlaybooks,
  type Moment,
  type PhaseChange,
  type Playbook,
  withPhase,
} from './playbook.ts';
import { loadProgramPlaybook } from './playbook-queries.server.ts';

/** Writes one phase of a program's playbook anew: a version that engagements begun from now on keep. */
export async function writePlaybookPhase(
  world: World,
  actor: Actor,
  programId: string,
  moment: Moment,
  change: PhaseChange,
): Promise<number> {
  return writeVersion(world, actor, programId, change.seen, (present) => {
    found(present.phases.find((phase) => phase.moment === moment));
    return withPhase(present, moment, change, () => world.random.id());
  });
}

/** Writes what every session's agenda is drafted from. */
export async function writePlaybookAgenda(
  world: World,
  actor: Actor,
  programId: string,
  { seen, agenda }: { seen: number; agenda: string[] },
): Promise<number> {
  return writeVersion(world, actor, programId, seen, (present) => ({ ...present, agenda }));
}

/** Back to the words that ship with Ithaca, as a version of its own: nothing is lost. */
export async function restorePlaybook(
  world: World,
  actor: Actor,
  programId: string,
  seen: number,
): Promise<number> {
  return writeVersion(world, actor, programId, seen, (_present, shipped) => shipped);
}

async function writeVersion(
  world: World,
  actor: Actor,
  programId: string,
  seen: number,
  change: (present: Playbook, shipped: Playbook) => Playbook,
): Promise<number> {
  if (!canKeepPlaybooks(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const present = await loadProgramPlaybook(connection, program);
    if (present.version !== seen) throw refusal('', 'problems:changedMeanwhile');
    const content = change(present.content, builtInPlaybooks[program.kind]);
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
