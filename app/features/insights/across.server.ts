import { sql } from 'kysely';
import { type Actor, isManager } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type ChangeSums, type CohortCounts, reportAcross } from './across.ts';
import { factsOf } from './health.server.ts';
import { countedRatings } from './read-skills.server.ts';
import { settlingDays } from './signals.ts';

export type Across = Awaited<ReturnType<typeof compareCohorts>>;

/**
 * The programs of the organization beside each other, one row for each year in which pairs began. What
 * happened is counted as the actor; ratings are summed as the server, bound to the organization, and leave
 * as figures over groups.
 */
export async function compareCohorts(world: World, actor: Actor) {
  if (!isManager(actor)) throw new NotFound();
  const { organizationId } = actor;
  const today = todayOf(world);
  const counts = await asActor(world.db, actor, async (connection) => {
    const scope = { organizationId, programId: null, today };
    const isSettled = sql`${today}::date - fact.starts_on > ${settlingDays}::integer`;
    const { rows } = await sql<CohortCounts>`
      select program.id as "programId", program.name as program,
        extract(year from fact.starts_on)::integer as year, count(*) as matched,
        count(*) filter (where ${isSettled}) as settled,
        count(*) filter (where ${isSettled}
          and fact.first_held_on - fact.starts_on <= ${settlingDays}::integer) as soon,
        count(*) filter (where phase in ('closed', 'ended_early')) as ended,
        count(*) filter (where phase = 'closed') as closed
      from engagement_fact as fact
      join program on program.id = fact.program_id
      where ${factsOf(scope)}
      group by program.id, program.name, extract(year from fact.starts_on)
      order by 3 desc, min(fact.starts_on) desc, program.name, program.id`.execute(connection);
    return rows;
  });
  const { smallest_group: k } = await world.db
    .selectFrom('organization')
    .select('smallest_group')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return { smallestGroup: k, cohorts: reportAcross(counts, await sumChanges(world, actor, k), k) };
}

/** Each person's own change in skills from the start to the close, by program and year. */
async function sumChanges(
  { db }: World,
  { organizationId }: Actor,
  k: number,
): Promise<ChangeSums[]> {
  const { rows } = await sql<ChangeSums>`
    select program_id as "programId", year, count(*) as people, avg(change) as change,
      stddev_samp(change) as deviation
    from (
      select program_id, year, subject_id, avg(close - before) as change
      from (
        select program_id, year, subject_id,
          max(level) filter (where moment = 'before') as before,
          max(level) filter (where moment = 'close') as close
        from ${countedRatings({ organizationId, programId: null, k })} as counted
        where is_own
        group by program_id, year, engagement_id, skill_id, subject_id
      ) as rated
      where before is not null and close is not null
      group by program_id, year, subject_id
    ) as person
    group by program_id, year`.execute(db);
  return rows;
}
