import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { type RevisedText, revisedText } from './revision.ts';

export interface Revision {
  id: string;
  goalId: string;
  number: number;
  before: RevisedText;
  after: RevisedText;
  reason: string;
  revisedBy: string | null;
  createdAt: Date;
  /** Who agreed afterwards; whoever revised agreed by doing so. */
  agreements: { personId: string; agreedAt: Date }[];
}

/** The history of an engagement's goals, or of one of them, newest first. */
export async function listRevisions(
  connection: Connection,
  engagement: Engagement,
  goalId?: string,
): Promise<Revision[]> {
  let query = connection
    .selectFrom('goal_revision')
    .selectAll()
    .where('engagement_id', '=', engagement.id);
  if (goalId) query = query.where('goal_id', '=', goalId);
  const rows = await query.orderBy('created_at', 'desc').orderBy('number', 'desc').execute();
  const agreements = await connection
    .selectFrom('goal_revision_agreement')
    .select(['revision_id', 'person_id', 'agreed_at'])
    .where('engagement_id', '=', engagement.id)
    .orderBy('agreed_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    goalId: row.goal_id,
    number: row.number,
    before: revisedText.parse(row.before),
    after: revisedText.parse(row.after),
    reason: row.reason,
    revisedBy: row.revised_by,
    createdAt: row.created_at,
    agreements: agreements
      .filter((agreement) => agreement.revision_id === row.id)
      .map((agreement) => ({ personId: agreement.person_id, agreedAt: agreement.agreed_at })),
  }));
}
