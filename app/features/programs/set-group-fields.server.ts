import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canManagePrograms } from './program.ts';
import { loadProgram } from './program-queries.server.ts';

/** By what the program's figures can be narrowed. Answers given before keep the groups of their time. */
export async function setGroupFields(
  world: World,
  actor: Actor,
  programId: string,
  fields: string[],
): Promise<void> {
  if (!canManagePrograms(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    await loadProgram(connection, programId);
    await connection
      .updateTable('program')
      .set({ group_fields: fields })
      .where('id', '=', programId)
      .execute();
  });
}
