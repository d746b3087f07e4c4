import { sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import { type Clause, clauses } from '../programs/agreement-clauses.ts';
import { kindRules } from '../programs/program-kind.ts';
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

/**
 * Whether there is something to commit to: one goal with a milestone; of a single conversation, the
 * question.
 */
export async function hasSomethingToSign(
  connection: Connection,
  engagement: Engagement,
): Promise<boolean> {
  const goals = connection
    .selectFrom('goal')
    .select(sql`1`.as('one'))
    .where('goal.engagement_id', '=', engagement.id)
    .where('goal.state', '!=', 'stopped')
    .limit(1);
  const wanted = kindRules[engagement.kind].isSingle
    ? goals
    : goals.innerJoin('milestone', 'milestone.goal_id', 'goal.id');
  return (await wanted.executeTakeFirst()) !== undefined;
}
