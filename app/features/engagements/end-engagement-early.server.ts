import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { releaseEnrolments } from '../enrolment/occupy-enrolment.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { kindRules } from '../programs/program-kind.ts';
import { enrolmentsOf } from './close-engagement.server.ts';
import { isOpen } from './engagement.ts';
import { writeToAll } from './engagement-mail.server.ts';
import { type Engagement, lockEngagementForMember } from './engagement-queries.server.ts';
import { moveEngagement } from './move-engagement.server.ts';

/** Who leaves a group of more than two takes nothing from the others: they go on without them. */
export function goesOnWithout(engagement: Pick<Engagement, 'kind' | 'members'>): boolean {
  return kindRules[engagement.kind].isGroup && engagement.members.length > 2;
}

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
      await leave(connection, world, engagement);
      return { mails: [], how: 'left' as const };
    }
    await moveEngagement(connection, world, engagement, 'endEarly', { anonymous: true });
    await releaseEnrolments(connection, world, enrolmentsOf(engagement), 'accepted');
    const mails = await writeToAll(connection, world, engagement, 'endedEarly');
    return { mails, how: 'ended' as const };
  });
  await sendMail(world, mails);
  return how;
}

async function leave(
  connection: Connection,
  world: World,
  { id, phase, me }: Engagement,
): Promise<void> {
  if (!isOpen(phase)) throw refusal('', 'engagements:problems.cannot.endEarly');
  await connection
    .updateTable('engagement_member')
    .set({ left_at: world.clock.now() })
    .where('engagement_id', '=', id)
    .where('person_id', '=', me.personId)
    .execute();
  // Whoever has left is counted in no open engagement of theirs any more.
  await releaseEnrolments(connection, world, me.enrolmentId ? [me.enrolmentId] : [], 'accepted');
}
