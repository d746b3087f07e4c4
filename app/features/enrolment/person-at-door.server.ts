import type { Visitor } from '../../http/context.ts';
import type { Connection, Database } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';

/** What the door asks of somebody. They are no member yet, so the server looks. */
export async function findPersonAtDoor(
  db: Database | Connection,
  { personId }: Visitor,
  organizationId: string,
): Promise<{ email: string; isAddressProved: boolean; isMember: boolean }> {
  const row = found(
    await db
      .selectFrom('person')
      .leftJoin('membership', (join) =>
        join
          .onRef('membership.person_id', '=', 'person.id')
          .on('membership.organization_id', '=', organizationId),
      )
      .select(['person.email', 'person.email_verified', 'membership.role'])
      .where('person.id', '=', personId)
      .executeTakeFirst(),
  );
  return { email: row.email, isAddressProved: row.email_verified, isMember: row.role !== null };
}
