import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import type { Level } from './attainment.ts';
import type { GoalState } from './goal.ts';

export interface CheckIn {
  id: string;
  goalId: string;
  personId: string;
  /** The session it was recorded in. */
  sessionId: string | null;
  progress: number;
  level: Level | null;
  /** The version of the goal's scale that the level refers to. */
  scaleVersion: number;
  confidence: number | null;
  comment: string;
  createdAt: Date;
}

const storedLevel = z.union([z.literal([-2, -1, 0, 1, 2]), z.null()]);

/** All check-ins of an engagement, or of one of its goals, newest first. */
export async function listCheckIns(
  connection: Connection,
  engagement: Engagement,
  goalId?: string,
): Promise<CheckIn[]> {
  let query = connection
    .selectFrom('check_in')
    .selectAll()
    .where('engagement_id', '=', engagement.id);
  if (goalId) query = query.where('goal_id', '=', goalId);
  const rows = await query.orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    goalId: row.goal_id,
    personId: row.person_id,
    sessionId: row.session_id,
    progress: row.progress,
    level: storedLevel.parse(row.level),
    scaleVersion: row.scale_version,
    confidence: row.confidence,
    comment: row.comment,
    createdAt: row.created_at,
  }));
}

export interface GoalProgress {
  goalId: string;
  title: string;
  ownerId: string;
  state: GoalState;
  dueOn: string;
  milestones: number;
  milestonesReached: number;
  /** The last word of each who checked in: two people, two figures, never one average. */
  latest: { personId: string; name: string; progress: number; checkedAt: Date }[];
}

/** Where each goal of an engagement stands, for an overview. Nothing for whoever is not a member. */
export async function goalProgress(
  connection: Connection,
  engagementId: string,
): Promise<GoalProgress[]> {
  const goals = await connection
    .selectFrom('goal')
    .select(['id', 'title', 'owner_id', 'state', 'due_on'])
    .select((build) => [
      build
        .selectFrom('milestone')
        .select((inner) => inner.fn.countAll<number>().as('all'))
        .whereRef('milestone.goal_id', '=', 'goal.id')
        .as('milestones'),
      build
        .selectFrom('milestone')
        .select((inner) => inner.fn.countAll<number>().as('reached'))
        .whereRef('milestone.goal_id', '=', 'goal.id')
        .where('milestone.reached_on', 'is not', null)
        .as('reached'),
    ])
    .where('engagement_id', '=', engagementId)
    .orderBy('state')
    .orderBy('due_on')
    .execute();
  const latest = await connection
    .selectFrom('check_in')
    .innerJoin('person', 'person.id', 'check_in.person_id')
    .distinctOn(['check_in.goal_id', 'check_in.person_id'])
    .select(['check_in.goal_id', 'check_in.person_id', 'check_in.progress'])
    .select(['check_in.created_at', 'person.name'])
    .where('check_in.engagement_id', '=', engagementId)
    .orderBy('check_in.goal_id')
    .orderBy('check_in.person_id')
    .orderBy('check_in.created_at', 'desc')
    .execute();
  return goals.map((goal) => ({
    goalId: goal.id,
    title: goal.title,
    ownerId: goal.owner_id,
    state: z.enum(['draft', 'active', 'stopped']).parse(goal.state),
    dueOn: goal.due_on,
    milestones: goal.milestones ?? 0,
    milestonesReached: goal.reached ?? 0,
    latest: latest
      .filter((row) => row.goal_id === goal.id)
      .map((row) => ({
        personId: row.person_id,
        name: row.name,
        progress: row.progress,
        checkedAt: row.created_at,
      })),
  }));
}
