import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, Refusal, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { type NewMilestone, problemsOfDay } from './goal.ts';
import { findGoal } from './goal-queries.server.ts';

interface Which {
  engagementId: string;
  goalId: string;
  milestoneId: string;
}

export async function addMilestone(
  world: World,
  actor: Actor,
  { engagementId, goalId, title, dueOn }: NewMilestone & Omit<Which, 'milestoneId'>,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const goal = await findGoal(connection, engagement, goalId);
    const problems = problemsOfDay('dueOn', dueOn, engagement);
    if (problems.length > 0) throw new Refusal(problems);
    if (goal.milestones.length >= 20) throw refusal('', 'goals:problems.manyMilestones');
    await connection
      .insertInto('milestone')
      .values({
        id: world.random.id(),
        organization_id: actor.organizationId,
        engagement_id: engagementId,
        goal_id: goal.id,
        title,
        due_on: dueOn,
        created_at: world.clock.now(),
      })
      .execute();
  });
}

/** Ticks a milestone as reached on a day, today where the actor is; or takes the tick back. */
export async function tickMilestone(
  world: World,
  actor: Actor,
  { reachedOn, ...which }: Which & { reachedOn: string | null },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await findMilestone(connection, actor, which);
    await connection
      .updateTable('milestone')
      .set({ reached_on: reachedOn })
      .where('id', '=', which.milestoneId)
      .execute();
  });
}

/** Takes away a milestone that was not reached. */
export async function removeMilestone(world: World, actor: Actor, which: Which): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const milestone = await findMilestone(connection, actor, which);
    if (milestone.reachedOn) throw refusal('', 'goals:problems.milestoneReached');
    await connection.deleteFrom('milestone').where('id', '=', milestone.id).execute();
  });
}

async function findMilestone(connection: Connection, actor: Actor, which: Which) {
  const engagement = await lockOpenEngagement(connection, actor, which.engagementId);
  const goal = await findGoal(connection, engagement, which.goalId);
  return found(goal.milestones.find((milestone) => milestone.id === which.milestoneId));
}
