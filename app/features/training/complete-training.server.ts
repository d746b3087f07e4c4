import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { type Choices, isPassed, type ModuleKey } from './training-module.ts';
import { modules } from './training-modules.server.ts';

/** Notes that the actor has done a module, where all answers are right. Returns whether they are. */
export async function completeTraining(
  world: World,
  actor: Actor,
  module: ModuleKey,
  choices: Choices,
): Promise<boolean> {
  if (!isPassed(modules[module], choices)) return false;
  await asActor(world.db, actor, (connection) =>
    connection
      .insertInto('training_completion')
      .values({
        organization_id: actor.organizationId,
        person_id: actor.personId,
        module,
        completed_at: world.clock.now(),
      })
      // The first time counts.
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return true;
}
