import { type Actor, isAdmin, type Role } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { losesLastAdmin } from './member.ts';

/** Locks the admins' rows, so that two of them cannot step down at the same moment. */
async function keepAnAdmin(
  connection: Connection,
  actor: Actor,
  personId: string,
  becomes: Role | null,
): Promise<void> {
  const admins = await connection
    .selectFrom('membership')
    .select('person_id')
    .where('organization_id', '=', actor.organizationId)
    .where('role', '=', 'admin')
    .orderBy('person_id')
    .forUpdate()
    .execute();
  const adminIds = admins.map((row) => row.person_id);
  // The actor may have stepped down while this waited for the lock.
  if (!adminIds.includes(actor.personId)) throw new NotFound();
  if (losesLastAdmin(adminIds, personId, becomes)) {
    throw refusal('', 'organizations:member.lastAdmin');
  }
}

export async function changeRole(
  world: World,
  actor: Actor,
  { personId, role }: { personId: string; role: Role },
): Promise<void> {
  if (!isAdmin(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    await keepAnAdmin(connection, actor, personId, role);
    found(
      await connection
        .updateTable('membership')
        .set({ role })
        .where('organization_id', '=', actor.organizationId)
        .where('person_id', '=', personId)
        .returning('person_id')
        .executeTakeFirst(),
    );
  });
}

/**
 * Ends a membership, and with it the person's profile and enrolments here; the account stays.
 * Refused while they are in an engagement that has not ended: their partner is to hear it first.
 */
export async function removeMember(world: World, actor: Actor, personId: string): Promise<void> {
  if (!isAdmin(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    await keepAnAdmin(connection, actor, personId, null);
    const open = await connection
      .selectFrom('engagement_member')
      .innerJoin('engagement', 'engagement.id', 'engagement_member.engagement_id')
      .select('engagement.id')
      .where('engagement_member.person_id', '=', personId)
      .where('engagement_member.organization_id', '=', actor.organizationId)
      .where('engagement_member.left_at', 'is', null)
      .where('engagement.phase', 'not in', ['closed', 'ended_early'])
      .limit(1)
      .executeTakeFirst();
    if (open) throw refusal('', 'organizations:member.inEngagement');
    const gone = await connection
      .deleteFrom('membership')
      .where('organization_id', '=', actor.organizationId)
      .where('person_id', '=', personId)
      .returning('person_id')
      .executeTakeFirst();
    found(gone);
  });
}
