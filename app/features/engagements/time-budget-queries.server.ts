import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';

export interface TimeBudget {
  /** Minutes of sessions that were held in the span. */
  heldMinutes: number;
  /** Minutes of those still to come in it, proposed ones too: they would take time all the same. */
  plannedMinutes: number;
  /** Hours a month that the person offered, over all programs; null where they never said. */
  offeredHours: number | null;
}

/** The actor's time over all their engagements: what went into sessions, beside what they offered. */
export async function findTimeBudget(
  connection: Connection,
  actor: Actor,
  span: { from: Date; to: Date },
): Promise<TimeBudget> {
  const minutes = await connection
    .selectFrom('session')
    .innerJoin('engagement_member as member', 'member.engagement_id', 'session.engagement_id')
    .innerJoin('engagement', 'engagement.id', 'session.engagement_id')
    .select([
      sql<number>`coalesce(sum(session.minutes) filter (where session.state = 'held'), 0)::int`.as(
        'held',
      ),
      // What was planned in an engagement that has ended takes nobody's time any more.
      sql<number>`coalesce(sum(session.minutes) filter (where session.state in ('proposed', 'scheduled')
        and engagement.phase not in ('closed', 'ended_early')), 0)::int`.as('planned'),
    ])
    .where('member.person_id', '=', actor.personId)
    .where('member.left_at', 'is', null)
    .where('session.starts_at', '>=', span.from)
    .where('session.starts_at', '<', span.to)
    .executeTakeFirstOrThrow();
  const offered = await connection
    .selectFrom('enrolment')
    .select(sql<number | null>`sum(hours_per_month)`.as('hours'))
    .where('person_id', '=', actor.personId)
    .where('state', 'in', ['accepted', 'matched'])
    .executeTakeFirst();
  return {
    heldMinutes: minutes.held,
    plannedMinutes: minutes.planned,
    offeredHours: offered?.hours ?? null,
  };
}
