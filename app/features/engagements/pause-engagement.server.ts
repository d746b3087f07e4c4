import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Move } from './engagement.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { moveEngagement } from './move-engagement.server.ts';

// Moves that either member makes alone and that change nothing else.

/** Life comes between: no reason is asked. */
export const pauseEngagement = move('pause');
/** Back to work, from a pause or from a close that was begun too early. */
export const resumeEngagement = move('resume');
/** From here both look back and write down what came of it. */
export const beginClosing = move('beginClosing');

function move(name: Move) {
  return async (world: World, actor: Actor, engagementId: string): Promise<void> => {
    await asActor(world.db, actor, async (connection) => {
      const engagement = await lockEngagementForMember(connection, actor, engagementId);
      await moveEngagement(connection, world, engagement, name);
    });
  };
}
