import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from './engagement-queries.server.ts';

export interface Extension {
  id: string;
  endsOn: string;
  proposedBy: string;
  acceptedBy: string[];
  state: string;
  createdAt: Date;
}

/** The engagement's proposals of more time, newest first; at most one of them is open. */
export async function listExtensions(
  connection: Connection,
  engagement: Engagement,
): Promise<Extension[]> {
  const rows = await connection
    .selectFrom('extension')
    .selectAll()
    .where('engagement_id', '=', engagement.id)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    endsOn: row.ends_on,
    proposedBy: row.proposed_by,
    acceptedBy: row.accepted_by,
    state: row.state,
    createdAt: row.created_at,
  }));
}

export async function findOpenExtension(
  connection: Connection,
  engagement: Engagement,
): Promise<Extension | undefined> {
  return (await listExtensions(connection, engagement)).find(({ state }) => state === 'proposed');
}
