import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { Visitor } from '../../http/context.ts';
import type { Role } from '../../platform/actor.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { endEngagementEarly } from '../engagements/end-engagement-early.server.ts';
import { isInvented } from '../mail/invented-addresses.ts';

interface Closing {
  /** Engagements that are open: closing the account ends them. */
  open: { id: string; organizationId: string; role: Role }[];
  /** Organizations that would be left without an admin. */
  needsAdmin: { name: string }[];
  /** Organizations of which nobody else is a member: they go too. */
  alone: { id: string; name: string }[];
}

/** What closing this account would do. */
export async function previewClosing(world: Pick<World, 'db'>, personId: string): Promise<Closing> {
  const open = await world.db
    .selectFrom('engagement_member as member')
    .innerJoin('engagement', 'engagement.id', 'member.engagement_id')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organization_id', '=', 'member.organization_id')
        .onRef('membership.person_id', '=', 'member.person_id'),
    )
    .select(['engagement.id', 'engagement.organization_id', 'membership.role'])
    .where('member.person_id', '=', personId)
    .where('member.left_at', 'is', null)
    .where('engagement.phase', 'not in', ['closed', 'ended_early'])
    .orderBy('engagement.id')
    .execute();
  return {
    open: open.map((row) => ({
      id: row.id,
      organizationId: row.organization_id,
      role: row.role as Role,
    })),
    ...(await placesOf(world.db, personId)),
  };
}

async function placesOf(
  connection: Kysely<DB>,
  personId: string,
): Promise<Pick<Closing, 'needsAdmin' | 'alone'>> {
  const rows = await connection
    .selectFrom('membership as mine')
    .innerJoin('organization', 'organization.id', 'mine.organization_id')
    .innerJoin('membership as anyone', 'anyone.organization_id', 'mine.organization_id')
    .select(['organization.id', 'organization.name', 'mine.role'])
    .select((on) => [
      on.fn.countAll<number>().as('people'),
      on.fn.countAll<number>().filterWhere('anyone.role', '=', 'admin').as('admins'),
    ])
    .where('mine.person_id', '=', personId)
    .where('organization.kind', '=', 'organization')
    .groupBy(['organization.id', 'mine.role'])
    .orderBy('organization.name')
    .execute();
  return {
    alone: rows.filter((row) => row.people === 1),
    needsAdmin: rows.filter((row) => row.people > 1 && row.role === 'admin' && row.admins === 1),
  };
}

/**
 * Erases a person: account, profile, enrolments, and every word that is theirs alone, in all
 * organizations. Open engagements end first, with the neutral words of any early end. What partners
 * wrote, and agreements that both made, stay with the partners.
 */
export async function closeAccount(
  world: World,
  { personId, email }: Visitor,
  typed: string,
): Promise<void> {
  if (typed !== email) throw refusal('email', 'people:closing.notYours');
  if (isInvented(email)) throw refusal('', 'people:closing.invented');
  const { open, needsAdmin } = await previewClosing(world, personId);
  const [orphan] = needsAdmin;
  if (orphan) throw refusal('', 'people:closing.lastAdmin', { organization: orphan.name });
  for (const { id, organizationId, role } of open) {
    await endEngagementEarly(world, { personId, organizationId, role }, id);
  }
  const files = await world.db.transaction().execute(async (connection) => {
    // Whoever else steps down at this moment waits, and is then the last one themselves.
    await connection
      .selectFrom('membership')
      .select('person_id')
      .where('role', '=', 'admin')
      .where('organization_id', 'in', (on) =>
        on
          .selectFrom('membership as mine')
          .select('mine.organization_id')
          .where('mine.person_id', '=', personId),
      )
      .orderBy('organization_id')
      .orderBy('person_id')
      .forUpdate()
      .execute();
    const { alone, needsAdmin: late } = await placesOf(connection, personId);
    const [orphaned] = late;
    if (orphaned) throw refusal('', 'people:closing.lastAdmin', { organization: orphaned.name });
    const attached = await connection
      .selectFrom('attachment')
      .innerJoin('message', 'message.id', 'attachment.message_id')
      .select('attachment.storage_name')
      .where('message.author_id', '=', personId)
      .execute();
    await connection.deleteFrom('mail').where('recipient', '=', email).execute();
    await connection.deleteFrom('invitation').where('email', '=', email).execute();
    for (const { id } of alone) {
      await connection.deleteFrom('organization').where('id', '=', id).execute();
    }
    await connection.deleteFrom('person').where('id', '=', personId).execute();
    return attached.map((row) => row.storage_name);
  });
  // The database no longer names them: a file that cannot be removed now is nobody's.
  for (const name of files) await world.files.remove(name);
  world.log.info({ person: personId }, 'account closed');
}
