import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from './engagement-queries.server.ts';

export interface Outcome {
  personId: string;
  name: string;
  summary: string;
  evidence: string;
  nextStep: string;
  thanks: string;
  shared: boolean;
}

/** What the members wrote at the close, for members only. */
export async function listOutcomes(
  connection: Connection,
  engagement: Engagement,
): Promise<Outcome[]> {
  const rows = await connection
    .selectFrom('outcome')
    .innerJoin('person', 'person.id', 'outcome.person_id')
    .selectAll('outcome')
    .select('person.name')
    .where('engagement_id', '=', engagement.id)
    .orderBy('outcome.created_at')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    summary: row.summary,
    evidence: row.evidence,
    nextStep: row.next_step,
    thanks: row.thanks,
    shared: row.shared_with_program,
  }));
}
