import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/database.server.ts';
import { pulseQuestions } from '../engagements/pulse.ts';
import type { LevelClass } from './level-report.ts';
import type { PulseSum } from './pulse-trend.ts';

// Answers are nobody's to see, so these read as the server; what leaves the feature went through
// pulse-trend.ts and level-report.ts.

/** The sums of the last twelve months that are over, oldest first. The present one is still being asked. */
export async function readPulseSums(
  db: Database,
  programId: string,
  today: string,
): Promise<PulseSum[]> {
  const rows = await db
    .selectFrom('pulse_sum')
    .innerJoin('answer_group', 'answer_group.id', 'pulse_sum.group_id')
    .select(['pulse_sum.month', 'pulse_sum.question', 'answer_group.groups'])
    .select(['pulse_sum.people', 'pulse_sum.total'])
    .where('pulse_sum.program_id', '=', programId)
    .where('pulse_sum.people', '>', 0)
    .where('month', '<', sql<string>`date_trunc('month', ${today}::date)::date`)
    .where(
      'month',
      '>=',
      sql<string>`(date_trunc('month', ${today}::date) - interval '12 months')::date`,
    )
    .orderBy('month')
    .execute();
  return rows.map((row) => ({ ...row, question: z.enum(pulseQuestions).parse(row.question) }));
}

/** The last level of each goal, counted for owners who are alike: as they see it, or as partners do. */
export async function readLevelClasses(
  db: Database,
  programId: string,
  isOwn: boolean,
): Promise<LevelClass[]> {
  const counts = [-2, -1, 0, 1, 2].map(
    (level) => sql`(count(*) filter (where level = ${sql.lit(level)}))::integer`,
  );
  const { rows } = await sql<LevelClass>`
    select answer_group.groups, count(*) as people, sum(score) as score,
      array[${sql.join(
        [1, 2, 3, 4, 5].map((at) => sql`sum(goals[${sql.lit(at)}])::integer`),
      )}] as goals
    from (
      select max(group_id) as group_id, array[${sql.join(counts)}] as goals,
        -- EVIDENCE: T of equal weights, rho 0.3.
        50 + 10 * sum(level) / sqrt(0.7 * count(*) + 0.3 * count(*) ^ 2) as score
      from goal_level where program_id = ${programId} and is_own = ${isOwn} group by owner_id
    ) as owner
    join answer_group on answer_group.id = owner.group_id
    group by answer_group.groups, array[${sql.join(
      [1, 2, 3, 4, 5].map((at) => sql`goals[${sql.lit(at)}] > 0`),
    )}]`.execute(db);
  return rows;
}
