import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { loadProgram } from '../programs/program-queries.server.ts';
import { writeAnswers } from './answer-mails.server.ts';
import { type Answer, answerable, answerTo, canManageEnrolments } from './enrolment.ts';
import { lockPlaces, moveUp } from './move-up.server.ts';

/**
 * Accepts, waitlists or declines enrolments of a program: those named, or everybody who waits for
 * an answer, and writes to those who applied. Who waits longest gets a place that becomes free. Returns how many it
 * answered; those for whom the answer is not possible stay.
 */
export async function answerEnrolments(
  world: World,
  actor: Actor,
  programId: string,
  which: readonly string[] | 'applied',
  answer: Answer,
): Promise<number> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  const { count, mailIds } = await asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    if (program.state === 'closed') throw refusal('', 'enrolment:problems.notOpen');
    if (which.length === 0) throw refusal('', 'enrolment:problems.nobodyChosen');
    const from = which === 'applied' ? (['applied'] as const) : answerable(answer);
    const to = answerTo(from[0] ?? 'applied', answer);
    if (to === null) return { count: 0, mailIds: [] };
    await lockPlaces(connection, programId);
    let update = connection
      .updateTable('enrolment')
      .set({ state: to, updated_at: world.clock.now() })
      .where('program_id', '=', programId)
      .where('state', 'in', from)
      .returning(['id', 'person_id', 'import_id']);
    if (which !== 'applied') update = update.where('id', 'in', which);
    const answered = await update.execute();
    // Whoever was imported asked for nothing, so they wait for no answer.
    const asked = answered.filter((row) => row.import_id === null).map((row) => row.person_id);
    const mailIds = await writeAnswers(connection, world, actor, program, asked, answer);
    // Whoever has just been put on the waitlist does not come back by their own place.
    const ids = answered.map((row) => row.id);
    const movedUp = await moveUp(connection, world, programId, { except: ids });
    return { count: answered.length, mailIds: [...mailIds, ...movedUp] };
  });
  await sendMail(world, mailIds);
  return count;
}
