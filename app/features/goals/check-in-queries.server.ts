import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import type { Level } from './attainment.ts';

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
