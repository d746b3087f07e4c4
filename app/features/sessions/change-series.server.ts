import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { forgetAnswers, keepAnswers } from './answers.server.ts';
import { lateChange } from './change-session.server.ts';
import { placeFrom } from './meeting-place.ts';
import { roomsOf } from './plan-session.server.ts';
import { occurrencesOf } from './series.ts';
import { type SeriesOccasion, writeSeriesMail } from './series-mail.server.ts';
import { findSeries, type Series } from './series-queries.server.ts';
import { canDo, checkPlannedTime, type SessionTime } from './session.ts';
import { findSession } from './session-queries.server.ts';
import { localOf, momentOf } from './zoned-time.ts';

interface Which {
  engagementId: string;
  /** One of the series. */
  sessionId: string;
}

/** Says yes to all sessions of the series that wait for the actor's yes. */
export async function acceptSeries(world: World, actor: Actor, which: Which): Promise<void> {
  await change(world, actor, which, 'seriesAccepted', async (connection, engagement, series) => {
    const now = world.clock.now();
    const open = series.sessions.filter((session) => canDo('accept', actor, session, now));
    if (open.length === 0) throw refusal('', 'sessions:cannot.accept');
    await connection
      .updateTable('session')
      .set({ state: 'scheduled', settled_at: null, settled_by: null })
      .where('id', 'in', idsOf(open))
      .execute();
    await keepAnswers(connection, world, engagement, idsOf(open), 'accepted');
    const planners = new Set(open.map((session) => session.plannedBy));
    return { readers: (personId) => planners.has(personId) };
  });
}

/** Calls off this session and all of its series after it; all who have them hear it by one mail. */
export async function cancelRest(world: World, actor: Actor, which: Which): Promise<void> {
  await change(world, actor, which, 'seriesCancelled', async (connection, engagement, series) => {
    const now = world.clock.now();
    const rest = restOf(series, which.sessionId, actor, now, 'cancel');
    for (const session of rest) {
      await connection
        .updateTable('session')
        .set((on) => ({
          state: 'cancelled',
          settled_at: now,
          settled_by: actor.personId,
          sequence: on('sequence', '+', 1),
          ...lateChange('cancelled', engagement, session, actor, now),
        }))
        .where('id', '=', session.id)
        .execute();
    }
    const { engagementId } = which;
    const { personId } = actor;
    await recordEvent(connection, world, { engagementId, kind: 'session_cancelled', personId });
    return { readers: () => true };
  });
}

/** Proposes another time for this session and, in the rhythm of the series, for all after it. */
export async function moveRest(
  world: World,
  actor: Actor,
  {
    timeZone,
    day,
    time,
    minutes,
    place,
    meeting,
    ...which
  }: SessionTime & Which & { timeZone: string },
): Promise<void> {
  await change(world, actor, which, 'seriesMoved', async (connection, engagement, series) => {
    const now = world.clock.now();
    const rest = restOf(series, which.sessionId, actor, now, 'move');
    const startsAt = momentOf(day, time, timeZone);
    const starts = occurrencesOf({ rhythm: series.rhythm, count: rest.length, startsAt, timeZone });
    for (const [index, session] of rest.entries()) {
      const at = found(starts[index]);
      checkPlannedTime(at, localOf(at, timeZone).day, engagement, now);
      await connection
        .updateTable('session')
        .set((on) => ({
          state: 'proposed',
          starts_at: at,
          minutes,
          time_zone: timeZone,
          planned_by: actor.personId,
          sequence: on('sequence', '+', 1),
          ...lateChange('moved', engagement, session, actor, now),
        }))
        .where('id', '=', session.id)
        .execute();
      await connection
        .updateTable('session_content')
        .set({
          place: placeFrom({ place, meeting }, { ...roomsOf(world), before: session.place }),
        })
        .where('session_id', '=', session.id)
        .execute();
    }
    await forgetAnswers(connection, idsOf(rest));
    return { readers: (personId) => personId !== actor.personId };
  });
}

/** Locks, changes, counts the series up and writes one mail to each of the readers. */
async function change(
  world: World,
  actor: Actor,
  { engagementId, sessionId }: Which,
  occasion: SeriesOccasion,
  work: (
    connection: Connection,
    engagement: Engagement,
    series: Series,
  ) => Promise<{ readers: (personId: string) => boolean }>,
): Promise<void> {
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const { seriesId } = await findSession(connection, engagement, sessionId);
    const series = await findSeries(connection, engagement, found(seriesId));
    const { readers } = await work(connection, engagement, series);
    await connection
      .updateTable('session_series')
      .set((on) => ({ sequence: on('sequence', '+', 1) }))
      .where('id', '=', series.id)
      .execute();
    const readerIds = engagement.members.map((member) => member.personId).filter(readers);
    return writeSeriesMail(connection, world, engagement, occasion, {
      seriesId: series.id,
      readerIds,
    });
  });
  await sendMail(world, mailIds);
}

/** This session and those after it in the series that can still be moved or cancelled. */
function restOf(
  series: Series,
  sessionId: string,
  actor: Actor,
  now: Date,
  deed: 'move' | 'cancel',
) {
  const from = found(series.sessions.find((session) => session.id === sessionId));
  const rest = series.sessions.filter(
    (session) =>
      session.seriesStart >= from.seriesStart &&
      session.startsAt > now &&
      canDo(deed, actor, session, now),
  );
  if (rest.length === 0) throw refusal('', `sessions:cannot.${deed}`);
  return rest;
}

const idsOf = (sessions: readonly { id: string }[]) => sessions.map((session) => session.id);
