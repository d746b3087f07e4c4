import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { kindRules } from '../programs/program-kind.ts';
import { placeFrom } from './meeting-place.ts';
import { suggestSession } from './next-session.server.ts';
import { insertSession, roomsOf } from './plan-session.server.ts';
import { checkSeries, type NewSeries, type Rhythm } from './series.ts';
import { writeSeriesMail } from './series-mail.server.ts';
import { checkPlannedTime } from './session.ts';
import { localOf, momentOf } from './zoned-time.ts';

type Repeated = { engagementId: string; timeZone: string; rhythm: Rhythm; count: number };

/** Proposes sessions that repeat; the others hear of all of them by one mail. */
export async function planSeries(
  world: World,
  actor: Actor,
  { day, time, minutes, meeting, place, ...given }: NewSeries & Repeated,
): Promise<{ id: string }> {
  const startsAt = momentOf(day, time, given.timeZone);
  return propose(world, actor, {
    ...given,
    startsAt,
    minutes,
    place: placeFrom({ meeting, place }, roomsOf(world)),
  });
}

/** Proposes one of the series that were offered, with length and place as suggested. */
export async function proposeSeries(
  world: World,
  actor: Actor,
  given: Repeated & { startsAt: Date },
): Promise<{ id: string }> {
  return propose(world, actor, given);
}

/** Returns the first session's id. */
async function propose(
  world: World,
  actor: Actor,
  {
    engagementId,
    timeZone,
    rhythm,
    count,
    startsAt,
    ...given
  }: Repeated & { startsAt: Date; minutes?: number; place?: string },
): Promise<{ id: string }> {
  const { id, mailIds } = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    if (kindRules[engagement.kind].isSingle) throw refusal('', 'sessions:problems.oneOnly');
    const now = world.clock.now();
    checkPlannedTime(startsAt, localOf(startsAt, timeZone).day, engagement, now);
    const starts = checkSeries({ rhythm, count, startsAt, timeZone }, engagement);
    const suggested = await suggestSession(connection, engagement, now, timeZone);
    const { minutes = suggested.minutes, place = suggested.place } = given;
    const seriesId = world.random.id();
    await connection
      .insertInto('session_series')
      .values({
        id: seriesId,
        organization_id: engagement.organizationId,
        engagement_id: engagementId,
        rhythm,
        count,
        starts_at: startsAt,
        time_zone: timeZone,
        minutes,
        created_at: now,
      })
      .execute();
    const sessions = starts.map((at, index) => ({
      id: world.random.id(),
      startsAt: at,
      minutes,
      timeZone,
      state: 'proposed' as const,
      place,
      // What will be open before the later ones is not known yet.
      agenda: index === 0 ? suggested.agenda : '',
      notes: '',
      series: { id: seriesId, start: at },
    }));
    for (const session of sessions) {
      await insertSession(connection, world, engagement, session);
    }
    const { personId } = actor;
    await recordEvent(connection, world, { engagementId, kind: 'session_planned', personId });
    const mailIds = await writeSeriesMail(connection, world, engagement, 'seriesProposed', {
      seriesId,
      readerIds: engagement.partners.map((partner) => partner.personId),
    });
    return { id: sessions[0]?.id ?? '', mailIds };
  });
  await sendMail(world, mailIds);
  return { id };
}
