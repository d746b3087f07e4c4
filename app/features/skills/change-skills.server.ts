import type { Actor } from '../../platform/actor.ts';
import { asActor, brokenConstraint } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { defaultSkills } from './default-skills.ts';
import { ensureSkills } from './ensure-skills.server.ts';
import { canManageSkills } from './skill.ts';
import { renameInAnswers } from './skills-in-answers.server.ts';

/** Puts a name on the list; a free skill of that name is put on it as it is. */
export async function addSkill(world: World, actor: Actor, name: string): Promise<void> {
  await listNames(world, actor, [name]);
}

export async function addDefaultSkills(world: World, actor: Actor): Promise<void> {
  await listNames(world, actor, defaultSkills);
}

async function listNames(world: World, actor: Actor, names: readonly string[]): Promise<void> {
  if (!canManageSkills(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    const ids = await ensureSkills(connection, world, actor.organizationId, names, {
      listed: true,
    });
    await connection
      .updateTable('skill')
      .set({ listed: true })
      .where('id', 'in', [...ids.values()])
      .execute();
  });
}

export async function renameSkill(
  world: World,
  actor: Actor,
  skillId: string,
  name: string,
): Promise<void> {
  if (!canManageSkills(actor)) throw new NotFound();
  try {
    // As the server: the answers that name it are their people's, and follow.
    await world.db.transaction().execute(async (connection) => {
      const skill = connection
        .selectFrom('skill')
        .select('name')
        .where('id', '=', skillId)
        .where('organization_id', '=', actor.organizationId);
      const before = found(await skill.forUpdate().executeTakeFirst());
      await connection.updateTable('skill').set({ name }).where('id', '=', skillId).execute();
      await renameInAnswers(connection, actor.organizationId, before.name, name);
    });
  } catch (error) {
    if (brokenConstraint(error) === 'skill_name') throw refusal('name', 'skills:problems.taken');
    throw error;
  }
}

export async function listSkill(
  world: World,
  actor: Actor,
  skillId: string,
  listed: boolean,
): Promise<void> {
  if (!canManageSkills(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) =>
    found(
      await connection
        .updateTable('skill')
        .set({ listed })
        .where('id', '=', skillId)
        .where('organization_id', '=', actor.organizationId)
        .returning('id')
        .executeTakeFirst(),
    ),
  );
}
