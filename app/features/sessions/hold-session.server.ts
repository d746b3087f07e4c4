import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { beginWork } from '../engagements/begin-work.server.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { recordCheckIn } from '../goals/check-in.server.ts';
import { kindRules } from '../programs/program-kind.ts';
import { planIn } from './action.ts';
import { addAction } from './actions.server.ts';
import { recordAttendance } from './attendance.server.ts';
import { placeFrom } from './meeting-place.ts';
import { insertSession, roomsOf, statesOf } from './plan-session.server.ts';
import {
  checkHeldTime,
  checkSingle,
  type MetSession,
  type SessionRecord,
  stateAfter,
} from './session.ts';
import { findSession } from './session-queries.server.ts';
import { momentOf } from './zoned-time.ts';

/** Of a circle: who came. */
interface Attended {
  present?: readonly string[];
}

/** Records that a planned session took place, with progress on goals and the next actions. */
export async function holdSession(
  world: World,
  actor: Actor,
  {
    engagementId,
    sessionId,
    ...record
  }: SessionRecord & Attended & { engagementId: string; sessionId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const session = await findSession(connection, engagement, sessionId);
    checkSingle(engagement, [], 'hold');
    const now = world.clock.now();
    const state = stateAfter('hold', actor, session, now);
    await connection
      .updateTable('session')
      .set({ state, settled_at: now, settled_by: actor.personId })
      .where('id', '=', sessionId)
      .execute();
    await keepRecord(connection, world, actor, engagement, sessionId, record);
  });
}

/** 'We met on …': records a session that nobody had planned here. */
export async function logSession(
  world: World,
  actor: Actor,
  {
    engagementId,
    timeZone,
    ...given
  }: MetSession & Attended & { engagementId: string; timeZone: string },
): Promise<{ id: string }> {
  return asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    checkSingle(engagement, await statesOf(connection, engagement), 'hold');
    const startsAt = momentOf(given.day, given.time, timeZone);
    checkHeldTime(startsAt, given.day, engagement, world.clock.now());
    const id = world.random.id();
    const place = placeFrom(given, roomsOf(world));
    const session = { ...given, place, id, startsAt, timeZone, agenda: '' };
    await insertSession(connection, world, engagement, { ...session, state: 'held' });
    await keepRecord(connection, world, actor, engagement, id, given);
    return { id };
  });
}

async function keepRecord(
  connection: Connection,
  world: World,
  actor: Actor,
  engagement: Engagement,
  sessionId: string,
  { checks, actions, present }: SessionRecord & Attended,
): Promise<void> {
  const engagementId = engagement.id;
  if (present && kindRules[engagement.kind].isGroup) {
    await recordAttendance(connection, engagement, sessionId, present);
  }
  await recordEvent(connection, world, {
    engagementId,
    kind: 'session_held',
    personId: actor.personId,
  });
  for (const [index, { progress, ...row }] of checks.entries()) {
    if (progress === undefined) continue;
    const field = (name: string) => `checks[${index}][${name}]`;
    const given = { ...row, progress, sessionId, field };
    await recordCheckIn(connection, world, actor, engagement, given);
  }
  for (const [index, row] of actions.entries()) {
    const plan = planIn(row);
    const field = (name: string) => `actions[${index}][${name}]`;
    if (plan) await addAction(connection, world, engagement, { ...plan, sessionId, field });
  }
  await beginWork(connection, world, actor, engagementId, 'session');
}
