import { sql } from 'kysely';
import type { Database } from '../../platform/database.server.ts';
import type { PulseQuestion } from '../engagements/pulse.ts';
import type { LevelClass } from './level-report.ts';
import type { PulseSum } from './pulse-trend.ts';

// Answers are nobody's to see, so these read as the server; what leaves the feature went through
// pulse-trend.ts and level-report.ts.

/** Which answers: of the whole program summed up, or for each set of groups that people belong to. */
interface AnswerScope {
  programId: string;
  byGroup: boolean;
}

/** The sums of the last twelve months that are over, oldest first. The present one is still being asked. */
export async function readPulseSums(
  db: Database,
  { programId, byGroup }: AnswerScope,
  today: string,
  only?: PulseQuestion,
): Promise<PulseSum[]> {
  const { rows } = await sql<Omit<PulseSum, 'groups'> & { group: number | null }>`
    select month, question, ${byGroup ? sql`group_id` : sql`null::integer`} as group,
      sum(people)::integer as people, sum(total)::integer as total
    from pulse_sum
    where program_id = ${programId} and people > 0
      and month < date_trunc('month', ${today}::date)
      and month >= date_trunc('month', ${today}::date) - interval '12 months'
      ${only ? sql`and question = ${only}` : sql``}
    group by 1, 2, 3 order by 1`.execute(db);
  const groupsOf = await readGroups(db, programId, byGroup);
  return rows.map(({ group, ...row }) => ({ ...row, groups: groupsOf(group) }));
}

/** The last level of each goal, counted for owners who are alike: as they see it, or as partners do. */
export async function readLevelClasses(
  db: Database,
  { programId, byGroup }: AnswerScope,
  isOwn: boolean,
): Promise<LevelClass[]> {
  const at = (level: number) => sql`(count(*) filter (where level = ${sql.lit(level)}))::integer`;
  const each = <T>(make: (index: number) => T) =>
    sql.join([1, 2, 3, 4, 5].map((index) => make(index)));
  const { rows } = await sql<Omit<LevelClass, 'groups'> & { group: number | null }>`
    select ${byGroup ? sql`group_id` : sql`null::integer`} as group, count(*) as people,
      sum(score) as score, array[${each((index) => sql`sum(goals[${sql.lit(index)}])::integer`)}] as goals
    from (
      select max(group_id) as group_id, array[${each((index) => at(index - 3))}] as goals,
        -- EVIDENCE: T of equal weights, rho 0.3.
        50 + 10 * sum(level) / sqrt(0.7 * count(*) + 0.3 * count(*) ^ 2) as score
      from goal_level where program_id = ${programId} and is_own = ${isOwn} group by owner_id
    ) as owner
    group by 1, array[${each((index) => sql`goals[${sql.lit(index)}] > 0`)}]`.execute(db);
  const groupsOf = await readGroups(db, programId, byGroup);
  return rows.map(({ group, ...row }) => ({ ...row, groups: groupsOf(group) }));
}

/** The groups behind an id; many rows share few of them. */
async function readGroups(db: Database, programId: string, byGroup: boolean) {
  const rows = byGroup
    ? await db
        .selectFrom('answer_group')
        .select(['id', 'groups'])
        .where('program_id', '=', programId)
        .execute()
    : [];
  const groups = new Map(rows.map((row) => [row.id, row.groups]));
  return (id: number | null) => (id === null ? [] : (groups.get(id) ?? []));
}
