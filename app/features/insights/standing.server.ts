import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../platform/database.server.ts';
import { type Standing, type Step, steps } from './funnel.ts';
import { factsOf, type HealthScope, healthRows, needsLook } from './health.server.ts';
import { type Signal, settlingDays, signals } from './signals.ts';

/** Whether an engagement reached a step: a condition on its facts, or on its row of health.server.ts. */
export const reached: Record<Step, RawBuilder<boolean>> = {
  matched: sql`true`,
  met: sql`sessions_held >= 1`,
  signed: sql`agreed_on is not null`,
  threeSessions: sql`sessions_held >= 3`,
  goalReviewed: sql`goal_reviewed`,
  plannedClose: sql`phase = 'closed'`,
};

/** Those that need a look, and how many of them for which reason. */
export interface Looks {
  needLook: number;
  looks: { signal: Signal; count: number }[];
}

/** How far the engagements of a program came, counted in one pass over their facts. */
export async function readStanding(connection: Database, scope: HealthScope): Promise<Standing> {
  const day = sql`${scope.today}::date`;
  const isSettled = sql`${day} - starts_on > ${settlingDays}::integer`;
  const counts = steps.map(
    (step) => sql`count(*) filter (where ${reached[step]}) as ${sql.ref(step)}`,
  );
  const { rows } = await sql<Record<Step, number> & Summed>`
    select ${sql.join(counts)},
      -- Some meet before the first day.
      percentile_cont(0.5) within group (order by greatest(0, first_held_on - starts_on))
        filter (where first_held_on is not null) as days_to_meeting,
      coalesce(sum(sessions_held), 0)::integer as held,
      count(*) filter (where ${isSettled}) as settled,
      count(*) filter (where ${isSettled} and first_held_on - starts_on <= ${settlingDays}::integer) as soon,
      count(*) filter (where ${isSettled} and agreed_on is not null) as settled_signed,
      count(*) filter (where phase in ('closed', 'ended_early')) as ended,
      coalesce(sum(whole), 0)::integer as spans,
      -- Those of the numbers, which are in order, that lie before the last whole one.
      coalesce(sum(width_bucket(whole - 1, cadences)), 0)::integer as spans_met
    from engagement_fact as fact
    cross join lateral (
      select greatest(0, (least(closed_on, ends_on, ${day}) - starts_on) / cadence_days) as whole
    ) as span
    where ${factsOf(scope)}`.execute(connection);
  const row = aggregate(rows);
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
  };
}

/** What the signals of those that are open ask for. */
export async function readLooks(connection: Database, scope: HealthScope): Promise<Looks> {
  const counts = signals.map(
    (signal) =>
      sql`count(*) filter (where snoozed_until is null and ${sql.ref(signal)} is not null) as ${sql.ref(signal)}`,
  );
  const { rows } = await sql<Record<Signal, number> & { need_look: number }>`
    select count(*) filter (where ${needsLook}) as need_look, ${sql.join(counts)}
    from (${healthRows({ ...scope, onlyOpen: true })}) as looked`.execute(connection);
  const row = aggregate(rows);
  return {
    needLook: row.need_look,
    looks: signals.map((signal) => ({ signal, count: row[signal] })),
  };
}

function aggregate<Row>([row]: Row[]): Row {
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

interface Summed {
  days_to_meeting: number | null;
  held: number;
  settled: number;
  soon: number;
  settled_signed: number;
  ended: number;
  spans: number;
  spans_met: number;
}
