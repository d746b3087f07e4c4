import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { type GoalState, type GoalType, goalTypes, type Scale, storedScale } from './goal.ts';

export interface Milestone {
  id: string;
  title: string;
  dueOn: string;
  reachedOn: string | null;
}

export interface Goal {
  id: string;
  ownerId: string;
  /** Of the whole circle, written down by its owner. */
  isShared: boolean;
  title: string;
  description: string;
  type: GoalType;
  state: GoalState;
  dueOn: string;
  scale: Scale;
  /** Somebody rated against this version of the scale. */
  isLocked: boolean;
  scaleVersion: number;
  revision: number;
  createdAt: Date;
  /** When its own words last changed. */
  updatedAt: Date;
  skills: { id: string; name: string }[];
  milestones: Milestone[];
}

const states = z.enum(['draft', 'active', 'stopped']);

/**
 * The goals of an engagement, those that count first. It takes the engagement as a member found it:
 * whoever has one in hand may read its words.
 */
export async function listGoals(connection: Connection, engagement: Engagement): Promise<Goal[]> {
  return readGoals(connection, engagement, undefined);
}

export async function findGoal(
  connection: Connection,
  engagement: Engagement,
  goalId: string,
): Promise<Goal> {
  return found((await readGoals(connection, engagement, goalId))[0]);
}

async function readGoals(
  connection: Connection,
  { id }: Engagement,
  goalId: string | undefined,
): Promise<Goal[]> {
  let query = connection.selectFrom('goal').selectAll().where('engagement_id', '=', id);
  if (goalId) query = query.where('id', '=', goalId);
  const rows = await query.orderBy('state').orderBy('due_on').orderBy('created_at').execute();
  const milestones = await connection
    .selectFrom('milestone')
    .select(['id', 'goal_id', 'title', 'due_on', 'reached_on'])
    .where('engagement_id', '=', id)
    .orderBy('due_on')
    .orderBy('created_at')
    .execute();
  const skills = await connection
    .selectFrom('goal_skill')
    .innerJoin('skill', 'skill.id', 'goal_skill.skill_id')
    .select(['goal_skill.goal_id', 'skill.id', 'skill.name'])
    .where('goal_skill.engagement_id', '=', id)
    .orderBy('skill.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    isShared: row.is_shared,
    title: row.title,
    description: row.description,
    type: z.enum(goalTypes).parse(row.type),
    state: states.parse(row.state),
    dueOn: row.due_on,
    scale: storedScale.parse(row.scale),
    isLocked: row.scale_locked_at !== null,
    scaleVersion: row.scale_version,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    skills: skills
      .filter((skill) => skill.goal_id === row.id)
      .map((skill) => ({ id: skill.id, name: skill.name })),
    milestones: milestones
      .filter((milestone) => milestone.goal_id === row.id)
      .map((milestone) => ({
        id: milestone.id,
        title: milestone.title,
        dueOn: milestone.due_on,
        reachedOn: milestone.reached_on,
      })),
  }));
}

/** How many sessions of this engagement took place. */
export async function countHeldSessions(
  connection: Connection,
  { id }: Engagement,
): Promise<number> {
  const { held } = await connection
    .selectFrom('session')
    .select((build) => build.fn.countAll<number>().as('held'))
    .where('engagement_id', '=', id)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  return held;
}

/**
 * The skills to tick on a goal's form: what these members offer or want in their profiles, and what
 * the goal is tied to already.
 */
export async function listSkillChoices(
  connection: Connection,
  engagement: Engagement,
  goal?: Goal,
): Promise<{ id: string; name: string }[]> {
  const rows = await connection
    .selectFrom('person_skill')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select(['skill.id', 'skill.name'])
    .distinct()
    .where('person_skill.organization_id', '=', engagement.organizationId)
    .where(
      'person_skill.person_id',
      'in',
      engagement.members.map((member) => member.personId),
    )
    .orderBy('skill.name')
    .limit(60)
    .execute();
  const own = goal?.skills.filter((skill) => !rows.some((row) => row.id === skill.id)) ?? [];
  return [...rows, ...own];
}
