import type { Actor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { NotFound, refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { canKeepTemplates, type TemplateContent } from './goal-template.ts';
import { findGoalTemplate } from './goal-template-queries.server.ts';

/** Adds a template of the organization's own. */
export async function writeGoalTemplate(
  world: World,
  actor: Actor,
  content: TemplateContent,
): Promise<{ id: string }> {
  if (!canKeepTemplates(actor)) throw new NotFound();
  const id = world.random.id();
  const now = world.clock.now();
  await asActor(world.db, actor, (connection) =>
    connection
      .insertInto('goal_template')
      .values({
        id,
        organization_id: actor.organizationId,
        content: JSON.stringify(content),
        created_at: now,
        updated_at: now,
      })
      .execute(),
  );
  return { id };
}

/**
 * Changes a template: one of the organization's own in place, one that ships with Ithaca for this
 * organization only. `seen` says what the words were that somebody set out to change.
 */
export async function changeGoalTemplate(
  world: World,
  actor: Actor,
  { id, content, seen }: { id: string; content: TemplateContent; seen: string },
): Promise<void> {
  const template = await findGoalTemplate(world, actor, id);
  if (template.seen !== seen) throw refusal('', 'problems:changedMeanwhile');
  const now = world.clock.now();
  const written = { content: JSON.stringify(content), updated_at: now };
  const changed = await asActor(world.db, actor, (connection) =>
    seen === ''
      ? connection
          .insertInto('goal_template')
          .values({
            id: world.random.id(),
            organization_id: actor.organizationId,
            built_in_key: id,
            ...written,
            created_at: now,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute()
      : connection
          .updateTable('goal_template')
          .set(written)
          .where(template.origin === 'own' ? 'id' : 'built_in_key', '=', id)
          .where('organization_id', '=', actor.organizationId)
          .where('updated_at', '=', new Date(seen))
          .returning('id')
          .execute(),
  );
  // Somebody else was quicker by a moment.
  if (changed.length === 0) throw refusal('', 'problems:changedMeanwhile');
}
