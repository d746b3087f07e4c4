import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { forgetAnswers, keepAnswers } from './answers.server.ts';
import { type GivenPlace, placeFrom } from './meeting-place.ts';
import { roomsOf } from './plan-session.server.ts';
import {
  checkPlannedTime,
  lateMinutes,
  type SessionState,
  type SessionTime,
  stateAfter,
} from './session.ts';
import { writeSessionMail } from './session-mail.server.ts';
import { findSession, type Session } from './session-queries.server.ts';
import { localOf, momentOf } from './zoned-time.ts';

interface Which {
  engagementId: string;
  sessionId: string;
}

/** Says yes to the time that the partner proposed. */
export async function acceptSession(world: World, actor: Actor, which: Which): Promise<void> {
  await settle(world, actor, which, 'accept');
}

/** Notes that a session was agreed and did not take place. */
export async function missSession(world: World, actor: Actor, which: Which): Promise<void> {
  await settle(world, actor, which, 'miss');
}

/** Calls a session off; the partner hears of it by mail. */
export async function cancelSession(world: World, actor: Actor, which: Which): Promise<void> {
  await settle(world, actor, which, 'cancel');
}

async function settle(
  world: World,
  actor: Actor,
  { engagementId, sessionId }: Which,
  deed: 'accept' | 'miss' | 'cancel',
): Promise<void> {
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const session = await findSession(connection, engagement, sessionId);
    const now = world.clock.now();
    const state = stateAfter(deed, actor, session, now);
    const late = deed === 'cancel' ? lateChange('cancelled', engagement, session, actor, now) : {};
    await connection
      .updateTable('session')
      .set((on) => ({
        state,
        settled_at: deed === 'accept' ? null : now,
        settled_by: deed === 'accept' ? null : actor.personId,
        sequence: on('sequence', '+', deed === 'cancel' ? 1 : 0),
        ...late,
      }))
      .where('id', '=', sessionId)
      .execute();
    const partnerIds = engagement.partners.map((partner) => partner.personId);
    if (deed === 'accept') {
      await keepAnswers(connection, world, engagement, [sessionId], 'accepted');
      // It goes into the calendar of whoever named the time; the others have it from the proposal.
      const readerIds = partnerIds.filter((id) => id === session.plannedBy);
      return writeSessionMail(connection, world, engagement, 'accepted', { sessionId, readerIds });
    }
    const kind = deed === 'miss' ? 'session_missed' : 'session_cancelled';
    await recordEvent(connection, world, { engagementId, kind, personId: actor.personId });
    // A proposal or date that is past already is tidied up without a mail.
    if (deed !== 'cancel' || session.startsAt <= now) return [];
    return [
      ...(await writeSessionMail(connection, world, engagement, 'cancelled', {
        sessionId,
        isLate: 'late_minutes' in late,
        readerIds: partnerIds,
      })),
      ...(await writeSessionMail(connection, world, engagement, 'cancelledOwn', {
        sessionId,
        readerIds: isInOwnCalendar(session, actor) ? [actor.personId] : [],
      })),
    ];
  });
  await sendMail(world, mailIds);
}

/** What is noted of a change that comes later than the two agreed; nothing where it does not. */
export function lateChange(
  change: 'moved' | 'cancelled',
  engagement: Engagement,
  session: Pick<Session, 'state' | 'startsAt'>,
  actor: Actor,
  now: Date,
) {
  const minutes = lateMinutes(session, now, engagement.changeNoticeHours);
  if (minutes === null) return {};
  return { late_change: change, late_by: actor.personId, late_minutes: minutes };
}

/** Whether the actor was ever sent this session: only then their calendar must hear of its end. */
function isInOwnCalendar(
  session: { state: SessionState; plannedBy: string | null; sequence: number },
  actor: Actor,
): boolean {
  return (
    session.state === 'scheduled' || session.sequence > 0 || session.plannedBy !== actor.personId
  );
}

/** Proposes another time or place for a session; the partner hears of it by mail and accepts again. */
export async function moveSession(
  world: World,
  actor: Actor,
  { timeZone, day, time, ...given }: SessionTime & Which & { timeZone: string },
): Promise<void> {
  await move(world, actor, { ...given, timeZone, startsAt: momentOf(day, time, timeZone) });
}

/** Proposes one of the offered times instead; length and place stay. */
export async function moveToTime(
  world: World,
  actor: Actor,
  given: Which & { timeZone: string; startsAt: Date },
): Promise<void> {
  await move(world, actor, given);
}

async function move(
  world: World,
  actor: Actor,
  {
    engagementId,
    sessionId,
    timeZone,
    startsAt,
    ...given
  }: Which & { timeZone: string; startsAt: Date; minutes?: number } & Partial<GivenPlace>,
): Promise<void> {
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const session = await findSession(connection, engagement, sessionId);
    const now = world.clock.now();
    const state = stateAfter('move', actor, session, now);
    checkPlannedTime(startsAt, localOf(startsAt, timeZone).day, engagement, now);
    const { minutes = session.minutes } = given;
    const place =
      given.place === undefined
        ? session.place
        : placeFrom(
            { place: given.place, meeting: given.meeting },
            { ...roomsOf(world), before: session.place },
          );
    const late = lateChange('moved', engagement, session, actor, now);
    await connection
      .updateTable('session')
      .set((on) => ({
        state,
        starts_at: startsAt,
        minutes,
        time_zone: timeZone,
        planned_by: actor.personId,
        sequence: on('sequence', '+', 1),
        ...late,
      }))
      .where('id', '=', sessionId)
      .execute();
    await connection
      .updateTable('session_content')
      .set({ place })
      .where('session_id', '=', sessionId)
      .execute();
    await forgetAnswers(connection, [sessionId]);
    return writeSessionMail(connection, world, engagement, 'moved', {
      sessionId,
      isLate: 'late_minutes' in late,
      readerIds: engagement.partners.map((partner) => partner.personId),
    });
  });
  await sendMail(world, mailIds);
}
