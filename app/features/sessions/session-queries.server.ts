import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { type SessionState, sessionStates } from './session.ts';

export interface Session {
  id: string;
  startsAt: Date;
  minutes: number;
  /** The zone of whoever named the time. */
  timeZone: string;
  state: SessionState;
  plannedBy: string | null;
  place: string;
  /** How often it was changed since it was proposed, for calendars. */
  sequence: number;
  /** Who called it off, or recorded it as held or missed. */
  settledBy: string | null;
  /** The series it belongs to, and when its rule puts it. */
  seriesId: string | null;
  seriesStart: Date | null;
  /** It was moved or called off later than agreed: by whom, and how long before it was to begin. */
  late: { change: 'moved' | 'cancelled'; by: string | null; minutes: number } | null;
}

/** With the words that both write on. */
export interface SessionWords extends Session {
  agenda: string;
  notes: string;
  decisions: string;
  version: number;
}

const state = z.enum(sessionStates);

/** All sessions of an engagement, latest first. It takes the engagement as a member found it. */
export async function listSessions(
  connection: Connection,
  engagement: Engagement,
): Promise<Session[]> {
  const rows = await sessionsOf(connection, engagement)
    .orderBy('session.starts_at', 'desc')
    .execute();
  return rows.map(toSession);
}

export async function findSession(
  connection: Connection,
  engagement: Engagement,
  sessionId: string,
): Promise<SessionWords> {
  const row = found(
    await sessionsOf(connection, engagement)
      .select(['content.agenda', 'content.shared_notes', 'content.decisions', 'content.version'])
      .where('session.id', '=', sessionId)
      .executeTakeFirst(),
  );
  const { agenda, shared_notes: notes, decisions, version } = row;
  return { ...toSession(row), agenda, notes, decisions, version };
}

function sessionsOf(connection: Connection, engagement: Engagement) {
  return connection
    .selectFrom('session')
    .innerJoin('session_content as content', 'content.session_id', 'session.id')
    .selectAll('session')
    .select('content.place')
    .where('session.engagement_id', '=', engagement.id);
}

interface Row {
  id: string;
  starts_at: Date;
  minutes: number;
  time_zone: string;
  state: string;
  planned_by: string | null;
  sequence: number;
  settled_by: string | null;
  series_id: string | null;
  series_start: Date | null;
  late_change: string | null;
  late_by: string | null;
  late_minutes: number | null;
  place: string;
}

function toSession(row: Row): Session {
  return {
    id: row.id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    timeZone: row.time_zone,
    state: state.parse(row.state),
    plannedBy: row.planned_by,
    place: row.place,
    sequence: row.sequence,
    settledBy: row.settled_by,
    seriesId: row.series_id,
    seriesStart: row.series_start,
    late:
      row.late_change === null
        ? null
        : {
            change: row.late_change === 'cancelled' ? 'cancelled' : 'moved',
            by: row.late_by,
            minutes: row.late_minutes ?? 0,
          },
  };
}

/** The actor's own note on a session; nobody else's is ever found. */
export async function findPrivateNote(
  connection: Connection,
  actor: Actor,
  sessionId: string,
): Promise<string> {
  const row = await connection
    .selectFrom('session_private_note')
    .select('text')
    .where('session_id', '=', sessionId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
  return row?.text ?? '';
}
