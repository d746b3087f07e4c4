import type { Actor } from '../../platform/actor.ts';
import { dayIn } from '../../platform/calendar.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { loadAvailability } from './availability-queries.server.ts';
import { type Availability, commonTimes } from './common-times.ts';
import { clocksAt, type OfferedTime } from './find-times.server.ts';
import { type Rhythm, rankSeries } from './series.ts';
import { addDays, localOf, momentOf } from './zoned-time.ts';

/** A first session lies at most so many days ahead. */
const firstWithinDays = 28;
const offered = 4;

export interface OfferedSeries extends OfferedTime {
  fitting: number;
  /** The moments of those that do not suit somebody. */
  unfitting: string[];
}

/**
 * Times to repeat: each with how many of its sessions suit everybody, inside their windows, beside
 * what is planned and what their calendars say, and within the hours of every month it touches.
 */
export async function findSeriesTimes(
  world: World,
  actor: Actor,
  wanted: {
    engagementId: string;
    timeZone: string;
    time: string;
    minutes: number;
    rhythm: Rhythm;
    count: number;
  },
): Promise<OfferedSeries[]> {
  const { timeZone, minutes } = wanted;
  const engagement = await asActor(world.db, actor, (connection) =>
    findEngagementForMember(connection, actor, wanted.engagementId),
  );
  const now = world.clock.now();
  const until = momentOf(addDays(engagement.endsOn, 1), '12:00', timeZone);
  const people = await loadAvailability(
    world,
    engagement.organizationId,
    engagement.members.map((member) => member.personId),
    { until },
  );
  if (people.some((person) => !person.hasZone)) return [];
  // Hours are counted along the series, below.
  const unlimited = people.map((person) => ({ ...person, offeredMinutes: null }));
  const free = commonTimes(unlimited, { now, until, minutes }).filter(
    (at) => localOf(at, timeZone).day <= engagement.endsOn,
  );
  const lastFirst = addDays(localOf(now, timeZone).day, firstWithinDays);
  return rankSeries(free, {
    ...wanted,
    lastFirst,
    isWithinHours: (at, before) =>
      people.every((person) => hasHoursFor(person, at, before, minutes)),
  })
    .slice(0, offered)
    .map(({ startsAt, fitting, unfitting }) => ({
      startsAt: startsAt.toISOString(),
      clocks: clocksAt(people, startsAt),
      fitting,
      unfitting: unfitting.map((at) => at.toISOString()),
    }));
}

/** Whether one more session is within what somebody offered in its month, those before it counted. */
function hasHoursFor(
  { offeredMinutes, usedMinutes, timeZone }: Availability,
  at: Date,
  before: readonly Date[],
  minutes: number,
): boolean {
  if (offeredMinutes === null) return true;
  const monthOf = (moment: Date) => dayIn(timeZone, moment).slice(0, 7);
  const month = monthOf(at);
  const taken = before.filter((each) => monthOf(each) === month).length + 1;
  return (usedMinutes[month] ?? 0) + taken * minutes <= offeredMinutes;
}
