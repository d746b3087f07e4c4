import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canKeepPlaybooks } from '../playbooks/playbook.ts';
import { loadProgram } from '../programs/program-queries.server.ts';

/** Moves a program's open engagements to its present playbook. Returns how many it moved. */
export async function moveToPresentPlaybook(
  world: World,
  actor: Actor,
  programId: string,
): Promise<number> {
  if (!canKeepPlaybooks(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    await loadProgram(connection, programId);
    const latest = await connection
      .selectFrom('playbook_version')
      .select('id')
      .where('program_id', '=', programId)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const moved = await connection
      .updateTable('engagement')
      .set({ playbook_id: latest?.id ?? null })
      .where('program_id', '=', programId)
      .where('phase', 'not in', ['closed', 'ended_early'])
      .where('playbook_id', 'is distinct from', latest?.id ?? null)
      .returning('id')
      .execute();
    return moved.length;
  });
}
