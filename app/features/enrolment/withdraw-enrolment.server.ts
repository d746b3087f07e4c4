import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { overStates } from './enrolment.ts';
import { lockPlaces, moveUp } from './move-up.server.ts';

/**
 * Takes back one's own enrolment: no new partner. A pair that is at work goes on. Who waits longest gets the place.
 */
export async function withdrawEnrolment(
  world: World,
  actor: Actor,
  enrolmentId: string,
): Promise<void> {
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const enrolment = found(
      await connection
        .selectFrom('enrolment')
        .select(['id', 'program_id'])
        .where('id', '=', enrolmentId)
        .where('person_id', '=', actor.personId)
        .executeTakeFirst(),
    );
    await lockPlaces(connection, enrolment.program_id);
    const gone = await connection
      .updateTable('enrolment')
      .set({ state: 'withdrawn', updated_at: world.clock.now() })
      .where('id', '=', enrolment.id)
      .where('state', 'not in', overStates)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw refusal('', 'enrolment:problems.overAlready');
    return moveUp(connection, world, enrolment.program_id);
  });
  await sendMail(world, mailIds);
}
