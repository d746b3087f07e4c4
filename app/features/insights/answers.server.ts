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

/** The sums of the last twelve months that are over. The present one is still being asked. */
export async function readPulseSums(
  db: Database,
  { programId, byGroup }: AnswerScope,
  today: string,
  only?: PulseQuestion,
): Promise<PulseSum[]> {
  const { rows } = await sql<ByGroup<[string, PulseQuestion, number, number]>>`
    select "group", json_agg(json_build_array(month, question, people, total)) as list
    from (
      select month, question, ${groupIf(byGroup)},
        sum(people)::integer as people, sum(total)::integer as total
      from pulse_sum
      where program_id = ${programId} and people > 0
        and month < date_trunc('month', ${today}::date)
        and month >= date_trunc('month', ${today}::date) - interval '12 months'
        ${only ? sql`and question = ${only}` : sql``}
      group by 1, 2, 3
    ) as sums group by 1`.execute(db);
  const groupsOf = await readGroups(db, programId, byGroup);
  return rows.flatMap(({ group, list }) => {
    const groups = groupsOf(group);
    return list.map(([month, question, people, total]) => ({
      month,
      question,
      groups,
      people,
      total,
    }));
  });
}

/** The last level of each goal, counted for owners who are alike: as they see it, or as partners do. */
export async function readLevelClasses(
  db: Database,
  { programId, byGroup }: AnswerScope,
  isOwn: boolean,
): Promise<LevelClass[]> {
  const { rows } = await sql<ByGroup<[number, number[]]>>`
    select "group", json_agg(json_build_array(people, goals)) as list
    from (
      select ${groupIf(byGroup)}, goals, sum(people)::integer as people from level_class
      where program_id = ${programId} and is_own = ${isOwn} and people > 0 group by 1, 2
    ) as classes group by 1`.execute(db);
  const groupsOf = await readGroups(db, programId, byGroup);
  return rows.flatMap(({ group, list }) => {
    const groups = groupsOf(group);
    return list.map(([people, goals]) => ({ groups, people, goals }));
  });
}

/** A row for each set of groups: the driver reads one long list faster than thousands of rows. */
interface ByGroup<Item> {
  group: number | null;
  list: Item[];
}

const groupIf = (byGroup: boolean) =>
  byGroup ? sql`group_id as "group"` : sql`null::integer as "group"`;

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
