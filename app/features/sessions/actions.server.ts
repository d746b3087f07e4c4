import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import type { ActionState, NewAction } from './action.ts';
import { checkInside } from './session.ts';
import { findSession } from './session-queries.server.ts';

/** Plans an action for a member of the engagement, out of a session or between two. */
export async function planAction(
  world: World,
  actor: Actor,
  {
    engagementId,
    sessionId,
    ...given
  }: NewAction & { engagementId: string; sessionId?: string | undefined },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    if (sessionId) await findSession(connection, engagement, sessionId);
    await addAction(connection, world, engagement, { sessionId, ...given });
  });
}

/** The same inside another command's transaction; returns the action's id; `field` is how its form names the row's fields. */
export async function addAction(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  engagement: Engagement,
  given: NewAction & { sessionId?: string | undefined; field?: (name: string) => string },
): Promise<string> {
  checkInside(given.dueOn, engagement, given.field?.('dueOn') ?? 'dueOn');
  const owner = found(engagement.members.find((member) => member.personId === given.ownerId));
  const id = world.random.id();
  await connection
    .insertInto('action')
    .values({
      id,
      organization_id: engagement.organizationId,
      engagement_id: engagement.id,
      session_id: given.sessionId ?? null,
      owner_id: owner.personId,
      cue: given.cue,
      deed: given.deed,
      due_on: given.dueOn,
      state: 'open',
      created_at: world.clock.now(),
    })
    .execute();
  return id;
}

/** Marks an action as done or dropped, or opens it again. */
export async function settleAction(
  world: World,
  actor: Actor,
  { engagementId, actionId, state }: { engagementId: string; actionId: string; state: ActionState },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockOpenEngagement(connection, actor, engagementId);
    found(
      await connection
        .updateTable('action')
        .set({ state, settled_at: state === 'open' ? null : world.clock.now() })
        .where('id', '=', actionId)
        .where('engagement_id', '=', engagementId)
        .returning('id')
        .executeTakeFirst(),
    );
  });
}
