import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import { type RatedSkill, type Rating, ratingMoments } from './skill-rating.ts';

/** The skills that members' goals are about, each once per member. */
export async function listRatedSkills(
  connection: Connection,
  engagementIds: string[],
): Promise<RatedSkill[]> {
  const rows = await connection
    .selectFrom('goal_skill')
    .innerJoin('goal', 'goal.id', 'goal_skill.goal_id')
    .innerJoin('skill', 'skill.id', 'goal_skill.skill_id')
    .innerJoin('person', 'person.id', 'goal.owner_id')
    .select([
      'goal_skill.engagement_id',
      'skill.id as skill_id',
      'skill.name as skill',
      'goal.owner_id',
      'person.name',
    ])
    .distinct()
    .where('goal_skill.engagement_id', 'in', engagementIds)
    .where('goal.state', '!=', 'stopped')
    .orderBy('person.name')
    .orderBy('skill.name')
    .execute();
  return rows.map((row) => ({
    engagementId: row.engagement_id,
    skillId: row.skill_id,
    skill: row.skill,
    subjectId: row.owner_id,
    subject: row.name,
  }));
}

export async function listRatings(
  connection: Connection,
  engagementIds: string[],
): Promise<Rating[]> {
  const rows = await connection
    .selectFrom('skill_rating')
    .selectAll()
    .where('engagement_id', 'in', engagementIds)
    .where('moment', 'in', [...ratingMoments])
    .execute();
  return rows.map((row) => ({
    engagementId: row.engagement_id,
    skillId: row.skill_id,
    subjectId: row.subject_id,
    raterId: row.rater_id,
    moment: z.enum(ratingMoments).parse(row.moment),
    level: row.level,
  }));
}
