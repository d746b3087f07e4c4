import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';

/**
 * Notes whom members report to, by the manager's address, where nothing is noted yet and the manager
 * is a member too: nobody is matched with whom they report to.
 */
export async function fillReportingLines(
  connection: Kysely<DB>,
  organizationId: string,
  lines: readonly { personId: string; managerEmail: string }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`update profile set reports_to = manager.id
    from unnest(${lines.map((line) => line.personId)}::uuid[],
      ${lines.map((line) => line.managerEmail)}::text[]) as line(person_id, email)
    join person manager on manager.email = line.email
    join membership on membership.person_id = manager.id
      and membership.organization_id = ${organizationId}
    where profile.organization_id = ${organizationId}
      and profile.person_id = line.person_id
      and profile.person_id <> manager.id
      and profile.reports_to is null`.execute(connection);
}
