import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { kindRules } from '../programs/program-kind.ts';
import { ensureSkills } from '../skills/ensure-skills.server.ts';
import {
  canAddGoal,
  canDiscard,
  checkGoal,
  checkIsDraft,
  checkStillSame,
  type DraftChange,
  type NewGoal,
} from './goal.ts';
import { findGoal, listGoals } from './goal-queries.server.ts';

/** Writes a goal of the actor's own: a draft, or one that counts from now on. */
export async function writeGoal(
  world: World,
  actor: Actor,
  engagementId: string,
  given: NewGoal & { isShared?: boolean },
): Promise<{ id: string }> {
  return asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    if (!canAddGoal(engagement, await listGoals(connection, engagement))) {
      throw refusal('', 'goals:problems.oneQuestion');
    }
    const state = given.asDraft ? 'draft' : 'active';
    checkGoal(given, state, engagement);
    const id = world.random.id();
    const now = world.clock.now();
    const organization_id = actor.organizationId;
    await connection
      .insertInto('goal')
      .values({
        id,
        organization_id,
        engagement_id: engagementId,
        owner_id: actor.personId,
        is_shared: given.isShared === true && kindRules[engagement.kind].isGroup,
        ...columnsOf(given),
        state,
        created_at: now,
        updated_at: now,
      })
      .execute();
    const milestones = given.milestones.flatMap(({ title, dueOn }) =>
      title !== '' && dueOn ? [{ title, due_on: dueOn }] : [],
    );
    if (milestones.length > 0) {
      await connection
        .insertInto('milestone')
        .values(
          milestones.map((milestone) => ({
            id: world.random.id(),
            organization_id,
            engagement_id: engagementId,
            goal_id: id,
            ...milestone,
            created_at: now,
          })),
        )
        .execute();
    }
    await tieSkills(connection, world, actor, { engagementId, goalId: id, ...given });
    if (state === 'active') {
      const personId = actor.personId;
      await recordEvent(connection, world, { engagementId, kind: 'goal_set', personId });
    }
    return { id };
  });
}

/** Changes a draft in place; without `asDraft` the goal counts from now on. */
export async function changeDraft(
  world: World,
  actor: Actor,
  { engagementId, goalId, seen, ...given }: DraftChange & { engagementId: string; goalId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const goal = await findGoal(connection, engagement, goalId);
    checkIsDraft(goal);
    checkStillSame(goal, seen);
    const state = given.asDraft ? 'draft' : 'active';
    checkGoal(given, state, engagement);
    await connection
      .updateTable('goal')
      .set({ ...columnsOf(given), state, updated_at: world.clock.now() })
      .where('id', '=', goalId)
      .execute();
    await connection.deleteFrom('goal_skill').where('goal_id', '=', goalId).execute();
    await tieSkills(connection, world, actor, { engagementId, goalId, ...given });
    if (state === 'active') {
      const personId = actor.personId;
      await recordEvent(connection, world, { engagementId, kind: 'goal_set', personId });
    }
  });
}

/** Throws a draft away, for good. */
export async function discardDraft(
  world: World,
  actor: Actor,
  { engagementId, goalId }: { engagementId: string; goalId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const goal = await findGoal(connection, engagement, goalId);
    checkIsDraft(goal);
    if (!canDiscard(actor, goal)) throw new NotFound();
    await connection.deleteFrom('goal').where('id', '=', goalId).execute();
  });
}

function columnsOf({
  title,
  description,
  type,
  dueOn,
  scale,
}: Pick<NewGoal, 'title' | 'description' | 'type' | 'dueOn' | 'scale'>) {
  return { title, description, type, due_on: dueOn, scale: scale && JSON.stringify(scale) };
}

async function tieSkills(
  connection: Connection,
  world: World,
  actor: Actor,
  goal: { engagementId: string; goalId: string; skills: string[]; moreSkills: string[] },
): Promise<void> {
  const { organizationId } = actor;
  const typed = await ensureSkills(connection, world, organizationId, goal.moreSkills);
  const ticked =
    goal.skills.length === 0
      ? []
      : await connection.selectFrom('skill').select('id').where('id', 'in', goal.skills).execute();
  const ids = new Set([...ticked.map((skill) => skill.id), ...typed.values()]);
  if (ids.size === 0) return;
  await connection
    .insertInto('goal_skill')
    .values(
      [...ids].map((skill_id) => ({
        goal_id: goal.goalId,
        skill_id,
        organization_id: organizationId,
        engagement_id: goal.engagementId,
      })),
    )
    .execute();
}
