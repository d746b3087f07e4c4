import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadPlaybook } from '../playbooks/playbook-queries.server.ts';
import { lockOpenEngagement } from './open-engagement.server.ts';

/** Ticks a step of the playbook as done for everybody in the engagement, or opens it again. */
export async function tickStep(
  world: World,
  actor: Actor,
  { engagementId, step, isDone }: { engagementId: string; step: string; isDone: boolean },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    if (!isDone) {
      await connection
        .deleteFrom('playbook_step_done')
        .where('engagement_id', '=', engagementId)
        .where('step', '=', step)
        .execute();
      return;
    }
    const { phases } = await loadPlaybook(connection, engagement);
    if (!phases.some(({ steps }) => steps.some(({ key }) => key === step))) {
      throw refusal('', 'playbooks:problems.noSuchStep');
    }
    await connection
      .insertInto('playbook_step_done')
      .values({
        engagement_id: engagementId,
        step,
        organization_id: engagement.organizationId,
        person_id: actor.personId,
        done_at: world.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
