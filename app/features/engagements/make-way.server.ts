import { anyOf, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { releaseEnrolments } from '../enrolment/occupy-enrolment.server.ts';
import { phasesThatMakeWay } from './engagement.ts';
import { recordEvent } from './engagement-events.server.ts';

/**
 * Ends engagements whose members are paired anew, in the transaction of their new pairs. What two wrote stays
 * theirs to read. Whatever has ended or moved on meanwhile is left as it is.
 */
export async function makeWay(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  engagementIds: readonly string[],
): Promise<void> {
  const ended = await connection
    .selectFrom('engagement')
    .select('id')
    .where('id', '=', anyOf(engagementIds))
    .where('phase', 'in', phasesThatMakeWay)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = ended.map(({ id }) => id);
  const members = await connection
    .selectFrom('engagement_member')
    .select('enrolment_id')
    .where('engagement_id', '=', anyOf(ids))
    .execute();
  await connection
    .updateTable('engagement')
    .set({ phase: 'ended_early', closed_at: world.clock.now() })
    .where('id', '=', anyOf(ids))
    .execute();
  for (const engagementId of ids) {
    await recordEvent(connection, world, { engagementId, kind: 'ended_early', personId: null });
  }
  const enrolmentIds = members.flatMap((row) => row.enrolment_id ?? []);
  await releaseEnrolments(connection, world, enrolmentIds, 'accepted');
}
