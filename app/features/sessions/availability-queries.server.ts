import { dayIn } from '../../platform/calendar.ts';
import type { World } from '../../platform/world.ts';
import { defaultNotice, type Window } from '../profiles/availability.ts';
import { listExceptions } from '../profiles/availability-exceptions.server.ts';
import { type Availability, assumedWindows, type Span } from './common-times.ts';
import { addDays } from './zoned-time.ts';

/** One member's availability, and how sure it is. */
export interface MemberAvailability extends Availability {
  personId: string;
  name: string;
  /** They never said their usual times: working hours are assumed. */
  isAssumed: boolean;
  /** They never said their zone: their times cannot be worked out. */
  hasZone: boolean;
}

/**
 * When each of these people can meet, from all they said and all that is planned, in every
 * organization. Read as the server, not as the actor: partners see the times that are left, not
 * each other's holidays, calendars and other engagements. Whoever calls it has made sure that the
 * actor shares an engagement with them.
 */
export async function loadAvailability(
  world: Pick<World, 'db' | 'clock'>,
  organizationId: string,
  personIds: readonly string[],
  { until, exceptSessionId }: { until: Date; exceptSessionId?: string | undefined },
): Promise<MemberAvailability[]> {
  const { db } = world;
  const now = world.clock.now();
  const people = await db
    .selectFrom('person')
    .leftJoin('availability_setting as setting', (join) =>
      join
        .onRef('setting.person_id', '=', 'person.id')
        .on('setting.organization_id', '=', organizationId),
    )
    .select(['person.id', 'person.name', 'person.time_zone', 'setting.notice_hours'])
    .where('person.id', 'in', personIds)
    .orderBy('person.name')
    .execute();
  const windows = await db
    .selectFrom('availability_window')
    .select(['person_id', 'weekday', 'starts_minute', 'ends_minute'])
    .where('organization_id', '=', organizationId)
    .where('person_id', 'in', personIds)
    .execute();
  const yesterday = addDays(dayIn('UTC', now), -1);
  const exceptions = await listExceptions(db, organizationId, personIds, yesterday);
  const sessions = await listSessionsOf(world, personIds, { until });
  const busyTimes = await db
    .selectFrom('busy_time')
    .select(['person_id', 'starts_at', 'ends_at'])
    .where('person_id', 'in', personIds)
    .where('ends_at', '>', now)
    .where('starts_at', '<', until)
    .execute();
  const offers = await db
    .selectFrom('enrolment')
    .select((on) => ['person_id', on.fn.sum<number | null>('hours_per_month').as('hours')])
    .where('person_id', 'in', personIds)
    .where('state', 'in', ['accepted', 'matched'])
    .groupBy('person_id')
    .execute();
  return people.map((person) => {
    const timeZone = person.time_zone ?? 'UTC';
    const own = windows
      .filter((row) => row.person_id === person.id)
      .map(
        (row): Window => ({
          weekday: row.weekday,
          startsMinute: row.starts_minute,
          endsMinute: row.ends_minute,
        }),
      );
    const counted = sessions.filter(
      (row) => row.person_id === person.id && row.id !== exceptSessionId,
    );
    const usedMinutes: Record<string, number> = {};
    for (const { starts_at, minutes } of counted) {
      const month = dayIn(timeZone, starts_at).slice(0, 7);
      usedMinutes[month] = (usedMinutes[month] ?? 0) + minutes;
    }
    const hours = offers.find((row) => row.person_id === person.id)?.hours ?? null;
    return {
      personId: person.id,
      name: person.name,
      timeZone,
      hasZone: person.time_zone !== null,
      isAssumed: own.length === 0,
      windows: own.length === 0 ? assumedWindows : own,
      exceptions: exceptions.filter((each) => each.personId === person.id),
      noticeHours: person.notice_hours ?? defaultNotice,
      busy: [
        ...counted
          .filter((row) => row.state !== 'held')
          .map((row) => spanOf(row.starts_at, row.minutes)),
        ...busyTimes
          .filter((row) => row.person_id === person.id)
          .map((row): Span => ({ from: row.starts_at.getTime(), to: row.ends_at.getTime() })),
      ],
      offeredMinutes: hours === null ? null : hours * 60,
      usedMinutes,
    };
  });
}

function spanOf(startsAt: Date, minutes: number): Span {
  return { from: startsAt.getTime(), to: startsAt.getTime() + minutes * 60_000 };
}

/** Sessions that take or took these people's time, from the month before until then. */
async function listSessionsOf(
  world: Pick<World, 'db' | 'clock'>,
  personIds: readonly string[],
  { until }: { until: Date },
) {
  const from = new Date(world.clock.now().getTime() - 32 * 24 * 3_600_000);
  return world.db
    .selectFrom('session')
    .innerJoin('engagement_member as member', 'member.engagement_id', 'session.engagement_id')
    .innerJoin('engagement', 'engagement.id', 'session.engagement_id')
    .select(['session.id', 'session.starts_at', 'session.minutes', 'session.state'])
    .select('member.person_id')
    .where('member.person_id', 'in', personIds)
    .where('member.left_at', 'is', null)
    .where('session.starts_at', '>=', from)
    .where('session.starts_at', '<', until)
    .where((on) =>
      on.or([
        on('session.state', '=', 'held'),
        on.and([
          on('session.state', 'in', ['proposed', 'scheduled']),
          // What was planned in an engagement that has ended takes nobody's time any more.
          on('engagement.phase', 'not in', ['closed', 'ended_early']),
        ]),
      ]),
    )
    .execute();
}
