import { anyOf, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { releaseEnrolments } from '../enrolment/occupy-enrolment.server.ts';

/**
 * Of these engagements, those that no member has opened and in which nothing has happened; locked, so that
 * nobody opens one until the caller is done.
 */
export async function lockUntouched(
  connection: Connection,
  ids: readonly string[],
): Promise<Set<string>> {
  await connection
    .selectFrom('engagement')
    .select('id')
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .forUpdate()
    .execute();
  const members = await connection
    .selectFrom('engagement_member')
    .select(['engagement_id', 'opened_at'])
    .where('engagement_id', '=', anyOf(ids))
    .orderBy('engagement_id')
    .orderBy('person_id')
    .forUpdate()
    .execute();
  const events = await connection
    .selectFrom('engagement_event')
    .select('engagement_id')
    .where('engagement_id', '=', anyOf(ids))
    .where('kind', '<>', 'started')
    .execute();
  const touched = new Set([
    ...members.filter((row) => row.opened_at !== null).map((row) => row.engagement_id),
    ...events.map((row) => row.engagement_id),
  ]);
  return new Set(ids.filter((id) => !touched.has(id)));
}

/** Makes engagements as if they had never been. Only for such as `lockUntouched` gave. */
export async function discardEngagements(
  connection: Connection,
  world: Pick<World, 'clock'>,
  ids: readonly string[],
): Promise<void> {
  const members = await connection
    .selectFrom('engagement_member')
    .select('enrolment_id')
    .where('engagement_id', '=', anyOf(ids))
    .execute();
  await connection.deleteFrom('engagement').where('id', '=', anyOf(ids)).execute();
  const enrolmentIds = members.flatMap((row) => row.enrolment_id ?? []);
  await releaseEnrolments(connection, world, enrolmentIds, 'accepted');
}
