import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canManageSkills, tidySkillName } from './skill.ts';
import { isInAnswers, renameInAnswers } from './skills-in-answers.server.ts';

/**
 * Makes one skill of two: whoever has the first has the other afterwards, in profiles, goals, ratings
 * and answers. Where somebody has both, what they said of the other one stays.
 *
 * Goals and ratings are their members' only, so no manager's connection could move them. The server
 * does, and touches nothing but which skill they name; it reads no word and tells none.
 */
export async function mergeSkills(
  world: World,
  actor: Actor,
  skillId: string,
  intoName: string,
): Promise<{ id: string; name: string }> {
  if (!canManageSkills(actor)) throw new NotFound();
  return world.db.transaction().execute(async (connection) => {
    const { organizationId } = actor;
    const skill = connection.selectFrom('skill').where('organization_id', '=', organizationId);
    const { name } = found(
      await skill.select('name').where('id', '=', skillId).forUpdate().executeTakeFirst(),
    );
    const into = await skill
      .select(['id', 'name'])
      .where(sql<boolean>`lower(name) = lower(${tidySkillName(intoName)})`)
      .where('id', '<>', skillId)
      .forUpdate()
      .executeTakeFirst();
    if (!into) throw refusal('into', 'skills:problems.unknown');
    await move(connection, skillId, into.id);
    await renameInAnswers(connection, organizationId, name, into.name);
    // What could not move, since the other was there already, goes with the skill.
    await connection.deleteFrom('skill').where('id', '=', skillId).execute();
    return into;
  });
}

async function move(connection: Connection, from: string, into: string): Promise<void> {
  await sql`update person_skill set skill_id = ${into} where skill_id = ${from} and not exists (
      select from person_skill other where other.skill_id = ${into}
        and other.organization_id = person_skill.organization_id
        and other.person_id = person_skill.person_id
        and other.direction = person_skill.direction)`.execute(connection);
  await sql`update goal_skill set skill_id = ${into} where skill_id = ${from} and not exists (
      select from goal_skill other where other.skill_id = ${into}
        and other.goal_id = goal_skill.goal_id)`.execute(connection);
  await sql`update skill_rating set skill_id = ${into} where skill_id = ${from} and not exists (
      select from skill_rating other where other.skill_id = ${into}
        and other.engagement_id = skill_rating.engagement_id
        and other.subject_id = skill_rating.subject_id
        and other.rater_id = skill_rating.rater_id
        and other.moment = skill_rating.moment)`.execute(connection);
}

/** Removes a skill that nobody has and no goal, rating or answer names. */
export async function removeSkill(world: World, actor: Actor, skillId: string): Promise<void> {
  if (!canManageSkills(actor)) throw new NotFound();
  // As the server: a manager's connection does not see goals, and would take theirs for unused.
  await world.db.transaction().execute(async (connection) => {
    found(
      await connection
        .selectFrom('skill')
        .select('id')
        .where('id', '=', skillId)
        .where('organization_id', '=', actor.organizationId)
        .forUpdate()
        .executeTakeFirst(),
    );
    const gone = await sql<{ id: string }>`delete from skill where id = ${skillId}
      and not exists (select from person_skill where skill_id = ${skillId})
      and not exists (select from goal_skill where skill_id = ${skillId})
      and not exists (select from skill_rating where skill_id = ${skillId})
      and not ${isInAnswers(actor.organizationId, sql`skill.name`)}
      returning id`.execute(connection);
    if (gone.rows.length === 0) throw refusal('', 'skills:problems.inUse');
  });
}
