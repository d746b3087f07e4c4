import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { kindRules } from '../programs/program-kind.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { moveEngagement } from './move-engagement.server.ts';

/**
 * The first session held, or the first goal checked, after the agreement: from 'agreed' to
 * 'working'. Does nothing in any other phase, so its callers need not ask.
 */
export async function beginWork(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  actor: Actor,
  engagementId: string,
  began: 'session' | 'check-in',
): Promise<void> {
  const engagement = await lockEngagementForMember(connection, actor, engagementId);
  // A single conversation is its session; a check-in before it begins nothing.
  const begins = began === 'session' || !kindRules[engagement.kind].isSingle;
  if (engagement.phase === 'agreed' && begins) {
    await moveEngagement(connection, world, engagement, 'beginWork');
  }
}
