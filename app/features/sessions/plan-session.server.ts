import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { placeFrom } from './meeting-place.ts';
import { suggestSession } from './next-session.server.ts';
import { checkPlannedTime, checkSingle, type NewSession, type SessionState } from './session.ts';
import { writeSessionMail } from './session-mail.server.ts';
import { listSessions } from './session-queries.server.ts';
import { localOf, momentOf } from './zoned-time.ts';

/** Proposes a session, at a time as the actor's clock shows it; the partner hears of it by mail. */
export async function planSession(
  world: World,
  actor: Actor,
  { engagementId, timeZone, ...given }: NewSession & { engagementId: string; timeZone: string },
): Promise<{ id: string }> {
  return propose(world, actor, engagementId, async () => ({
    ...given,
    place: placeFrom(given, roomsOf(world)),
    timeZone,
    startsAt: momentOf(given.day, given.time, timeZone),
  }));
}

/** Proposes one of the times that were offered, with length, place and agenda as suggested. */
export async function proposeTime(
  world: World,
  actor: Actor,
  { engagementId, timeZone, startsAt }: { engagementId: string; timeZone: string; startsAt: Date },
): Promise<{ id: string }> {
  return propose(world, actor, engagementId, async (connection, engagement) => {
    const now = world.clock.now();
    const { minutes, place, agenda } = await suggestSession(connection, engagement, now, timeZone);
    return { minutes, place, agenda, timeZone, startsAt };
  });
}

/** Where this installation makes rooms, and how the next one is called: nobody guesses it. */
export function roomsOf({ rooms, random }: Pick<World, 'rooms' | 'random'>) {
  return { rooms, newName: () => `ithaca-${random.id()}` };
}

type Proposed = Pick<SessionRow, 'startsAt' | 'minutes' | 'timeZone' | 'place' | 'agenda'>;

async function propose(
  world: World,
  actor: Actor,
  engagementId: string,
  compose: (connection: Connection, engagement: Engagement) => Promise<Proposed>,
): Promise<{ id: string }> {
  const { id, mailIds } = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    checkSingle(engagement, await statesOf(connection, engagement), 'plan');
    const session = { ...(await compose(connection, engagement)), id: world.random.id() };
    const { day } = localOf(session.startsAt, session.timeZone);
    checkPlannedTime(session.startsAt, day, engagement, world.clock.now());
    await insertSession(connection, world, engagement, {
      ...session,
      state: 'proposed',
      notes: '',
    });
    const { personId } = actor;
    await recordEvent(connection, world, { engagementId, kind: 'session_planned', personId });
    const mailIds = await writeSessionMail(connection, world, engagement, 'proposed', {
      sessionId: session.id,
      readerIds: engagement.partners.map((partner) => partner.personId),
    });
    return { id: session.id, mailIds };
  });
  await sendMail(world, mailIds);
  return { id };
}

/** The states of the sessions that there are. */
export async function statesOf(
  connection: Connection,
  engagement: Engagement,
): Promise<SessionState[]> {
  return (await listSessions(connection, engagement)).map((session) => session.state);
}

interface SessionRow {
  id: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  state: Extract<SessionState, 'proposed' | 'held'>;
  place: string;
  agenda: string;
  notes: string;
  /** The series it belongs to, and when its rule puts it. */
  series?: { id: string; start: Date };
}

/** The two rows of a session: its state, which managers may count, and its words. */
export async function insertSession(
  connection: Connection,
  world: Pick<World, 'clock'>,
  engagement: Engagement,
  session: SessionRow,
): Promise<void> {
  const now = world.clock.now();
  const of = { organization_id: engagement.organizationId, engagement_id: engagement.id };
  await connection
    .insertInto('session')
    .values({
      id: session.id,
      ...of,
      starts_at: session.startsAt,
      minutes: session.minutes,
      time_zone: session.timeZone,
      state: session.state,
      planned_by: engagement.me.personId,
      series_id: session.series?.id ?? null,
      series_start: session.series?.start ?? null,
      created_at: now,
      settled_at: session.state === 'held' ? now : null,
      settled_by: session.state === 'held' ? engagement.me.personId : null,
    })
    .execute();
  await connection
    .insertInto('session_content')
    .values({
      session_id: session.id,
      ...of,
      place: session.place,
      agenda: session.agenda,
      shared_notes: session.notes,
    })
    .execute();
}
