import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canManagePrograms, moveProgram, type ProgramMove } from './program.ts';
import { loadProgram } from './program-queries.server.ts';

/** People may enrol by the link from now on. */
export const openProgram = (world: World, actor: Actor, programId: string) =>
  move(world, actor, programId, 'open');
/** A cohort is complete: no more enrolment by the link. */
export const startProgram = (world: World, actor: Actor, programId: string) =>
  move(world, actor, programId, 'start');
/** No more enrolment and matching; pairs at work close themselves. */
export const closeProgram = (world: World, actor: Actor, programId: string) =>
  move(world, actor, programId, 'close');

async function move(world: World, actor: Actor, programId: string, to: ProgramMove) {
  if (!canManagePrograms(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const now = world.clock.now();
    const moved = moveProgram(program, to, now.toISOString().slice(0, 10));
    if ('problem' in moved) throw refusal('', moved.problem);
    await connection
      .updateTable('program')
      .set({
        state: moved.to,
        closed_at: moved.to === 'closed' ? now : null,
        // What is opened is no longer put away.
        ...(to === 'open' && { archived_at: null }),
      })
      .where('id', '=', programId)
      // Two managers at once: the second one's move finds the program elsewhere.
      .where('state', '=', program.state)
      .execute();
  });
}
