import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { type Answer, answerable, answerTo, canManageEnrolments } from './enrolment.ts';

/**
 * Accepts, waitlists or declines enrolments of a program: those named, or everybody who waits for
 * an answer. Returns how many it changed; those for whom the answer is not possible stay.
 */
export async function answerEnrolments(
  world: World,
  actor: Actor,
  programId: string,
  which: readonly string[] | 'applied',
  answer: Answer,
): Promise<number> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    if (program.state === 'closed') throw refusal('', 'enrolment:problems.notOpen');
    if (which.length === 0) throw refusal('', 'enrolment:problems.nobodyChosen');
    const from = which === 'applied' ? (['applied'] as const) : answerable(answer);
    const to = answerTo(from[0] ?? 'applied', answer);
    if (to === null) return 0;
    let update = connection
      .updateTable('enrolment')
      .set({ state: to, updated_at: world.clock.now() })
      .where('program_id', '=', programId)
      .where('state', 'in', from);
    if (which !== 'applied') update = update.where('id', 'in', which);
    const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  });
}
