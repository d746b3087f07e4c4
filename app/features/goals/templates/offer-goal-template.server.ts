import type { Actor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { findGoalTemplate } from './goal-template-queries.server.ts';

/** Hides a template from the organization's members, or offers it again. */
export async function offerGoalTemplate(
  world: World,
  actor: Actor,
  { id, isHidden }: { id: string; isHidden: boolean },
): Promise<void> {
  const { origin } = await findGoalTemplate(world, actor, id);
  const now = world.clock.now();
  await asActor(world.db, actor, async (connection) => {
    if (origin === 'own') {
      await connection
        .updateTable('goal_template')
        .set({ is_hidden: isHidden })
        .where('id', '=', id)
        .execute();
      return;
    }
    await connection
      .insertInto('goal_template')
      .values({
        id: world.random.id(),
        organization_id: actor.organizationId,
        built_in_key: id,
        is_hidden: isHidden,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'built_in_key']).doUpdateSet({ is_hidden: isHidden }),
      )
      .execute();
  });
}

/** Takes a template that ships with Ithaca back to its original words. */
export async function restoreGoalTemplate(world: World, actor: Actor, id: string): Promise<void> {
  const { origin } = await findGoalTemplate(world, actor, id);
  if (origin !== 'changed') throw new NotFound();
  await asActor(world.db, actor, (connection) =>
    connection
      .updateTable('goal_template')
      .set({ content: null, updated_at: world.clock.now() })
      .where('built_in_key', '=', id)
      .where('organization_id', '=', actor.organizationId)
      .execute(),
  );
}

/** Removes one of the organization's own, for good. Goals that began from it stay as they are. */
export async function removeGoalTemplate(world: World, actor: Actor, id: string): Promise<void> {
  const { origin } = await findGoalTemplate(world, actor, id);
  if (origin !== 'own') throw new NotFound();
  await asActor(world.db, actor, (connection) =>
    connection.deleteFrom('goal_template').where('id', '=', id).execute(),
  );
}
