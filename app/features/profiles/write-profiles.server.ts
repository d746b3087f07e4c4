import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';
import type { Profile } from './profile.ts';

export interface ProfileEntry {
  personId: string;
  profile: Partial<Profile>;
}

const columns = [
  'headline',
  'about',
  'career_stage',
  'industry',
  'job_function',
  'country',
  'department',
  'site',
  'languages',
  'interests',
  'working_style',
  'meeting_format',
] as const satisfies (keyof Profile)[];

/**
 * Writes parts of members' profiles: a field that an entry does not name stays as it is.
 * `fill` also leaves alone what the person has said already, so that an import never overwrites it.
 */
export async function writeProfiles(
  connection: Kysely<DB>,
  world: Pick<World, 'clock'>,
  organizationId: string,
  entries: readonly ProfileEntry[],
  mode: 'replace' | 'fill' = 'replace',
): Promise<void> {
  for (let from = 0; from < entries.length; from += 500) {
    const rows = entries.slice(from, from + 500).map(({ personId, profile }) => ({
      person_id: personId,
      // Null in this list of news means: not named.
      ...Object.fromEntries(columns.map((column) => [column, profile[column] ?? null])),
      clears_stage: profile.career_stage === null,
      clears_format: profile.meeting_format === null,
    }));
    const news = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as news(
      person_id uuid, headline text, about text, career_stage text, industry text,
      job_function text, country text, department text, site text, languages text[],
      interests text[], working_style text[], meeting_format text, clears_stage boolean,
      clears_format boolean)`;
    await sql`update profile set ${sql.join(columns.map((column) => assignment(column, mode)))},
        updated_at = ${world.clock.now()}
      from ${news}
      where profile.organization_id = ${organizationId}
        and profile.person_id = news.person_id`.execute(connection);
  }
}

/** Where a column's new value comes from. */
function assignment(column: (typeof columns)[number], mode: 'replace' | 'fill') {
  const own = sql.ref(`profile.${column}`);
  const news = sql.ref(`news.${column}`);
  const target = sql.ref(column);
  if (column === 'career_stage' || column === 'meeting_format') {
    if (mode === 'fill') return sql`${target} = coalesce(${own}, ${news})`;
    const clears = sql.ref(column === 'career_stage' ? 'news.clears_stage' : 'news.clears_format');
    return sql`${target} = case when ${clears} then null else coalesce(${news}, ${own}) end`;
  }
  if (mode === 'replace') return sql`${target} = coalesce(${news}, ${own})`;
  const empty = ['languages', 'interests', 'working_style'].includes(column)
    ? sql`cardinality(${own}) = 0`
    : sql`${own} = ''`;
  return sql`${target} = case when ${empty} then coalesce(${news}, ${own}) else ${own} end`;
}
