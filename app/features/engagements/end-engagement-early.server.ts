import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { releaseEnrolments } from '../enrolment/occupy-enrolment.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { enrolmentsOf } from './close-engagement.server.ts';
import { writeToAll } from './engagement-mail.server.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { moveEngagement } from './move-engagement.server.ts';

/**
 * The exit that needs no reason. Both are open to a new match; nobody but the two learns more than
 * that it ended: neither the event nor the mail says who decided.
 */
export async function endEngagementEarly(
  world: World,
  actor: Actor,
  engagementId: string,
): Promise<void> {
  const mails = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    await moveEngagement(connection, world, engagement, 'endEarly', { anonymous: true });
    await releaseEnrolments(connection, world, enrolmentsOf(engagement), 'accepted');
    return writeToAll(connection, world, engagement, 'endedEarly');
  });
  await sendMail(world, mails);
}
