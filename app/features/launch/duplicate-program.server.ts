import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { copyPlan } from '../evaluation/save-plan.server.ts';
import { findPolicy } from '../matching/matching-queries.server.ts';
import { insertPolicy } from '../matching/save-policy.server.ts';
import { copyPlaybook } from '../playbooks/write-playbook.server.ts';
import { copyProgram } from '../programs/copy-program.server.ts';
import { canManagePrograms, type ProgramCopy } from '../programs/program.ts';

/** Another round: settings, form, playbook, policy and evaluation plan, and none of the people. */
export async function duplicateProgram(
  world: World,
  actor: Actor,
  programId: string,
  given: ProgramCopy,
): Promise<string> {
  if (!canManagePrograms(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const id = await copyProgram(connection, world, actor, programId, given);
    await copyPlaybook(connection, world, actor, { from: programId, to: id });
    await copyPlan(connection, world, actor, { from: programId, to: id });
    const policy = await findPolicy(connection, programId);
    if (policy) await insertPolicy(world, connection, actor, id, policy.policy);
    return id;
  });
}
