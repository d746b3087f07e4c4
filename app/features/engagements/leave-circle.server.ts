import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { releaseEnrolments } from '../enrolment/occupy-enrolment.server.ts';
import { kindRules } from '../programs/program-kind.ts';
import { isInForce } from './agreement.ts';
import { findLatestAgreement } from './agreement-queries.server.ts';
import { finishEngagement } from './close-engagement.server.ts';
import { everybodyWrote, isOpen } from './engagement.ts';
import { recordEvent } from './engagement-events.server.ts';
import { writeToPartners } from './engagement-mail.server.ts';
import type { Engagement } from './engagement-queries.server.ts';
import { settleExtensionWithout } from './extend-engagement.server.ts';
import { courseOf, moveEngagement } from './move-engagement.server.ts';

/** Who leaves a group of more than two takes nothing from the others: they go on without them. */
export function goesOnWithout(engagement: Pick<Engagement, 'kind' | 'members'>): boolean {
  return kindRules[engagement.kind].isGroup && engagement.members.length > 2;
}

/**
 * One of a circle leaves. What the others had all signed, written or accepted but for this one holds
 * from now on: nobody waits for somebody who is gone. Returns the mails to the others.
 */
export async function leaveCircle(
  connection: Connection,
  world: World,
  engagement: Engagement,
): Promise<string[]> {
  const { id, phase, me } = engagement;
  if (!isOpen(phase)) throw refusal('', 'engagements:problems.cannot.endEarly');
  // The database shows nothing to somebody who has left, so their leave itself comes last.
  await goOnWithout(connection, world, { ...engagement, members: engagement.partners });
  const mails = await writeToPartners(connection, world, engagement, 'left');
  await connection
    .updateTable('engagement_member')
    .set({ left_at: world.clock.now() })
    .where('engagement_id', '=', id)
    .where('person_id', '=', me.personId)
    .execute();
  // Whoever has left is counted in no open engagement of theirs any more.
  await releaseEnrolments(connection, world, me.enrolmentId ? [me.enrolmentId] : [], 'accepted');
  return mails;
}

async function goOnWithout(
  connection: Connection,
  world: World,
  others: Engagement,
): Promise<void> {
  await settleExtensionWithout(connection, world, others);
  const agreement = await findLatestAgreement(connection, others);
  const signerIds = agreement?.signatures.map((signed) => signed.personId) ?? [];
  const holds = isInForce(
    signerIds,
    others.members.map((member) => member.personId),
  );
  if (holds && others.phase === 'preparing') {
    await moveEngagement(connection, world, others, 'bringIntoForce', { anonymous: true });
  } else if (holds && !signerIds.includes(others.me.personId)) {
    const about = { engagementId: others.id, personId: null };
    await recordEvent(connection, world, { ...about, kind: 'agreement_in_force' });
  }
  if (others.phase === 'closing' && everybodyWrote(await courseOf(connection, others))) {
    await finishEngagement(connection, world, others);
  }
}
