import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';

// What an engagement does to the enrolments it came from. A withdrawn or paused one stays as it is:
// that was the person's own decision.

/** These have found a partner. */
export async function markEnrolmentsMatched(
  connection: Connection,
  world: Pick<World, 'clock'>,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return;
  await connection
    .updateTable('enrolment')
    .set({ state: 'matched', updated_at: world.clock.now() })
    .where('id', 'in', ids)
    .where('state', 'in', ['applied', 'accepted', 'waitlisted', 'completed'])
    .execute();
}

/**
 * An engagement of these is over: without another one still going, they are done after a close and
 * open to a new match after an early end.
 */
export async function releaseEnrolments(
  connection: Connection,
  world: Pick<World, 'clock'>,
  ids: string[],
  next: 'accepted' | 'completed',
): Promise<void> {
  if (ids.length === 0) return;
  // Nobody but managers sees a partner's other engagements, so the database counts them for us.
  const open: RawBuilder<number> = sql`count_open_engagements(enrolment.id)`;
  await connection
    .updateTable('enrolment')
    .set({ state: next, updated_at: world.clock.now() })
    .where('id', 'in', ids)
    .where('state', '=', 'matched')
    .where(open, '=', 0)
    .execute();
}
