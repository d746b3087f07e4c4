import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { releaseEnrolments } from '../enrolment/occupy-enrolment.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { enrolmentsOf } from './close-engagement.server.ts';
import { writeToAll } from './engagement-mail.server.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { goesOnWithout, leaveCircle } from './leave-circle.server.ts';
import { moveEngagement } from './move-engagement.server.ts';

/**
 * The exit that needs no reason. Both are open to a new match; nobody but the two learns more than
 * that it ended: neither the event nor the mail says who decided.
 */
export async function endEngagementEarly(
  world: World,
  actor: Actor,
  engagementId: string,
): Promise<'ended' | 'left'> {
  const { mails, how } = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    if (goesOnWithout(engagement)) {
      const mails = await leaveCircle(connection, world, engagement);
      return { mails, how: 'left' as const };
    }
    await moveEngagement(connection, world, engagement, 'endEarly', { anonymous: true });
    await releaseEnrolments(connection, world, enrolmentsOf(engagement), 'accepted');
    const mails = await writeToAll(connection, world, engagement, 'endedEarly');
    return { mails, how: 'ended' as const };
  });
  await sendMail(world, mails);
  return how;
}
