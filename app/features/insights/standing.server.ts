import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../platform/database.server.ts';
import { type Standing, type Step, steps } from './funnel.ts';
import { type HealthScope, healthRows, needsLook } from './health.server.ts';
import { type Signal, settlingDays, signals } from './signals.ts';

/** Whether an engagement reached a step: a condition on its row of health.server.ts. */
export const reached: Record<Step, RawBuilder<boolean>> = {
  matched: sql`true`,
  met: sql`sessions_held >= 1`,
  signed: sql`agreed_at is not null`,
  threeSessions: sql`sessions_held >= 3`,
  goalReviewed: sql`goal_reviewed`,
  plannedClose: sql`phase = 'closed'`,
};

export interface LiveStanding extends Standing {
  /** Those that need a look, and how many of them for which reason. */
  needLook: number;
  looks: { signal: Signal; count: number }[];
}

/** How far the engagements of a program came, counted by the database in one pass over their facts. */
export async function readStanding(
  connection: Database,
  scope: HealthScope,
): Promise<LiveStanding> {
  const day = sql`${scope.today}::date`;
  // Some meet before the first day.
  const daysToMeeting = sql`greatest(0, first_held_on - starts_on)`;
  const isSettled = sql`${day} - starts_on > ${settlingDays}::integer`;
  const counts = [
    ...steps.map((step) => sql`count(*) filter (where ${reached[step]}) as ${sql.ref(step)}`),
    ...signals.map(
      (signal) =>
        sql`count(*) filter (where snoozed_until is null and ${sql.ref(signal)} is not null) as ${sql.ref(signal)}`,
    ),
  ];
  const { rows } = await sql<Record<Step | Signal, number> & Summed>`
    select ${sql.join(counts)},
      count(*) filter (where ${needsLook}) as need_look,
      percentile_cont(0.5) within group (order by ${daysToMeeting})
        filter (where first_held_on is not null) as days_to_meeting,
      coalesce(sum(sessions_held), 0)::integer as held,
      count(*) filter (where ${isSettled}) as settled,
      count(*) filter (where ${isSettled} and first_held_on - starts_on <= ${settlingDays}::integer) as soon,
      count(*) filter (where ${isSettled} and agreed_at is not null) as settled_signed,
      count(*) filter (where phase in ('closed', 'ended_early')) as ended,
      coalesce(sum(whole), 0)::integer as spans,
      coalesce(sum(met_in), 0)::integer as spans_met
    from (${healthRows(scope)}) as looked
    cross join lateral (
      select greatest(0, (least((closed_at at time zone 'UTC')::date, ends_on, ${day}) - starts_on)
        / cadence_days) as whole
    ) as span
    cross join lateral (
      -- In order: mostly all of them lie before the last whole one.
      select case when coalesce(cadences[cardinality(cadences)], -1) < whole then cardinality(cadences)
        else (select count(*) from unnest(cadences) as number where number < whole) end as met_in
    ) as rhythm`.execute(connection);
  const row = rows[0];
  if (!row) throw new Error('an aggregate without a row');
  return {
    funnel: steps.map((step) => ({ step, count: row[step] })),
    daysToFirstMeeting: row.days_to_meeting,
    sessionsHeld: row.held,
    targets: {
      firstMeeting: { of: row.settled, met: row.soon },
      agreement: { of: row.settled, met: row.settled_signed },
      rhythm: { of: row.spans, met: row.spans_met },
      plannedClose: { of: row.ended, met: row.plannedClose },
    },
    needLook: row.need_look,
    looks: signals.map((signal) => ({ signal, count: row[signal] })),
  };
}

interface Summed {
  need_look: number;
  days_to_meeting: number | null;
  held: number;
  settled: number;
  soon: number;
  settled_signed: number;
  ended: number;
  spans: number;
  spans_met: number;
}
