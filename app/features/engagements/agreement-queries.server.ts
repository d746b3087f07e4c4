import { sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import { type Clause, clauses } from '../programs/agreement-clauses.ts';
import { isInForce } from './agreement.ts';
import type { Engagement } from './engagement-queries.server.ts';

export interface AgreementVersion {
  id: string;
  version: number;
  clauses: Clause[];
  hash: string;
  writtenBy: string | null;
  createdAt: Date;
  signatures: { personId: string; name: string; signedAt: Date }[];
  isInForce: boolean;
}

/** All versions, newest first; the newest one that all signed is in force. */
export async function listAgreementVersions(
  connection: Connection,
  engagement: Engagement,
): Promise<AgreementVersion[]> {
  const rows = await connection
    .selectFrom('agreement')
    .leftJoin('person', 'person.id', 'agreement.written_by')
    .selectAll('agreement')
    .select('person.name as writer')
    .where('engagement_id', '=', engagement.id)
    .orderBy('version', 'desc')
    .execute();
  const signatures = await connection
    .selectFrom('agreement_signature')
    .selectAll()
    .where('engagement_id', '=', engagement.id)
    .orderBy('signed_at')
    .execute();
  const memberIds = engagement.members.map((member) => member.personId);
  const versions = rows.map((row) => ({
    id: row.id,
    version: row.version,
    clauses: clauses.parse(row.clauses),
    hash: row.text_hash,
    writtenBy: row.writer,
    createdAt: row.created_at,
    signatures: signatures
      .filter((signed) => signed.agreement_id === row.id)
      .map((signed) => ({
        personId: signed.person_id,
        name: signed.signed_name,
        signedAt: signed.signed_at,
      })),
  }));
  const signedByAll = (version: Omit<AgreementVersion, 'isInForce'>) =>
    isInForce(
      version.signatures.map((signed) => signed.personId),
      memberIds,
    );
  const inForce = versions.find(signedByAll)?.version;
  return versions.map((version) => ({ ...version, isInForce: version.version === inForce }));
}

export async function findLatestAgreement(
  connection: Connection,
  engagement: Engagement,
): Promise<AgreementVersion | undefined> {
  return (await listAgreementVersions(connection, engagement))[0];
}

/** Whether one goal has a milestone: before that there is nothing to commit to. */
export async function hasMilestone(
  connection: Connection,
  engagement: Engagement,
): Promise<boolean> {
  const row = await connection
    .selectFrom('milestone')
    .innerJoin('goal', 'goal.id', 'milestone.goal_id')
    .select(sql`1`.as('one'))
    .where('milestone.engagement_id', '=', engagement.id)
    .where('goal.state', '!=', 'stopped')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
