import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { type Rhythm, rhythms, type SeriesRule } from './series.ts';
import { canDo } from './session.ts';
import { listSessions, type Session } from './session-queries.server.ts';

export interface Series extends SeriesRule {
  id: string;
  minutes: number;
  sequence: number;
  /** In the order of the rule, wherever they were moved since. */
  sessions: (Session & { seriesStart: Date })[];
}

/** A series with its sessions. It takes the engagement as a member found it. */
export async function findSeries(
  connection: Connection,
  engagement: Engagement,
  seriesId: string,
): Promise<Series> {
  const row = found(
    await connection
      .selectFrom('session_series')
      .selectAll()
      .where('id', '=', seriesId)
      .where('engagement_id', '=', engagement.id)
      .executeTakeFirst(),
  );
  const sessions = (await listSessions(connection, engagement)).flatMap((session) =>
    session.seriesId === seriesId && session.seriesStart
      ? [{ ...session, seriesStart: session.seriesStart }]
      : [],
  );
  return {
    id: row.id,
    rhythm: rhythmOf(row.rhythm),
    count: row.count,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
    minutes: row.minutes,
    sequence: row.sequence,
    sessions: sessions.toSorted((a, b) => a.seriesStart.getTime() - b.seriesStart.getTime()),
  };
}

function rhythmOf(text: string): Rhythm {
  return found(rhythms.find((rhythm) => rhythm === text));
}

/** A series as the page of one of its sessions tells of it; null where it is alone. */
export async function describeSeries(
  connection: Connection,
  actor: Actor,
  engagement: Engagement,
  session: Session,
  now: Date,
) {
  const { seriesId, seriesStart } = session;
  if (!seriesId || !seriesStart) return null;
  const { rhythm, sessions } = await findSeries(connection, engagement, seriesId);
  return {
    rhythm,
    count: sessions.length,
    /** How many wait for the reader's yes. */
    waiting: sessions.filter((each) => canDo('accept', actor, each, now)).length,
    /** How many come after this one and may still be moved or cancelled. */
    after: sessions.filter(
      (each) =>
        each.seriesStart > seriesStart && each.startsAt > now && canDo('cancel', actor, each, now),
    ).length,
  };
}
