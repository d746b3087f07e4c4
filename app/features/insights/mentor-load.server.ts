import { sql } from 'kysely';
import { type Actor, isManager } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { type ShownCount, suppressFigure } from './suppression.ts';

/** What somebody who gives time carries: places and this month's hours, beside what they offered. */
export interface MentorLoad {
  name: string;
  capacity: number;
  taken: number;
  /** Minutes of sessions held this month, in this program. */
  minutes: number;
  /** null: they never said. */
  offeredHours: number | null;
}

/** What those carry together who are not named. */
interface OthersLoad {
  places: number;
  taken: number;
  minutes: number;
  /** 'hidden' where few are over their hours, or few are not: then some of them would be meant. */
  overBudget: ShownCount;
}

export interface LoadSummary {
  mentors: number;
  places: number;
  taken: number;
  /** How many have no place left. */
  full: number;
  /** How many gave more hours this month than they offered; `ofAll`: those who show no load by name are counted too. */
  overBudget: { count: number; ofAll: boolean };
}

/** One row for each mentor or peer of the program: their open engagements in it, and their hours. */
function loadRows(programId: string, today: string) {
  return sql`(
    select enrolment.id, enrolment.person_id, enrolment.capacity, enrolment.hours_per_month,
      enrolment.person_id in (
        select people_showing_load((select organization_id from program where id = ${programId}))
      ) as is_shown,
      coalesce(work.taken, 0)::integer as taken, coalesce(work.minutes, 0)::integer as minutes
    from enrolment
    left join (
      select member.enrolment_id, count(*) as taken,
        sum(fact.busy_minutes) filter (where fact.busy_month = date_trunc('month', ${today}::date)::date)
          as minutes
      from engagement_fact as fact
      join engagement_member as member on member.engagement_id = fact.engagement_id
      where fact.program_id = ${programId} and fact.phase not in ('closed', 'ended_early')
        and member.left_at is null and member.role <> 'mentee'
      group by member.enrolment_id
    ) as work on work.enrolment_id = enrolment.id
    where enrolment.program_id = ${programId} and enrolment.side <> 'mentee'
      and enrolment.state in ('accepted', 'matched', 'paused')
  ) as load`;
}

/** Those who show no load by name are counted with the others where they are enough that nobody is meant. */
export async function summariseLoad(
  connection: Connection,
  programId: string,
  today: string,
  smallestGroup: number,
): Promise<LoadSummary> {
  const { rows } = await sql<
    Omit<LoadSummary, 'overBudget'> & { others: number; othersOver: number; shownOver: number }
  >`
    select count(*) as mentors, coalesce(sum(capacity), 0)::integer as places,
      coalesce(sum(taken), 0)::integer as taken,
      count(*) filter (where taken >= capacity) as full,
      count(*) filter (where not is_shown) as others,
      count(*) filter (where not is_shown and minutes > hours_per_month * 60) as "othersOver",
      count(*) filter (where is_shown and minutes > hours_per_month * 60) as "shownOver"
    from ${loadRows(programId, today)}`.execute(connection);
  const { others, othersOver, shownOver, ...summary } = found(rows[0]);
  const shown = others === 0 ? 0 : overBudgetOf(others, othersOver, smallestGroup);
  return {
    ...summary,
    overBudget: { count: shownOver + (shown === 'hidden' ? 0 : shown), ofAll: shown !== 'hidden' },
  };
}

/** How many of a group are over their hours. All of them, or none, says it of each. */
function overBudgetOf(people: number, over: number, k: number): ShownCount {
  return over >= k && people - over >= k ? over : 'hidden';
}

/**
 * The same person by person, those who carry most first, of all who allowed it; the others as one
 * group, and only where it is large enough that nobody is meant.
 */
export async function listMentorLoad(
  world: World,
  actor: Actor,
  programId: string,
  { offset, limit, smallestGroup }: { offset: number; limit: number; smallestGroup: number },
) {
  if (!isManager(actor)) throw new NotFound();
  const today = todayOf(world);
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const { rows } = await sql<MentorLoad>`
      select person.name, load.capacity, load.taken, load.minutes,
        load.hours_per_month as "offeredHours"
      from ${loadRows(programId, today)} join person on person.id = load.person_id
      where is_shown
      order by load.minutes > load.hours_per_month * 60 desc nulls last,
        load.taken - load.capacity desc, load.minutes desc, person.name, load.id
      offset ${offset} limit ${Number.isFinite(limit) ? limit : null}`.execute(connection);
    const { rows: groups } = await sql<
      { named: number; others: number; over: number } & Omit<OthersLoad, 'overBudget'>
    >`
      select count(*) filter (where is_shown) as named,
        count(*) filter (where not is_shown) as others,
        coalesce(sum(capacity) filter (where not is_shown), 0)::integer as places,
        coalesce(sum(taken) filter (where not is_shown), 0)::integer as taken,
        coalesce(sum(minutes) filter (where not is_shown), 0)::integer as minutes,
        count(*) filter (where not is_shown and minutes > hours_per_month * 60)
          as over
      from ${loadRows(programId, today)}`.execute(connection);
    const { named, others, over, ...sums } = found(groups[0]);
    const group = { ...sums, overBudget: overBudgetOf(others, over, smallestGroup) };
    return {
      program: { name: program.name, state: program.state },
      total: named,
      mentors: rows,
      others: { people: others, load: suppressFigure<OthersLoad>(others, group, smallestGroup) },
    };
  });
}
