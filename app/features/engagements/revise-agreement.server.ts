import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { Clause } from '../programs/agreement-clauses.ts';
import { type AgreementChange, canAmend, isSameAgreement } from './agreement.ts';
import { draftAgreement } from './agreement-draft.server.ts';
import { findLatestAgreement } from './agreement-queries.server.ts';
import { recordEvent } from './engagement-events.server.ts';
import { type Engagement, lockEngagementForMember } from './engagement-queries.server.ts';

/** What a signature names: the text, word for word. */
export function hashAgreement(clauses: readonly Clause[]): string {
  const plain = clauses.map(({ key, title, text }) => [key, title, text]);
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
}

/** Takes the drafted text as it is, as version 1. */
export async function adoptDraft(world: World, actor: Actor, engagementId: string): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockForChange(connection, actor, engagementId);
    if (await findLatestAgreement(connection, engagement)) {
      throw refusal('', 'engagements:problems.draftedMeanwhile');
    }
    const clauses = await draftAgreement(connection, engagement);
    await writeVersion(connection, world, engagement, 1, clauses);
  });
}

/**
 * Writes a new version, which both sign anew. Refuses where somebody saved another one meanwhile:
 * the page then shows both texts.
 */
export async function reviseAgreement(
  world: World,
  actor: Actor,
  engagementId: string,
  { base, clauses }: AgreementChange,
): Promise<void> {
  if (clauses.length === 0) throw refusal('', 'engagements:problems.noClause');
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockForChange(connection, actor, engagementId);
    const latest = await findLatestAgreement(connection, engagement);
    const version = latest?.version ?? 0;
    if (latest && isSameAgreement(latest.clauses, clauses)) {
      throw refusal('', 'engagements:problems.sameText');
    }
    if (version !== base) throw refusal('', 'problems:changedMeanwhile');
    await writeVersion(connection, world, engagement, version + 1, clauses);
  });
}

async function lockForChange(
  connection: Connection,
  actor: Actor,
  engagementId: string,
): Promise<Engagement> {
  const engagement = await lockEngagementForMember(connection, actor, engagementId);
  if (!canAmend(engagement.phase)) throw refusal('', 'engagements:problems.noAmendment');
  return engagement;
}

async function writeVersion(
  connection: Connection,
  world: World,
  engagement: Engagement,
  version: number,
  clauses: readonly Clause[],
): Promise<void> {
  await connection
    .insertInto('agreement')
    .values({
      id: world.random.id(),
      organization_id: engagement.organizationId,
      engagement_id: engagement.id,
      version,
      clauses: JSON.stringify(clauses.map(({ key, title, text }) => ({ key, title, text }))),
      text_hash: hashAgreement(clauses),
      written_by: engagement.me.personId,
      created_at: world.clock.now(),
    })
    .execute();
  await recordEvent(connection, world, {
    engagementId: engagement.id,
    kind: 'agreement_drafted',
    personId: engagement.me.personId,
  });
}
