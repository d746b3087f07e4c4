import type { Actor } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { recordEvent } from './engagement-events.server.ts';
import { writeToPartners } from './engagement-mail.server.ts';
import type { Engagement } from './engagement-queries.server.ts';
import { isAccepted, whyNotExtend } from './extension.ts';
import { type Extension, findOpenExtension } from './extension-queries.server.ts';
import { lockOpenEngagement } from './open-engagement.server.ts';

/** Proposes a later end; it counts once all others have accepted it. */
export async function proposeExtension(
  world: World,
  actor: Actor,
  engagementId: string,
  endsOn: string,
): Promise<void> {
  const mails = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const why = whyNotExtend(endsOn, engagement, todayOf(world));
    if (why) throw refusal('endsOn', why);
    if (await findOpenExtension(connection, engagement)) {
      throw refusal('', 'engagements:extend.problems.open');
    }
    await connection
      .insertInto('extension')
      .values({
        id: world.random.id(),
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        ends_on: endsOn,
        proposed_by: actor.personId,
        state: 'proposed',
        created_at: world.clock.now(),
      })
      .execute();
    return writeToPartners(connection, world, engagement, 'extensionProposed');
  });
  await sendMail(world, mails);
}

/** Says yes to another's proposal. With the last yes the engagement ends later. */
export async function acceptExtension(
  world: World,
  actor: Actor,
  engagementId: string,
): Promise<{ isExtended: boolean }> {
  const { mails, isExtended } = await asActor(world.db, actor, async (connection) => {
    const { engagement, extension } = await lockOpenExtension(connection, actor, engagementId);
    if (extension.proposedBy === actor.personId) {
      throw refusal('', 'engagements:extend.problems.own');
    }
    const why = whyNotExtend(extension.endsOn, engagement, todayOf(world));
    if (why) throw refusal('', why);
    const acceptedBy = [...new Set([...extension.acceptedBy, actor.personId])];
    const memberIds = engagement.members.map((member) => member.personId);
    const isExtended = isAccepted({ ...extension, acceptedBy }, memberIds);
    await connection
      .updateTable('extension')
      .set({
        accepted_by: acceptedBy,
        ...(isExtended && { state: 'accepted', settled_at: world.clock.now() }),
      })
      .where('id', '=', extension.id)
      .execute();
    if (!isExtended) return { mails: [], isExtended };
    await extend(connection, world, engagement, extension, actor.personId);
    return {
      mails: await writeToPartners(connection, world, engagement, 'extended'),
      isExtended,
    };
  });
  await sendMail(world, mails);
  return { isExtended };
}

/** Says no to another's proposal, or takes one's own back. No reason, and no mail. */
export async function endExtension(
  world: World,
  actor: Actor,
  engagementId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const { extension } = await lockOpenExtension(connection, actor, engagementId);
    const state = extension.proposedBy === actor.personId ? 'withdrawn' : 'declined';
    await connection
      .updateTable('extension')
      .set({ state, settled_at: world.clock.now() })
      .where('id', '=', extension.id)
      .execute();
  });
}

/** One of them leaves: their own proposal goes with them, and nobody waits for their yes. */
export async function settleExtensionWithout(
  connection: Connection,
  world: World,
  others: Engagement,
): Promise<void> {
  const extension = await findOpenExtension(connection, others);
  if (!extension) return;
  const memberIds = others.members.map((member) => member.personId);
  const isGone = !memberIds.includes(extension.proposedBy);
  if (!isGone && !isAccepted(extension, memberIds)) return;
  const isPossible = !isGone && whyNotExtend(extension.endsOn, others, todayOf(world)) === null;
  await connection
    .updateTable('extension')
    .set({ state: isPossible ? 'accepted' : 'withdrawn', settled_at: world.clock.now() })
    .where('id', '=', extension.id)
    .execute();
  if (isPossible) await extend(connection, world, others, extension, null);
}

async function extend(
  connection: Connection,
  world: World,
  { id }: Engagement,
  { endsOn }: Extension,
  personId: string | null,
): Promise<void> {
  await connection
    .updateTable('engagement')
    .set({ ends_on: endsOn })
    .where('id', '=', id)
    .execute();
  await recordEvent(connection, world, { engagementId: id, kind: 'extended', personId });
}

async function lockOpenExtension(
  connection: Connection,
  actor: Actor,
  engagementId: string,
): Promise<{ engagement: Engagement; extension: Extension }> {
  const engagement = await lockOpenEngagement(connection, actor, engagementId);
  const extension = await findOpenExtension(connection, engagement);
  if (!extension) throw refusal('', 'engagements:extend.problems.none');
  return { engagement, extension };
}
