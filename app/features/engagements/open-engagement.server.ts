import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import { canChangeWords } from './engagement.ts';
import { type Engagement, lockEngagementForMember } from './engagement-queries.server.ts';

/** The engagement, locked, for a member who changes its words; refused in words once it has ended. */
export async function lockOpenEngagement(
  connection: Connection,
  actor: Actor,
  id: string,
): Promise<Engagement> {
  const engagement = await lockEngagementForMember(connection, actor, id);
  const memberIds = engagement.members.map((member) => member.personId);
  if (!canChangeWords(actor, { ...engagement, memberIds })) {
    throw refusal('', 'engagements:problems.ended');
  }
  return engagement;
}
