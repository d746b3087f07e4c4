import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';

/** How many sessions took place, and how long they were together. */
export async function sumHeldSessions(
  connection: Connection,
  engagement: Engagement,
): Promise<{ sessions: number; minutes: number }> {
  const { sessions, minutes } = await connection
    .selectFrom('session')
    .select((build) => [
      build.fn.countAll<number>().as('sessions'),
      build.fn.sum<number | null>('minutes').as('minutes'),
    ])
    .where('engagement_id', '=', engagement.id)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  return { sessions, minutes: minutes ?? 0 };
}
