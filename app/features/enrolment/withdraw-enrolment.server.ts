import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { EnrolmentState } from '../programs/program-kind.ts';
import { canWithdraw } from './enrolment.ts';

/** Takes back one's own enrolment: no new partner. A pair that is at work goes on. */
export async function withdrawEnrolment(
  world: World,
  actor: Actor,
  enrolmentId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const enrolment = found(
      await connection
        .selectFrom('enrolment')
        .select(['id', 'state'])
        .where('id', '=', enrolmentId)
        .where('person_id', '=', actor.personId)
        .executeTakeFirst(),
    );
    if (!canWithdraw(enrolment.state as EnrolmentState)) {
      throw refusal('', 'enrolment:problems.overAlready');
    }
    await connection
      .updateTable('enrolment')
      .set({ state: 'withdrawn', updated_at: world.clock.now() })
      .where('id', '=', enrolment.id)
      .execute();
  });
}
