import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { kindRules } from '../programs/program-kind.ts';
import { canAmend, isInForce, type Signature } from './agreement.ts';
import { findLatestAgreement, hasSomethingToSign } from './agreement-queries.server.ts';
import { recordEvent } from './engagement-events.server.ts';
import { writeToPartners } from './engagement-mail.server.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { moveEngagement } from './move-engagement.server.ts';

/**
 * Signs the newest version. With the last signature it is in force; the first one ever also moves
 * the engagement on.
 */
export async function signAgreement(
  world: World,
  actor: Actor,
  engagementId: string,
  { version, hash, name }: Signature,
): Promise<{ inForce: boolean }> {
  const { mails, inForce } = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    if (!canAmend(engagement.phase)) throw refusal('', 'engagements:problems.noAmendment');
    const latest = await findLatestAgreement(connection, engagement);
    if (!latest || latest.version !== version || latest.hash !== hash) {
      throw refusal('', 'engagements:problems.outdated', { version });
    }
    if (latest.signatures.some((signed) => signed.personId === actor.personId)) {
      throw refusal('', 'engagements:problems.signedAlready');
    }
    if (!(await hasSomethingToSign(connection, engagement))) {
      const { isSingle } = kindRules[engagement.kind];
      throw refusal('', `engagements:problems.${isSingle ? 'noQuestion' : 'noMilestone'}`);
    }
    await connection
      .insertInto('agreement_signature')
      .values({
        agreement_id: latest.id,
        person_id: actor.personId,
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        signed_name: name,
        text_hash: hash,
        signed_at: world.clock.now(),
      })
      .execute();
    const about = { engagementId, personId: actor.personId };
    await recordEvent(connection, world, { ...about, kind: 'agreement_signed' });

    const signerIds = [actor.personId, ...latest.signatures.map((signed) => signed.personId)];
    const memberIds = engagement.members.map((member) => member.personId);
    const inForce = isInForce(signerIds, memberIds);
    if (inForce && engagement.phase === 'preparing') {
      await moveEngagement(connection, world, engagement, 'bringIntoForce');
    } else if (inForce) {
      await recordEvent(connection, world, { ...about, kind: 'agreement_in_force' });
    }
    const subject = inForce ? 'bothSigned' : 'readyToSign';
    return { mails: await writeToPartners(connection, world, engagement, subject), inForce };
  });
  await sendMail(world, mails);
  return { inForce };
}
