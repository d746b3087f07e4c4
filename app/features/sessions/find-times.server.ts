import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { loadAvailability, type MemberAvailability } from './availability-queries.server.ts';
import { commonTimes, pickTimes } from './common-times.ts';
import { addDays, localOf, momentOf } from './zoned-time.ts';

/** How far ahead times are looked for, in days. */
const daysAhead = 60;
const offered = 6;

/** A time that suits everybody, and how it looks on each one's clock. */
export interface OfferedTime {
  startsAt: string;
  clocks: { name: string; time: string }[];
}

export interface OfferedTimes {
  times: OfferedTime[];
  /** Why there is none, where there is none. */
  reason: 'noZone' | 'hoursUsed' | 'noCommonTime' | null;
  /** Who never said their usual times or their zone: the offer is worth less for it. */
  assumed: string[];
  withoutZone: string[];
}

interface Wanted {
  engagementId: string;
  /** The reader's zone, and the day and time that would be best. */
  timeZone: string;
  day: string;
  time: string;
  minutes: number;
  /** A session that is being moved: its own time is free. */
  exceptSessionId?: string;
}

/** A handful of times that suit all members, inside their hours, near the day the cadence asks for. */
export async function findTimes(
  world: World,
  actor: Actor,
  { engagementId, timeZone, day, time, minutes, exceptSessionId }: Wanted,
): Promise<OfferedTimes> {
  const engagement = await asActor(world.db, actor, (connection) =>
    findEngagementForMember(connection, actor, engagementId),
  );
  const now = world.clock.now();
  const lastDay = addDays(localOf(now, timeZone).day, daysAhead);
  const until = momentOf(
    addDays(lastDay < engagement.endsOn ? lastDay : engagement.endsOn, 1),
    '12:00',
    timeZone,
  );
  const people = await loadAvailability(
    world,
    engagement.organizationId,
    engagement.members.map((member) => member.personId),
    { until, exceptSessionId },
  );
  const inside = (starts: Date[]) =>
    starts.filter((at) => localOf(at, timeZone).day <= engagement.endsOn);
  const found = inside(commonTimes(people, { now, until, minutes }));
  const unlimited = people.map((person) => ({ ...person, offeredMinutes: null }));
  const withoutZone = people.filter((person) => !person.hasZone).map((person) => person.name);
  return {
    times:
      withoutZone.length > 0
        ? []
        : pickTimes(found, { timeZone, day, time, count: offered }).map((at) => ({
            startsAt: at.toISOString(),
            clocks: clocksAt(people, at),
          })),
    reason:
      withoutZone.length > 0
        ? 'noZone'
        : found.length > 0
          ? null
          : inside(commonTimes(unlimited, { now, until, minutes })).length > 0
            ? 'hoursUsed'
            : 'noCommonTime',
    assumed: people.filter((person) => person.isAssumed).map((person) => person.name),
    withoutZone,
  };
}

/** What each one's clock shows at this moment. */
export function clocksAt(people: readonly MemberAvailability[], at: Date): OfferedTime['clocks'] {
  return people.map(({ name, timeZone }) => ({
    name,
    time: new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    }).format(at),
  }));
}
