import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { releaseEnrolments } from '../enrolment/occupy-enrolment.server.ts';
import { type Engagement, lockEngagementForMember } from './engagement-queries.server.ts';
import { moveEngagement } from './move-engagement.server.ts';

/** Closes an engagement whose members have all written, or whose end date is past. */
export async function closeEngagement(
  world: World,
  actor: Actor,
  engagementId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    await finishEngagement(connection, world, engagement);
  });
}

/** The close itself, inside a command that holds the lock. */
export async function finishEngagement(
  connection: Connection,
  world: World,
  engagement: Engagement,
): Promise<void> {
  await moveEngagement(connection, world, engagement, 'close');
  await releaseEnrolments(connection, world, enrolmentsOf(engagement), 'completed');
}

export function enrolmentsOf(engagement: Engagement): string[] {
  return engagement.members.flatMap((member) => member.enrolmentId ?? []);
}
