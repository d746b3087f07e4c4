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
  const goals = [1, 2, 3, 4, 5].map((at) => sql`goals[${sql.lit(at)}]`);
  const count = sql.join(goals, sql` + `);
  const sum = sql.join(
    goals.map((at, index) => sql`${sql.lit(index - 2)} * ${at}`),
    sql` + `,
  );
  const { rows } = await sql<Omit<LevelClass, 'groups'> & { group: number | null }>`
    select ${byGroup ? sql`group_id` : sql`null::integer`} as group, sum(people)::integer as people,
      -- EVIDENCE: T of equal weights, rho 0.3.
      sum(people * (50 + 10 * (${sum}) / sqrt(0.7 * (${count}) + 0.3 * (${count}) ^ 2))) as score,
      array[${sql.join(goals.map((at) => sql`sum(people * ${at})::integer`))}] as goals
    from level_class
    where program_id = ${programId} and is_own = ${isOwn} and people > 0
    group by 1, array[${sql.join(goals.map((at) => sql`${at} > 0`))}]`.execute(db);
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
