import type { Connection } from '../../platform/database.server.ts';

/**
 * Ends these memberships as if they had not begun: their open invitations no longer work, and mails
 * with them that still wait are not sent.
 */
export async function removeMembers(
  connection: Connection,
  organizationId: string,
  personIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < personIds.length; from += 1_000) {
    const part = personIds.slice(from, from + 1_000);
    const addresses = connection.selectFrom('person').select('email').where('id', 'in', part);
    await connection
      .deleteFrom('invitation')
      .where('organization_id', '=', organizationId)
      .where('email', 'in', addresses)
      .where('accepted_at', 'is', null)
      .execute();
    await connection
      .deleteFrom('mail')
      .where('organization_id', '=', organizationId)
      .where('recipient', 'in', addresses)
      .where('sent_at', 'is', null)
      .where('is_secret', '=', true)
      .execute();
    await connection
      .deleteFrom('membership')
      .where('organization_id', '=', organizationId)
      .where('person_id', 'in', part)
      .execute();
  }
}
