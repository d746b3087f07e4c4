import { type RawBuilder, sql } from 'kysely';
import { pulseDays } from '../engagements/pulse.ts';
import {
  missedPulses,
  quietCadences,
  type Signal,
  settlingDays,
  signals,
  waitingDays,
} from './signals.ts';

/** Which engagements, on which day. */
export interface HealthScope {
  organizationId: string;
  programId: string | null;
  /** One alone. */
  engagementId?: string;
  /** Those that neither closed nor ended: of others nothing is asked. */
  onlyOpen?: boolean;
  today: string;
  /** 'site:Turin': those whose mentee or peers belong to it. */
  group?: string | undefined;
}

/** The facts of a scope, as a condition on them. */
export function factsOf({ organizationId, programId, group }: HealthScope) {
  return sql`fact.organization_id = ${organizationId}
      ${programId === null ? sql`` : sql`and fact.program_id = ${programId}`}
      ${group === undefined ? sql`` : sql`and fact.groups @> array[${group}]::text[]`}`;
}

/**
 * Engagements with their facts and, for each signal, for how long it has been raised: one row each, to be
 * counted, filtered and sorted in the database. Behaviour alone, from facts that no word goes into.
 */
export function healthRows(scope: HealthScope) {
  const { organizationId, engagementId, onlyOpen, today } = scope;
  const columns = signals.map((signal) => sql`${raised(signal, today)} as ${sql.ref(signal)}`);
  return sql`select fact.engagement_id as id, fact.program_id, fact.phase, fact.starts_on, fact.ends_on,
      fact.agreed_on, fact.sessions_held, fact.last_active_at, fact.goal_reviewed, fact.groups,
      snooze.until_on as snoozed_until, ${sql.join(columns)}
    from engagement_fact as fact
    left join (
      select engagement_id, max(until_on) as until_on from care_step
      where kind = 'snoozed' and until_on > ${today}::date group by engagement_id
    ) as snooze on snooze.engagement_id = fact.engagement_id
    left join ${overBudget(organizationId, today)} as over on over.engagement_id = fact.engagement_id
    where ${factsOf(scope)}
      ${engagementId === undefined ? sql`` : sql`and fact.engagement_id = ${engagementId}`}
      ${onlyOpen ? sql`and ${isOpen}` : sql``}
    -- Each signal is worked out once, however often it is asked for above.
    offset 0`;
}

/** Whether anything is raised that nobody put off. */
export const needsLook = sql<boolean>`(snoozed_until is null
  and coalesce(${sql.join(signals.map((signal) => sql.ref(signal)))}) is not null)`;

/** How many signals are raised. */
export const signalCount = sql<number>`num_nonnulls(${sql.join(signals.map((signal) => sql.ref(signal)))})`;

const isOpen = sql`fact.phase not in ('closed', 'ended_early')`;
// A pause is a decision of both, so silence in it means nothing.
const goesOn = sql`fact.phase not in ('closed', 'ended_early', 'paused')`;

function raised(signal: Signal, today: string): RawBuilder<number | null> {
  const day = sql`${today}::date`;
  const since = (from: RawBuilder<unknown>, days: RawBuilder<unknown>, also: RawBuilder<unknown>) =>
    sql<number | null>`case when ${also} and ${day} - ${from} > ${days} then ${day} - ${from} end`;
  switch (signal) {
    case 'noFirstMeeting':
      return since(
        sql`fact.starts_on`,
        sql`${settlingDays}::integer`,
        sql`${goesOn} and fact.sessions_held = 0`,
      );
    case 'notSigned':
      return since(
        sql`fact.starts_on`,
        sql`${settlingDays}::integer`,
        sql`${goesOn} and fact.agreed_on is null`,
      );
    case 'quiet':
      // Somebody may act before the first day; an engagement that begins later is not quiet yet.
      return since(
        sql`greatest(fact.starts_on, (fact.last_active_at at time zone 'UTC')::date)`,
        sql`fact.cadence_days * ${quietCadences}::numeric`,
        goesOn,
      );
    case 'endPassed':
      return since(sql`fact.ends_on`, sql`0`, isOpen);
    case 'unanswered':
      return since(
        sql`(fact.proposed_since at time zone 'UTC')::date`,
        sql`${waitingDays}::integer`,
        goesOn,
      );
    case 'oneSided':
      return since(
        sql`fact.first_due_on`,
        sql`${waitingDays}::integer`,
        sql`${goesOn} and (fact.second_due_on is null or fact.second_due_on >= ${day})`,
      );
    case 'overBudget':
      return sql<number | null>`case when ${goesOn} then over.hours end`;
    case 'noPulse':
      return since(
        sql`greatest(fact.agreed_on, (fact.last_pulse_at at time zone 'UTC')::date)`,
        sql`${missedPulses * pulseDays}::integer`,
        sql`fact.phase in ('agreed', 'working') and fact.kind <> 'flash'
          and fact.agreed_on is not null and fact.program_id in (
            select program_id from (
              select distinct on (program_id) program_id, asks, measures from evaluation_plan
              order by program_id, version desc
            ) as plan where asks and measures @> '[{"moments": ["pulse"]}]')`,
      );
  }
}

/**
 * By how many hours the one who is most over their budget is over it this month, over all they do; of those
 * who let managers see their load, since a signal on one engagement names them.
 */
function overBudget(organizationId: string, today: string) {
  return sql`(
    select member.engagement_id, ceil(max(late.minutes) / 60)::integer as hours
    from (
      select spent.person_id, spent.minutes - offer.minutes as minutes from (
      select member.person_id, sum(fact.busy_minutes) as minutes
      from engagement_fact as fact
      join engagement_member as member on member.engagement_id = fact.engagement_id
      where fact.organization_id = ${organizationId} and member.left_at is null
        and fact.busy_month = date_trunc('month', ${today}::date)::date
        and member.person_id in (select people_showing_load(${organizationId}))
      group by member.person_id
    ) as spent
    cross join lateral (
      select sum(hours_per_month) * 60 as minutes from enrolment
      where organization_id = ${organizationId} and enrolment.person_id = spent.person_id
        and state in ('accepted', 'matched')
    ) as offer
    where spent.minutes > offer.minutes
    -- First who is late, who are few, then where they take part.
    offset 0
    ) as late
    join engagement_member as member on member.person_id = late.person_id
      and member.organization_id = ${organizationId} and member.left_at is null
    group by member.engagement_id
  )`;
}
